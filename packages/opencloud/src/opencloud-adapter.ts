import {
  type authorizationOf,
  type Call,
  type Capabilities,
  type Connection,
  createByListing,
  type Limits,
  type LinkAddress,
  type Operations,
  type Send,
  type Target,
} from '@sharelink/core'
import * as api from './opencloud-api.ts'
import { checked, getLink, linkIn, readLinks, restoreLink, updateLink, written } from './opencloud-calls.ts'
import * as mapping from './opencloud-mapping.ts'

/** Settings after parsing; the credential is only ever a header. */
export type OpenCloudConfig = { baseUrl: string; authorization: ReturnType<typeof authorizationOf>; limits: Limits }

const { failure } = api

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
  { transport, sleep }: Connection,
): Operations<mapping.OpenCloudState> {
  const send = transport({ baseUrl, headers: async (call) => ({ authorization: await authorization(call) }), limits })
  const { changed, ...making } = createByListing<mapping.OpenCloudState>({
    capabilities,
    links: (target, call) => readLinks(send, target, call),
    send: (order, call) => {
      const { target } = order.draft
      return written(send, target, api.createLink(target, mapping.createBody(order)), call)
    },
    revoke: (address, call) => revokeLink(send, address, call),
    sleep,
  })
  return {
    account: async (call) => {
      const answer = await checked(send, api.readCapabilities(), call)
      return mapping.accountPolicy(api.understood(answer, api.capabilitiesWire))
    },
    ...making,
    get: (address, call) => getLink(send, address, call),
    list: async function* (scope, nextCall) {
      yield* (await readLinks(send, targetOf(scope), nextCall())).links
    },
    refuseUpdate: mapping.refuseUpdate,
    update: (change, call) => {
      changed(change.address.id)
      return updateLink(send, change, call)
    },
    restore: (before, after, call) => restoreLink(send, before, after, call),
    revoke: (address, call) => revokeLink(send, address, call),
  }
}
