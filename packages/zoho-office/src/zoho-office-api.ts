import { type HttpRequest, type LinkAddress, type Order, REPEAT_ALWAYS, segment, type Target } from '@sharelink/core'
import { shareFields } from './zoho-office-mapping.ts'
import type { ZohoOfficeConfig } from './zoho-office-settings.ts'

/**
 * The documents show the credentials in the address, too; in a form they are in no server's log. The id is in the path
 * and, as the table of fields demands, among the fields. Both calls end in the same state when they arrive twice.
 */
function post(
  { product, format, credentials }: ZohoOfficeConfig,
  method: string,
  { id }: Target,
  fields: Readonly<Record<string, string>>,
): HttpRequest {
  return {
    method: 'POST',
    path: `/api/private/${format}/${method}/${segment(id)}`,
    // The path says the format.
    headers: { accept: '*/*' },
    body: { multipart: { ...credentials, [product.idField]: id, ...fields } },
    repeatOn: REPEAT_ALWAYS,
  }
}

/** Shares a document with people; with those who have it already, it changes their access. */
export function share(config: ZohoOfficeConfig, order: Order): HttpRequest {
  return post(config, config.product.share, order.draft.target, shareFields(config.product, order))
}

/** Ends the share of a document with one person. */
export function cancelSharing(config: ZohoOfficeConfig, { target }: LinkAddress, person: string): HttpRequest {
  return post(config, 'cancelsharing', target, { emailid: person })
}
