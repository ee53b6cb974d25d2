import {
  type Call,
  type Capabilities,
  compare,
  type Connection,
  createQueue,
  type Limits,
  type LinkAddress,
  type Operations,
  type Order,
  type Send,
  ShareLinkError,
  type Target,
} from '@sharelink/core'
import { createHash } from 'node:crypto'
import * as api from './opencloud-api.ts'
import {
  checked,
  getLink,
  linkIn,
  type Listed,
  readLinks,
  restoreLink,
  updateLink,
  written,
} from './opencloud-calls.ts'
import * as mapping from './opencloud-mapping.ts'

type OpenCloudLink = mapping.OpenCloudLink

/** Settings after parsing; the credential is only ever a header. */
export type OpenCloudConfig = { baseUrl: string; authorization: () => Promise<string>; limits: Limits }

type Session = {
  send: Send
  capabilities: Capabilities
  /** Creates on one item go one after another: what a lost one made is told by what was not there before. */
  inTurn: ReturnType<typeof createQueue>
  /** What came of the creates whose answers were lost. */
  lost: WeakMap<Order, Promise<readonly OpenCloudLink[]>>
  /** Digests of the orders that made the links of keys: no answer tells a password. */
  keyed: Map<string, string>
}

const { failure } = api

const MOST_KEYED = 10_000

const digestOf = ({ token, draft }: Order): string =>
  createHash('sha256')
    .update(JSON.stringify([token, draft]))
    .digest('base64')

function remember({ keyed }: Session, order: Order, { link }: OpenCloudLink): void {
  if (order.key === undefined) return
  if (keyed.size >= MOST_KEYED) keyed.clear()
  keyed.set(link.id, digestOf(order))
}

/** Whether an error leaves open what a write has done. */
const isOpen = (thrown: unknown): boolean =>
  ShareLinkError.is(thrown) && ['ambiguous', 'unexpected-response'].includes(thrown.code)

/** What a create whose answer was lost has made: what was not there before, and is as it was ordered. */
async function madeSince(
  session: Session,
  order: Order,
  before: Listed,
  call: Call,
): Promise<readonly OpenCloudLink[]> {
  const list = await readLinks(session.send, order.draft.target, call)
  const known = new Set(before.links.map(({ link }) => link.id))
  const fresh = list.links.filter(({ link }) => !known.has(link.id))
  const name = mapping.nameOf(order)
  const made = fresh.filter(({ link }) => {
    const differences = compare({ ...order.draft, name }, link, session.capabilities)
    return link.name === name && differences.every(({ effect }) => effect === 'stricter')
  })
  const candidates = fresh.map(({ link }) => link)
  if (list.hidden || (made.length === 0 && fresh.length > 0))
    throw failure({ code: 'ambiguous', message: 'Which link was made cannot be told.', candidates })
  const [only] = made
  if (only !== undefined && made.length === 1) remember(session, order, only)
  return made
}

function createLink(session: Session, order: Order, call: Call): Promise<OpenCloudLink> {
  const { send, inTurn, lost } = session
  const { target } = order.draft
  const task = async (): Promise<OpenCloudLink> => {
    const before = await readLinks(send, target, call)
    try {
      const made = await written(send, target, api.createLink(target, mapping.createBody(order)), call)
      remember(session, order, made)
      return await yieldToRivals(session, order, made, call.verifying)
    } catch (thrown) {
      if (isOpen(thrown)) {
        const looking = madeSince(session, order, before, call.verifying)
        lost.set(order, looking)
        await looking.catch(() => undefined)
      }
      throw thrown
    }
  }
  return inTurn(target.id, task, call)
}

/**
 * Looks whether there is another link of the key: another client was as fast, or the create arrived twice. Of a younger
 * link than that the client takes its own back; throws `conflict` with the older one, or `ambiguous` with all.
 */
async function yieldToRivals(session: Session, order: Order, made: OpenCloudLink, call: Call): Promise<OpenCloudLink> {
  const mark = mapping.markOf(order)
  if (mark === undefined) return made
  const open = (candidates: readonly OpenCloudLink['link'][]): ShareLinkError =>
    failure({ code: 'ambiguous', message: 'Whether another link was made with this key is not known.', candidates })
  const list = await readLinks(session.send, made.link.target, call).catch(() => Promise.reject(open([made.link])))
  const age = ({ link }: OpenCloudLink): number => link.createdAt?.getTime() ?? Infinity
  const rivals = list.links.filter(({ link }) => link.name?.endsWith(mark) === true && link.id !== made.link.id)
  const [eldest] = rivals.toSorted((one, other) => age(one) - age(other))
  if (eldest === undefined) return made
  const candidates = [made, ...rivals].map(({ link }) => link)
  if (age(eldest) > age(made)) throw open(candidates)
  session.keyed.delete(made.link.id)
  await revokeLink(session.send, made.link, call).catch(() => Promise.reject(open(candidates)))
  const message = 'Another link was made with this key at the same time, and this one was taken back.'
  throw failure({ code: 'conflict', link: eldest.link, takenBack: true, message })
}

/** The links that an order made: the one whose answer was lost, or earlier ones of its key. */
async function findLinks({ send, lost, keyed }: Session, order: Order, call: Call): Promise<readonly OpenCloudLink[]> {
  const looked = lost.get(order)
  if (looked !== undefined) return looked
  const mark = mapping.markOf(order)
  if (mark === undefined) return []
  const list = await readLinks(send, order.draft.target, call)
  const marked = list.links.filter(({ link }) => link.name?.endsWith(mark) === true)
  // One that is hidden may carry the key.
  if (marked.length === 0) linkIn(list, mark)
  const passwordMatches = ({ link }: OpenCloudLink): boolean => keyed.get(link.id) === digestOf(order)
  return marked.map((found) => ({ ...found, told: { passwordMatches: passwordMatches(found) } }))
}

/** Deletes what is seen to be a link, and believes it when it is seen to be gone. */
async function revokeLink(send: Send, address: LinkAddress, call: Call): Promise<{ verified: true }> {
  const { target, id } = address
  const before = await readLinks(send, target, call)
  if (linkIn(before, id) === undefined) return { verified: true }
  const refused = api.refusalOf(await send(api.deletePermission(address), call), true)
  const unseen = failure(refused ?? { code: 'ambiguous', message: 'Whether the link is gone could not be read.' })
  const after = await readLinks(send, target, call.verifying).catch(() => Promise.reject(unseen))
  const still = after.links.find(({ link }) => link.id === id)?.link
  if (still === undefined && (before.hidden || !after.hidden)) return { verified: true }
  if (still === undefined || refused !== undefined) throw unseen
  throw failure({ code: 'policy', link: still, message: 'The server did not delete the link.' })
}

function targetOf(scope: Target | string): Target {
  if (typeof scope !== 'string') return scope
  throw failure({ code: 'invalid-request', field: 'scope', message: 'scope: must be a target' })
}

/** The calls of OpenCloud. */
export function connectOpenCloud(
  { baseUrl, authorization, limits }: OpenCloudConfig,
  capabilities: Capabilities,
  { transport }: Connection,
): Operations<mapping.OpenCloudState> {
  const send = transport({ baseUrl, headers: async () => ({ authorization: await authorization() }), limits })
  const session: Session = { send, capabilities, inTurn: createQueue(), lost: new WeakMap(), keyed: new Map() }
  return {
    account: async (call) => {
      const answer = await checked(send, api.readCapabilities(), call)
      return mapping.accountPolicy(api.understood(answer, api.capabilitiesWire))
    },
    create: (order, call) => createLink(session, order, call),
    find: (order, call) => findLinks(session, order, call),
    get: (address, call) => getLink(send, address, call),
    list: async function* (scope, nextCall) {
      yield* (await readLinks(send, targetOf(scope), nextCall())).links
    },
    refuseUpdate: mapping.refuseUpdate,
    update: (change, call) => {
      session.keyed.delete(change.address.id)
      return updateLink(send, change, call)
    },
    restore: (before, after, call) => restoreLink(send, before, after, call),
    revoke: (address, call) => revokeLink(send, address, call),
  }
}
