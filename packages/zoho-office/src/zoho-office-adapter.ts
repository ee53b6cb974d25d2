import {
  type Adapter,
  type Connection,
  type Operations,
  plannedRequest,
  type Send,
  ShareLinkError,
  withDetails,
} from '@sharelink/core'
import { share } from './zoho-office-api.ts'
import { zohoOfficeCapabilities } from './zoho-office-capabilities.ts'
import { checkedAnswer } from './zoho-office-errors.ts'
import { fromAnswer, type ZohoOfficeState } from './zoho-office-mapping.ts'
import { type Product, SHEET, SHOW } from './zoho-office-products.ts'
import { revokeShare } from './zoho-office-revoke.ts'
import { parseSettings, RETIRED_HINT, type ZohoOfficeConfig, type ZohoOfficeSettings } from './zoho-office-settings.ts'

/** The transport, whose host is likely to be gone: that is said where it cannot be reached. */
function connectSend({ baseUrl, limits }: ZohoOfficeConfig, { transport }: Connection): Send {
  const send = transport({ baseUrl, headers: () => ({}), limits })
  return async (request, call) => {
    try {
      return await send(request, call)
    } catch (error) {
      if (!ShareLinkError.is(error) || error.code !== 'unavailable') throw error
      throw withDetails(error, { hint: RETIRED_HINT })
    }
  }
}

/** There is nothing to read: no get, no list, and so no update and nothing to find by an idempotency key. */
function connect(config: ZohoOfficeConfig, connection: Connection): Operations<ZohoOfficeState> {
  const { product } = config
  const send = connectSend(config, connection)
  return {
    create: async (order, call) => {
      const answer = await send(share(config, order), call)
      return fromAnswer(product, order, checkedAnswer(product, answer, order.draft.target.id))
    },
    revoke: (address, call) => revokeShare(send, config, address, call),
  }
}

function createOffice(product: Product, settings: ZohoOfficeSettings): Adapter<ZohoOfficeState> {
  const config = parseSettings(product, settings)
  return {
    provider: product.provider,
    capabilities: zohoOfficeCapabilities(product),
    planCreate: (order) => [plannedRequest(config.baseUrl, {}, share(config, order))],
    connect: (connection) => connect(config, connection),
  }
}

/** Shares of Zoho Sheet's retired share API. Throws `invalid-request` for unfit settings. */
export function createZohoSheet(settings: ZohoOfficeSettings): Adapter<ZohoOfficeState> {
  return createOffice(SHEET, settings)
}

/** Shares of Zoho Show's retired share API. Throws `invalid-request` for unfit settings. */
export function createZohoShow(settings: ZohoOfficeSettings): Adapter<ZohoOfficeState> {
  return createOffice(SHOW, settings)
}
