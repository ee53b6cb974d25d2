import {
  type authorizationOf,
  type Call,
  type Change,
  type Connection,
  createByListing,
  type HttpAnswer,
  type HttpRequest,
  type LinkAddress,
  type Limits,
  type Operations,
  type Order,
  type Send,
  ShareLinkError,
  type ShareLinkErrorDetails,
  type Target,
  withDetails,
} from '@sharelink/core'
import * as api from './nextcloud-api.ts'
import { failure, inMaintenance, refusalOf, understood } from './nextcloud-errors.ts'
import * as mapping from './nextcloud-mapping.ts'

type NextcloudLink = mapping.NextcloudLink

/** Settings after parsing; the credential is only ever a header. */
export type NextcloudConfig = {
  baseUrl: string
  authorization: ReturnType<typeof authorizationOf>
  zone: string
  limits: Limits
}

/** What one client works with. */
type Session = { send: Send; zone: string }

async function checked({ send }: Session, request: HttpRequest, call: Call): Promise<HttpAnswer> {
  const answer = await send(request, call)
  const refused = refusalOf(answer, request.method !== 'GET')
  if (refused !== undefined) throw failure(refused)
  return answer
}

const PATH = /^(\/(?!\.{1,2}(\/|$))[^/]+)+$/

/** The links of an item. Throws `invalid-request` for a path that the server would write otherwise: its links are another's. */
export function listOf({ id }: Target): HttpRequest {
  if (PATH.test(id)) return api.listShares(id)
  const message = "target: the id must be the whole path in the account's files, as /Projects/report.pdf"
  throw failure({ code: 'invalid-request', field: 'target', message })
}

async function readLinks(session: Session, target: Target, call: Call): Promise<readonly NextcloudLink[]> {
  const answer = await checked(session, listOf(target), call)
  return understood(answer, api.listWire).map((share) => mapping.fromWire(share, session.zone))
}

/** The one link that the answer to a write holds. */
async function written(session: Session, request: HttpRequest, call: Call): Promise<NextcloudLink> {
  return mapping.fromWire(understood(await checked(session, request, call), api.shareWire), session.zone)
}

/** The link of a ref, wherever its item lies now; a ref of another item is none of it. */
async function getLink(session: Session, { target, id }: LinkAddress, call: Call): Promise<NextcloudLink> {
  const [share] = understood(await checked(session, api.readShare(id), call), api.listWire)
  if (share === undefined) throw failure({ code: 'not-found', message: 'This share is no link.' })
  const found = mapping.fromWire(share, session.zone)
  const { link } = found
  if (link.id === id && link.target.id === target.id && link.target.kind === target.kind) return found
  const message = 'The link of this id is not one of this item: the item was moved, or the ref is of another one.'
  throw failure({ code: 'not-found', message, link, hint: `Its ref is ${link.ref} now.` })
}

function isNotFound(thrown: unknown): boolean {
  return ShareLinkError.is(thrown) && thrown.code === 'not-found' && thrown.link === undefined
}

const UNSEEN =
  'The item is gone and its links with it, or this account cannot see it: then the link may be in force for another.'

/** Whether the link is not there any more: seen in the list of its item. Throws `not-found` where that has none. */
async function isGone(session: Session, address: LinkAddress, call: Call): Promise<boolean> {
  try {
    await getLink(session, address, call)
    return false
  } catch (thrown) {
    if (!isNotFound(thrown)) throw thrown
  }
  try {
    const links = await readLinks(session, address.target, call)
    return !links.some(({ link }) => link.id === address.id)
  } catch (thrown) {
    throw ShareLinkError.is(thrown) && isNotFound(thrown) ? withDetails(thrown, { hint: UNSEEN }) : thrown
  }
}

async function revokeLink(session: Session, address: LinkAddress, call: Call): Promise<{ verified: boolean }> {
  if (await isGone(session, address, call)) return { verified: true }
  const refused = refusalOf(await session.send(api.deleteShare(address.id), call), true)
  const unseen = failure(refused ?? { code: 'ambiguous', message: 'Whether the link is gone could not be read.' })
  const gone = await isGone(session, address, call.verifying).catch(() => Promise.reject(unseen))
  if (gone) return { verified: true }
  throw refused === undefined ? failure({ code: 'policy', message: 'The server did not delete the link.' }) : unseen
}

function misnamed(
  target: Target,
  details: Omit<ShareLinkErrorDetails, 'provider' | 'code' | 'message'>,
): ShareLinkError {
  const message = `target: ${target.kind} is not what the server has under this path.`
  return failure({ code: 'invalid-request', field: 'target', message, ...details })
}

/** The links beside which one is made: a path says nothing of the kind, and a folder is more than a file. */
async function linksBeside(session: Session, target: Target, call: Call): Promise<readonly NextcloudLink[]> {
  const links = await readLinks(session, target, call)
  const others = links.flatMap(({ link }) => (link.target.kind === target.kind ? [] : [link]))
  if (others.length > 0) throw misnamed(target, { candidates: others })
  return links
}

/** A link on what is of another kind than asked is taken back. */
async function makeLink(session: Session, order: Order, call: Call): Promise<NextcloudLink> {
  const { target } = order.draft
  const made = await written(session, api.createShare(target.id, mapping.createMembers(order, session.zone)), call)
  if (made.link.target.kind === target.kind) return made
  const message = 'The link was made on an item of another kind, and whether it is gone is not known.'
  const open = failure({ code: 'ambiguous', field: 'target', message, candidates: [made.link] })
  const { verified } = await revokeLink(session, made.link, call.verifying).catch(() => Promise.reject(open))
  throw misnamed(target, { takenBack: verified })
}

/** Everything in one PUT, whose answer tells what is in force. */
async function updateLink(
  session: Session,
  change: Change<mapping.NextcloudState>,
  call: Call,
): Promise<NextcloudLink> {
  const members = mapping.updateMembers(change, session.zone)
  if (Object.keys(members).length === 0) return getLink(session, change.address, call)
  const after = await written(session, api.updateShare(change.address.id, members), call)
  return typeof members['password'] === 'string' && members['password'] !== ''
    ? { ...after, state: { ...after.state, passwordSet: true } }
    : after
}

/** Puts the former state back, where its password is not gone. */
async function restoreLink(
  session: Session,
  before: NextcloudLink,
  after: NextcloudLink | undefined,
  call: Call,
): Promise<NextcloudLink> {
  const now = after ?? (await getLink(session, before.link, call))
  const moved = now.state.passwordSet === true || now.link.passwordProtected !== before.link.passwordProtected
  if (moved && before.link.passwordProtected === true)
    throw failure({ code: 'unsupported', field: 'password', message: 'password: the former one is not known.' })
  const members = mapping.formerMembers(before, now, session.zone, moved)
  return Object.keys(members).length === 0 ? now : written(session, api.updateShare(before.link.id, members), call)
}

function targetOf(scope: Target | string): Target {
  if (typeof scope !== 'string') return scope
  throw failure({ code: 'invalid-request', field: 'scope', message: 'scope: must be a target' })
}

/** The calls of Nextcloud. */
export function connectNextcloud(
  { baseUrl, authorization, zone, limits }: NextcloudConfig,
  { transport, sleep }: Connection,
): Operations<mapping.NextcloudState> {
  const headers = async (call: Call) => ({ 'ocs-apirequest': 'true', authorization: await authorization(call) })
  const session: Session = { send: transport({ baseUrl, headers, limits, nothingBegun: inMaintenance }), zone }
  const { changed, ...making } = createByListing<mapping.NextcloudState>({
    capabilities: mapping.CAPABILITIES,
    links: async (target, call) => ({ links: await linksBeside(session, target, call), hidden: false }),
    revoke: (address, call) => revokeLink(session, address, call),
    sleep,
    send: (order, call) => makeLink(session, order, call),
  })
  return {
    ...making,
    account: async (call) => {
      const answer = await checked(session, api.readCapabilities(), call)
      return mapping.accountPolicy(understood(answer, api.capabilitiesWire).capabilities)
    },
    get: (address, call) => getLink(session, address, call),
    list: async function* (scope, nextCall) {
      yield* await readLinks(session, targetOf(scope), nextCall())
    },
    refuseUpdate: mapping.refuseUpdate,
    update: (change, call) => {
      changed(change.address.id)
      return updateLink(session, change, call)
    },
    restore: (before, after, call) => restoreLink(session, before, after, call),
    revoke: (address, call) => revokeLink(session, address, call),
  }
}
