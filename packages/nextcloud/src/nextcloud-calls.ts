import {
  type Call,
  type Capabilities,
  type Change,
  type Connection,
  createByListing,
  type HttpAnswer,
  type HttpRequest,
  type LinkAddress,
  type Operations,
  refuseMarkedName,
  type Send,
  type ShareLink,
  ShareLinkError,
  type Target,
  withDetails,
} from '@sharelink/core'
import { accountPolicy, capabilitiesWire, restoreBy, revokeSeen, type Server } from '@sharelink/self-hosted'
import * as api from './nextcloud-api.ts'
import * as mapping from './nextcloud-mapping.ts'
import type { NextcloudLink, NextcloudState } from './nextcloud-mapping.ts'

const { ask, failure } = api

/** Settings after parsing. */
export type NextcloudConfig = Server & { zone: string }

/** What one client works with. */
type Session = { send: Send; zone: string }

async function readLinks({ send, zone }: Session, { id }: Target, call: Call): Promise<readonly NextcloudLink[]> {
  const shares = await ask(send, api.listShares(id), api.listWire, call)
  return shares.map((share) => mapping.fromWire(share, zone))
}

/** The one link that the answer to a write holds. */
async function written({ send, zone }: Session, request: HttpRequest, call: Call): Promise<NextcloudLink> {
  return mapping.fromWire(await ask(send, request, api.shareWire, call), zone)
}

/** The link of a ref, wherever its item lies now; a ref of another item is none of it. */
async function getLink(session: Session, { target, id }: LinkAddress, call: Call): Promise<NextcloudLink> {
  const [share] = await ask(session.send, api.readShare(id), api.listWire, call)
  if (share === undefined) throw failure({ code: 'not-found', message: 'This share is no link.' })
  const found = mapping.fromWire(share, session.zone)
  const { link } = found
  if (link.id === id && link.target.id === target.id && link.target.kind === target.kind) return found
  const message = 'The link of this id is not one of this item: the item was moved, or the ref is of another one.'
  throw failure({ code: 'not-found', message, link, hint: `Its ref is ${link.ref} now.` })
}

function isNotFound(thrown: unknown): thrown is ShareLinkError {
  return ShareLinkError.is(thrown) && thrown.code === 'not-found' && thrown.link === undefined
}

const UNSEEN =
  'The item is gone and its links with it, or this account cannot see it: then the link may be in force for another.'

/** The link where it is still there; of one that is not found by its id the list of its item tells. Throws `not-found` where that has none. */
async function seenLink(session: Session, address: LinkAddress, call: Call): Promise<ShareLink | undefined> {
  try {
    return (await getLink(session, address, call)).link
  } catch (thrown) {
    if (!isNotFound(thrown)) throw thrown
  }
  try {
    const links = await readLinks(session, address.target, call)
    return links.find(({ link }) => link.id === address.id)?.link
  } catch (thrown) {
    throw isNotFound(thrown) ? withDetails(thrown, { hint: UNSEEN }) : thrown
  }
}

function revokeLink(session: Session, address: LinkAddress, call: Call): Promise<{ verified: boolean }> {
  const seen = (looking: Call): Promise<ShareLink | undefined> => seenLink(session, address, looking)
  return revokeSeen({ reader: api, seen, send: () => session.send(api.deleteShare(address.id), call) }, call)
}

/** Changes these members in one PUT, whose answer tells what is in force; one without a member would be refused. */
function put(session: Session, address: LinkAddress, members: api.ShareMembers, call: Call): Promise<NextcloudLink> {
  if (Object.keys(members).length === 0) return getLink(session, address, call)
  return written(session, api.updateShare(address.id, members), call)
}

async function updateLink(session: Session, change: Change<NextcloudState>, call: Call): Promise<NextcloudLink> {
  const after = await put(session, change.address, mapping.updateMembers(change, session.zone), call)
  return { ...after, state: { ...after.state, passwordSet: typeof change.patch.password === 'string' } }
}

/** The server shut for everybody, before it looks at a request (base.php). */
const inMaintenance = ({ headers }: HttpAnswer): boolean => headers['x-nextcloud-maintenance-mode'] === '1'

/** The calls of Nextcloud. */
export function connectNextcloud(
  { baseUrl, authorization, limits, zone }: NextcloudConfig,
  capabilities: Capabilities,
  { transport, sleep }: Connection,
): Operations<NextcloudState> {
  const headers = async (call: Call) => ({ ...api.HEADERS, authorization: await authorization(call) })
  const send = transport({ baseUrl, headers, limits, nothingBegun: inMaintenance })
  const session: Session = { send, zone }
  return {
    ...createByListing<NextcloudState>({
      capabilities,
      links: async (target, call) => ({ links: await readLinks(session, target, call), hidden: false }),
      send: (order, call) => {
        const members = mapping.createMembers(order, zone)
        return written(session, api.createShare(order.draft.target.id, members), call)
      },
      update: (change, call) => updateLink(session, change, call),
      revoke: (address, call) => revokeLink(session, address, call),
      sleep,
    }),
    account: async (call) => accountPolicy(await ask(send, api.readCapabilities(), capabilitiesWire, call)),
    get: (address, call) => getLink(session, address, call),
    refuseUpdate: (change, _now, tolerate) => refuseMarkedName(change, tolerate),
    restore: restoreBy<NextcloudState>({
      get: (address, call) => getLink(session, address, call),
      change: (before, now, moved, call) =>
        put(session, before.link, mapping.formerMembers(before, now, zone, moved), call),
    }),
  }
}
