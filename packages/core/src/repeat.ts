import type { Effective, Order } from './adapter.ts'
import type { Call } from './call.ts'
import { differencesOf } from './compare.ts'
import type { Context } from './context.ts'
import { maskDraft, type ParsedDraft } from './draft.ts'
import { ShareLinkError } from './errors.ts'
import type { Difference, Outcome } from './model.ts'

/** What of a draft is not in force in the link that an order made. */
export function differencesIn<State>(
  draft: ParsedDraft,
  order: Order,
  { link, told }: Effective<State>,
): readonly Difference[] {
  return differencesOf(draft, { ...link, told: told ?? {} }, order.capability)
}

/** Whether the link is as this order makes it: rounded and without what cannot be held, under the name it is given. */
function isAsOrdered<State>({ adapter }: Context<State>, order: Order, found: Effective<State>): boolean {
  const { name } = order.draft
  const held = name === undefined ? order.draft : { ...order.draft, name: adapter.heldName?.(order) ?? name }
  // What the provider does not tell cannot be told to differ.
  return differencesIn(held, order, found).every(({ reason }) => reason === 'unverified')
}

/** The link that an earlier call with this key made, if it still is what this draft makes. Throws `conflict` if not. */
export async function repeated<State>(
  context: Context<State>,
  draft: ParsedDraft,
  order: Order,
  call: Call,
): Promise<Outcome | undefined> {
  const { operations, adapter } = context
  if (order.key === undefined || operations.find === undefined) return undefined
  const [found, another] = await operations.find(order, call)
  if (found === undefined) return undefined
  const differences = differencesIn(draft, order, found)
  const details = { provider: adapter.provider, link: found.link, differences }
  if (another !== undefined)
    throw new ShareLinkError({
      code: 'ambiguous',
      ...details,
      candidates: [found.link, another.link],
      message: 'Several links carry this key.',
    })
  if (found.link.expired === true || !isAsOrdered(context, order, found))
    throw new ShareLinkError({
      code: 'conflict',
      ...details,
      message: 'A link of this key exists and is no longer what is asked for.',
    })
  return { requested: maskDraft(draft), link: found.link, differences }
}
