import type { Effective, Operations, Order } from './adapter.ts'
import type { Call } from './call.ts'
import type { Capabilities } from './capabilities.ts'
import { compare } from './compare.ts'
import { ShareLinkError, type ShareLinkErrorDetails } from './errors.ts'
import { createKeyMemory, markedName, markOf } from './key-mark.ts'
import type { ShareLink, Target } from './model.ts'
import { createQueue } from './queue.ts'
import { type LinkAddress, addressFromLink } from './ref.ts'

/** The links of an item, and whether some of others are hidden from the caller. */
export type Listed<State> = { links: readonly Effective<State>[]; hidden: boolean }

/** What a provider has whose links get their ids from the server, and of which all of an item can be listed. */
export type Listing<State> = {
  capabilities: Capabilities
  links: (target: Target, call: Call) => Promise<Listed<State>>
  /** Makes a link each time that it is called. */
  send: (order: Order, call: Call) => Promise<Effective<State>>
  revoke: (address: LinkAddress, call: Call) => Promise<unknown>
}

/** `create` and `find` for such a provider. */
export type ByListing<State> = {
  create: NonNullable<Operations<State>['create']>
  find: NonNullable<Operations<State>['find']>
  /** To be told of every link that is changed otherwise. */
  changed: (id: string) => void
}

type Making<State> = Listing<State> & {
  /** Creates on one item go one after another. */
  inTurn: ReturnType<typeof createQueue>
  /** What came of the creates whose answers were lost. */
  lost: WeakMap<Order, Promise<readonly Effective<State>[]>>
  memory: ReturnType<typeof createKeyMemory>
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

const ageOf = ({ createdAt }: ShareLink): number => createdAt?.getTime() ?? Infinity

/**
 * Looks whether there is another link of the key: another client was as fast, or the create arrived twice. Of a younger
 * link than that the client takes its own back; throws `conflict` with the older one, or `ambiguous` with all.
 */
async function yieldToRivals<State>(
  { links, revoke, memory, fail }: Making<State>,
  order: Order,
  made: Effective<State>,
  call: Call,
): Promise<Effective<State>> {
  const mark = markOf(order)
  if (mark === '') return made
  const { link: own } = made
  const open = (candidates: readonly ShareLink[]): ShareLinkError =>
    fail({ code: 'ambiguous', message: 'Whether another link was made with this key is not known.', candidates })
  const list = await links(own.target, call).catch(() => Promise.reject(open([own])))
  const rivals = list.links.flatMap(({ link }) => (link.name?.endsWith(mark) && link.id !== own.id ? [link] : []))
  const [eldest] = rivals.toSorted((one, other) => ageOf(one) - ageOf(other))
  if (eldest === undefined) return made
  if (ageOf(eldest) > ageOf(own)) throw open([own, ...rivals])
  memory.forget(own.id)
  await revoke(addressFromLink(own), call).catch(() => Promise.reject(open([own, ...rivals])))
  const message = 'Another link was made with this key at the same time, and this one was taken back.'
  throw fail({ code: 'conflict', link: eldest, takenBack: true, message })
}

async function makeOne<State>(making: Making<State>, order: Order, call: Call): Promise<Effective<State>> {
  const { links, send, memory, lost } = making
  const before = await links(order.draft.target, call)
  try {
    const made = await send(order, call)
    memory.made(order, made.link.id)
    return await yieldToRivals(making, order, made, call.verifying)
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
  if (mark === '') return []
  const list = await links(order.draft.target, call)
  const marked = list.links.filter(({ link }) => link.name?.endsWith(mark) === true)
  if (marked.length === 0 && list.hidden)
    throw fail({ code: 'forbidden', message: 'The account may not see the links of this item; one may carry the key.' })
  const passwordMatches = (id: string): boolean => memory.isOf(order, id)
  return marked.map((found) => ({ ...found, told: { ...found.told, passwordMatches: passwordMatches(found.link.id) } }))
}

/** Which link a create made whose answer was lost is told by what was not there before and is as it was ordered. */
export function createByListing<State>(listing: Listing<State>): ByListing<State> {
  const { provider } = listing.capabilities
  const memory = createKeyMemory()
  const making: Making<State> = {
    ...listing,
    inTurn: createQueue(),
    lost: new WeakMap(),
    memory,
    fail: (details) => new ShareLinkError({ ...details, provider }),
  }
  return {
    create: (order, call) => making.inTurn(order.draft.target.id, () => makeOne(making, order, call), call),
    find: (order, call) => findLinks(making, order, call),
    changed: memory.forget,
  }
}
