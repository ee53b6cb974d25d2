import { createHash } from 'node:crypto'
import type { Effective, Operations, Order } from './adapter.ts'
import type { Call } from './call.ts'
import type { Capabilities } from './capabilities.ts'
import { compare } from './compare.ts'
import { ShareLinkError } from './errors.ts'
import type { Target } from './model.ts'
import { createQueue } from './queue.ts'

/** What a provider has whose links get their ids from the server, and of which all of an item can be listed. */
export type Listing<State> = {
  capabilities: Capabilities
  /** Every link of the item. Throws where some may be hidden. */
  links: (target: Target, call: Call) => Promise<readonly Effective<State>[]>
  /** Makes a link each time that it is called. */
  send: (order: Order, call: Call) => Promise<Effective<State>>
}

/** The mark of a key at the end of a name: the only place of such a link that keeps one. */
export const KEY_MARK = / \[k:[0-9a-f]{12}\]$/

function markOf({ key, token }: Order): string {
  return key === undefined ? '' : ` [k:${token.slice(0, 12)}]`
}

/** The name that an order gives its link, where it gives one: the caller's, with the mark of the key. */
export function markedName(order: Order): string | undefined {
  const mark = markOf(order)
  return mark === '' ? order.draft.name : `${order.draft.name ?? 'Shared link'}${mark}`
}

const MOST_KEYED = 10_000

/** A password is kept as part of a digest only. */
function digestOf({ token, draft }: Order): string {
  return createHash('sha256')
    .update(JSON.stringify([token, draft]))
    .digest('base64')
}

function isOpen(thrown: unknown): boolean {
  return ShareLinkError.is(thrown) && ['ambiguous', 'unexpected-response'].includes(thrown.code)
}

/**
 * `create` and `find` for such a provider. Which link a create made whose answer was lost is told by what was not there
 * before and is as it was ordered; so creates on one item go one after another. `changed` is to be told of every link
 * that is changed after.
 */
export function createByListing<State>({ capabilities, links, send }: Listing<State>): {
  create: NonNullable<Operations<State>['create']>
  find: NonNullable<Operations<State>['find']>
  changed: (id: string) => void
} {
  const inTurn = createQueue()
  const lost = new WeakMap<Order, Promise<readonly Effective<State>[]>>()
  // No answer tells a password: whether a link of a key is this very order's is known in this process only.
  const keyed = new Map<string, string>()

  function remember(order: Order, { link }: Effective<State>): void {
    if (order.key === undefined) return
    if (keyed.size >= MOST_KEYED) keyed.clear()
    keyed.set(link.id, digestOf(order))
  }

  async function madeSince(order: Order, known: ReadonlySet<string>, call: Call): Promise<readonly Effective<State>[]> {
    const now = await links(order.draft.target, call)
    const fresh = now.filter(({ link }) => !known.has(link.id))
    const name = markedName(order)
    const made = fresh.filter(({ link }) => {
      const differences = compare({ ...order.draft, name }, link, capabilities)
      return link.name === name && differences.every(({ effect }) => effect === 'stricter')
    })
    const [only, ...others] = made
    if (only === undefined && fresh.length > 0)
      throw new ShareLinkError({
        code: 'ambiguous',
        provider: capabilities.provider,
        message: 'Which link was made cannot be told.',
        candidates: fresh.map(({ link }) => link),
      })
    if (only !== undefined && others.length === 0) remember(order, only)
    return made
  }

  async function makeOne(order: Order, call: Call): Promise<Effective<State>> {
    const before = await links(order.draft.target, call)
    try {
      const made = await send(order, call)
      remember(order, made)
      return made
    } catch (thrown) {
      if (isOpen(thrown)) {
        const looking = madeSince(order, new Set(before.map(({ link }) => link.id)), call.verifying)
        lost.set(order, looking)
        await looking.catch(() => undefined)
      }
      throw thrown
    }
  }

  return {
    create: (order, call) => inTurn(order.draft.target.id, () => makeOne(order, call), call),
    find: async (order, call) => {
      const looked = lost.get(order)
      if (looked !== undefined) return looked
      const mark = markOf(order)
      if (mark === '') return []
      const all = await links(order.draft.target, call)
      const marked = all.filter(({ link }) => link.name?.endsWith(mark) === true)
      return marked.map((found) => ({
        ...found,
        told: { ...found.told, passwordMatches: keyed.get(found.link.id) === digestOf(order) },
      }))
    },
    changed: (id) => void keyed.delete(id),
  }
}
