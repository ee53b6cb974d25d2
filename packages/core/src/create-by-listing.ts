import type { Effective, Order } from './adapter.ts'
import type { Call } from './call.ts'
import { compare } from './compare.ts'
import { ShareLinkError, type ShareLinkErrorDetails } from './errors.ts'
import { createKeyOrders } from './key-orders.ts'
import { markedName, markOf } from './key-mark.ts'
import { ofRightKind } from './kind-of-item.ts'
import type { ByListing, Listed, Listing } from './listing.ts'
import { createQueue } from './queue.ts'
import { linkOfList, linksHidden } from './listed-link.ts'
import { targetOfScope } from './scope.ts'
import { yieldToRivals } from './rivals.ts'
import { addressFromLink } from './ref.ts'

type Making<State> = Listing<State> & {
  /** Creates on one item go one after another. */
  inTurn: ReturnType<typeof createQueue>
  /** What came of the creates whose answers were lost. */
  lost: WeakMap<Order, Promise<readonly Effective<State>[]>>
  memory: ReturnType<typeof createKeyOrders>
  fail: (details: Omit<ShareLinkErrorDetails, 'provider'>) => ShareLinkError
}

function isOpen(thrown: unknown): boolean {
  return ShareLinkError.is(thrown) && ['ambiguous', 'unexpected-response'].includes(thrown.code)
}

/** What a create whose answer was lost has made: what was not there before, and is as it was ordered. */
async function madeSince<State>(
  { capabilities, links, memory, fail }: Making<State>,
  order: Order,
  before: Listed<State>,
  call: Call,
): Promise<readonly Effective<State>[]> {
  const now = await links(order.draft.target, call)
  const known = new Set(before.links.map(({ link }) => link.id))
  const fresh = now.links.filter(({ link }) => !known.has(link.id))
  const name = markedName(order)
  const made = fresh.filter(({ link }) => {
    const differences = compare({ ...order.draft, name }, link, capabilities)
    return link.name === name && differences.every(({ effect }) => effect === 'stricter')
  })
  const candidates = fresh.map(({ link }) => link)
  if (now.hidden || (made.length === 0 && fresh.length > 0))
    throw fail({ code: 'ambiguous', message: 'Which link was made cannot be told.', candidates })
  const [only, ...others] = made
  if (only !== undefined && others.length === 0) memory.made(order, only.link.id)
  return made
}

/**
 * One link of a key stays, whoever made it: what was made, as the list has it by then. Throws `ambiguous` where that
 * cannot be looked for.
 */
async function settleRivals<State>(
  making: Making<State>,
  order: Order,
  made: Effective<State>,
  call: Call,
): Promise<Effective<State>> {
  const { links, revoke, fail, sleep, capabilities } = making
  const mark = markOf(order)
  if (mark === undefined) return made
  const message = 'Whether another link was made with this key is not known.'
  const open = fail({ code: 'ambiguous', message, candidates: [made.link] })
  const marked = async (): Promise<readonly Effective<State>[]> => {
    const list = await links(made.link.target, call).catch(() => Promise.reject(open))
    return list.links.filter(({ link }) => link.id === made.link.id || link.name?.endsWith(mark) === true)
  }
  const takeBack = (trying: Call): Promise<{ verified: boolean }> => revoke(addressFromLink(made.link), trying)
  return yieldToRivals({ provider: capabilities.provider, made, marked, revoke: takeBack, sleep }, call)
}

async function makeOne<State>(making: Making<State>, order: Order, call: Call): Promise<Effective<State>> {
  const { links, send, memory, lost } = making
  const before = await links(order.draft.target, call)
  try {
    const made = await send(order, call)
    memory.made(order, made.link.id)
    return await settleRivals(making, order, made, call.verifying)
  } catch (thrown) {
    if (isOpen(thrown)) {
      const looking = madeSince(making, order, before, call.verifying)
      lost.set(order, looking)
      await looking.catch(() => undefined)
    }
    throw thrown
  }
}

async function findLinks<State>(
  { links, lost, memory, fail }: Making<State>,
  order: Order,
  call: Call,
): Promise<readonly Effective<State>[]> {
  const looked = lost.get(order)
  if (looked !== undefined) return looked
  const mark = markOf(order)
  if (mark === undefined) return []
  const list = await links(order.draft.target, call)
  const marked = list.links.filter(({ link }) => link.name?.endsWith(mark) === true)
  if (marked.length === 0 && list.hidden)
    throw fail({ code: 'forbidden', message: 'The account may not see the links of this item; one may carry the key.' })
  const passwordMatches = (id: string): boolean => memory.verdict(order, id) === 'same'
  return marked.map((found) => ({ ...found, told: { ...found.told, passwordMatches: passwordMatches(found.link.id) } }))
}

/** Which link a create made whose answer was lost is told by what was not there before and is as it was ordered. */
export function createByListing<State>(listing: Listing<State>): ByListing<State> {
  const { provider } = listing.capabilities
  const memory = createKeyOrders()
  const making: Making<State> = {
    ...ofRightKind(listing),
    inTurn: createQueue(),
    lost: new WeakMap(),
    memory,
    fail: (details) => new ShareLinkError({ ...details, provider }),
  }
  return {
    create: (order, call) => making.inTurn(order.draft.target.id, () => makeOne(making, order, call), call),
    find: (order, call) => findLinks(making, order, call),
    get: async ({ target, id }, call) => linkOfList(provider, await listing.links(target, call), id),
    list: async function* (scope, nextCall) {
      const { links, hidden } = await listing.links(targetOfScope(provider, scope), nextCall())
      if (links.length === 0 && hidden) throw linksHidden(provider)
      yield* links
    },
    update: (change, call) => {
      memory.forget(change.address.id)
      return listing.update(change, call)
    },
    revoke: listing.revoke,
  }
}
