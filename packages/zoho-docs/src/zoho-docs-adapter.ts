import {
  type Adapter,
  type Call,
  type Connection,
  createQueue,
  type HttpRequest,
  type LinkAddress,
  MASK,
  type Operations,
  plannedRequest,
  type Send,
  ShareLinkError,
  type Target,
  targetOfScope,
} from '@sharelink/core'
import { expiryHeldAsDay } from '@sharelink/calendar'
import { readShareDetails } from './zoho-docs-api.ts'
import { connectSend, readDetails } from './zoho-docs-calls.ts'
import { zohoDocsCapabilities } from './zoho-docs-capabilities.ts'
import { createRequest, createZohoDocsLink, findZohoDocsLink } from './zoho-docs-create.ts'
import { linkIn, linksIn, type ZohoDocsLink, type ZohoDocsState } from './zoho-docs-mapping-answers.ts'
import { createSentOrders } from './zoho-docs-memory.ts'
import {
  createPublication,
  findPublication,
  type Publications,
  publishRequest,
  revokePublication,
} from './zoho-docs-publication.ts'
import { lostByUpdate, refuseZohoDocsUpdate } from './zoho-docs-refuse-update.ts'
import { revokeZohoDocsLink } from './zoho-docs-revoke.ts'
import { parseSettings, PROVIDER, type ZohoDocsConfig, type ZohoDocsSettings } from './zoho-docs-settings.ts'
import { slotOf } from './zoho-docs-slots.ts'
import { restoreZohoDocsLink, updateZohoDocsLink } from './zoho-docs-update.ts'

async function getLink(send: Send, address: LinkAddress, call: Call): Promise<ZohoDocsLink> {
  const slot = slotOf(address)
  const fail = (code: 'unsupported' | 'not-found', message: string): ShareLinkError =>
    new ShareLinkError({ code, provider: PROVIDER, message })
  if (slot === 'publication') throw fail('unsupported', 'Zoho Docs does not tell whether a file is published.')
  const link = linkIn(address.target, await readDetails(send, address.target, call), slot)
  if (link === undefined) throw fail('not-found', `Nothing is in ${address.id} of this item.`)
  return link
}

/** Writes to one item go one after the other: each reads what it is about to change. */
function connect(config: ZohoDocsConfig, connection: Connection): Operations<ZohoDocsState> {
  const send = connectSend(config, connection)
  const queue = createQueue()
  const inTurn = <T>({ kind, id }: Target, task: () => Promise<T>, call: Call): Promise<T> =>
    queue(`${kind}:${id}`, task, call)
  const orders = createSentOrders()
  const publications: Publications = new Map()
  return {
    create: (order, call) =>
      inTurn(
        order.draft.target,
        () =>
          order.draft.kind === 'publication'
            ? createPublication(send, orders, publications, order, call)
            : createZohoDocsLink(send, config, orders, order, call),
        call,
      ),
    find: async (order, call) =>
      order.draft.kind === 'publication'
        ? findPublication(orders, publications, order)
        : findZohoDocsLink(send, orders, order, call),
    get: (address, call) => getLink(send, address, call),
    list: async function* (scope, nextCall) {
      const target = targetOfScope(PROVIDER, scope)
      yield* linksIn(target, await readDetails(send, target, nextCall()))
    },
    lostBy: (change) => (slotOf(change.address) === 'link' ? lostByUpdate(change) : []),
    refuseUpdate: (change, _now, tolerate) => refuseZohoDocsUpdate(change, tolerate),
    update: (change, call) => {
      orders.forget(change.address.target.id, change.address.id)
      return inTurn(change.address.target, () => updateZohoDocsLink(send, config, change, call), call)
    },
    restore: (before, _after, call) => inTurn(before.link.target, () => restoreZohoDocsLink(send, before, call), call),
    revoke: async (address, call) => {
      const slot = slotOf(address)
      const { target } = address
      orders.forget(target.id, address.id)
      return inTurn(
        target,
        () =>
          slot === 'publication'
            ? revokePublication(send, publications, target, call)
            : revokeZohoDocsLink(send, target, slot, call),
        call,
      )
    },
  }
}

/** Shares of Zoho Docs, a retired service. Throws `invalid-request` for unfit settings. */
export function createZohoDocs(settings: ZohoDocsSettings): Adapter<ZohoDocsState> {
  const config = parseSettings(settings)
  const { timeZone, baseUrl } = config
  const planned = (request: HttpRequest) =>
    plannedRequest(baseUrl, { authorization: `Zoho-oauthtoken ${MASK}` }, request)
  return {
    provider: PROVIDER,
    capabilities: zohoDocsCapabilities(config),
    ...(timeZone === undefined ? {} : { holdExpiry: (asked, now) => expiryHeldAsDay(asked, timeZone, now) }),
    planCreate: (order) => {
      if (order.draft.kind === 'publication') return [planned(publishRequest(order))]
      const read = planned(readShareDetails(order.draft.target))
      const write = planned(createRequest(order, config))
      return [...(order.key === undefined ? [] : [read]), read, write, read]
    },
    connect: (connection) => connect(config, connection),
  }
}
