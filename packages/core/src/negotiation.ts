import type { Call } from './call.ts'
import { type Capabilities, capabilitiesFor } from './capabilities.ts'
import { type Context, intentionToken } from './context.ts'
import type { ParsedDraft } from './draft.ts'
import { ShareLinkError } from './errors.ts'
import type { DraftField, Refusal, Tolerance } from './model.ts'
import { narrowed, needsDescription, settle, type Settlement } from './negotiate.ts'

export function refusalError(
  provider: string,
  refusal: Refusal,
  differences?: Settlement['differences'],
): ShareLinkError {
  const tolerable = differences?.some(({ field }) => field === refusal.field) === true
  const hint = `Ask for something else, or name '${refusal.field}' in \`tolerate\` to do without. Nothing was sent.`
  const more = differences?.length ? { differences } : {}
  return new ShareLinkError({ ...refusal, provider, ...more, ...(tolerable ? { hint } : {}) })
}

/** Why a draft is refused whose kind of link the capabilities do not name on such an item, or not for its audience. */
export function noSuchLink(capabilities: Capabilities, { kind, target, audience }: ParsedDraft): Refusal {
  const { provider } = capabilities
  if (capabilitiesFor(capabilities, target, kind).length > 0)
    return { code: 'unsupported', field: 'audience', message: `audience: '${audience}' cannot be the audience here.` }
  const what = target.type === undefined ? target.kind : `${target.kind} of type ${target.type}`
  const field = target.type === undefined ? 'kind' : 'target'
  return { code: 'unsupported', field, message: `${provider} has no ${kind} link on a ${what}.` }
}

/** What a plan is made of. */
export type Planning<State> = Pick<Context<State>, 'adapter' | 'operations' | 'runtime' | 'policy'>

/** The pure parts of an adapter, with the name that it gives a link of this key, if it marks one. */
function pureParts<State>(
  { adapter, runtime, policy }: Planning<State>,
  { target }: ParsedDraft,
  key: string | undefined,
): Parameters<typeof settle>[0] {
  const { provider, holdExpiry, heldName } = adapter
  const pure = {
    provider,
    ...(holdExpiry === undefined ? {} : { holdExpiry }),
    ...(policy === undefined ? {} : { policy }),
  }
  if (key === undefined || heldName === undefined) return pure
  const token = intentionToken(provider, runtime.random, `${target.kind}:${target.id}`, key)
  return { ...pure, nameOf: (draft, capability) => heldName({ draft, capability, token, key }) }
}

/** What a draft comes to on each kind of item that the target may be. Throws `unsupported` where there is none. */
export function settleAll<State>(
  context: Planning<State>,
  draft: ParsedDraft,
  tolerate: Tolerance,
  fields?: readonly DraftField[],
  key?: string,
): readonly [Settlement, ...Settlement[]] {
  const { adapter, runtime } = context
  const { provider } = adapter
  const pure = pureParts(context, draft, key)
  const settlements = capabilitiesFor(adapter.capabilities, draft.target, draft.kind, draft.audience).map(
    (capability) => settle(pure, draft, capability, runtime.clock.now(), tolerate, fields),
  )
  const [first, ...rest] = settlements
  if (first === undefined) throw refusalError(provider, noSuchLink(adapter.capabilities, draft))
  return [first, ...rest]
}

/** The settlement to plan with: the first that would be sent. */
export function likeliest(settlements: readonly [Settlement, ...Settlement[]]): Settlement {
  return settlements.find(({ refusal }) => refusal === undefined) ?? settlements[0]
}

/** Settles a draft, reading the item only where the answer matters; `key` where the name of a link will carry its mark. Throws what the draft is refused for. */
export async function negotiate<State>(
  context: Context<State>,
  draft: ParsedDraft,
  tolerate: Tolerance,
  call: Call,
  fields?: readonly DraftField[],
  key?: string,
): Promise<Settlement> {
  const { adapter, operations, runtime } = context
  const settlements = settleAll(context, draft, tolerate, fields, key)
  const best = likeliest(settlements)
  if (best.refusal !== undefined) throw refusalError(adapter.provider, best.refusal, best.differences)
  if (operations.describe === undefined || !needsDescription(settlements, fields)) return best
  const description = await operations.describe(draft.target, call)
  if (description.refusal !== undefined)
    throw new ShareLinkError({ ...description.refusal, provider: adapter.provider })
  const described = { ...draft, target: description.target }
  const [capability] = capabilitiesFor(adapter.capabilities, described.target, draft.kind, draft.audience)
  if (capability === undefined) throw refusalError(adapter.provider, noSuchLink(adapter.capabilities, described))
  const pure = pureParts(context, draft, key)
  const settled = settle(pure, described, narrowed(capability, description), runtime.clock.now(), tolerate, fields)
  if (settled.refusal !== undefined) throw refusalError(adapter.provider, settled.refusal, settled.differences)
  return settled
}
