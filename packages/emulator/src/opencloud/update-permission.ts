import type { SignedIn } from './exchange.ts'
import { expirationOf } from './go-time.ts'
import { GraphPanic, GraphRefusal, invalid, permissionNotFound } from './graph-refusal.ts'
import type { Ids } from './ids.ts'
import * as json from './json-body.ts'
import { linkTypeFor } from './link-types.ts'
import type { OpenCloudItem, OpenCloudLink } from './opencloud-state.ts'
import { permissionDto } from './permission-dto.ts'
import { checkEnforced, checkExpiration, requireLink } from './public-shares.ts'
import { checkIds, requireItem } from './space-tree.ts'

const PERMISSION = {
  id: json.text,
  hasPassword: json.flag,
  expirationDateTime: json.time,
  createdDateTime: json.time,
  grantedToV2: json.anything,
  link: json.object({
    type: json.linkWord,
    preventsDownload: json.flag,
    webUrl: json.text,
    '@libre.graph.displayName': json.text,
    '@libre.graph.quickLink': json.flag,
  }),
  roles: json.texts,
  grantedToIdentities: json.anything,
  '@libre.graph.permissions.actions': json.texts,
  invitation: json.anything,
}

/**
 * PATCH …/permissions/{p}: expiry, name and type, each written by itself in this order; what was written before a refusal stays.
 * Nothing to write is a nil pointer.
 */
export function updatePermission(exchange: SignedIn, ids: Ids): object {
  checkIds(ids.drive, ids.item)
  const body = json.readStrictly(exchange.request.body, PERMISSION)
  if (!body) throw invalid('invalid request body')
  if (Array.isArray(body['roles']) && body['roles'].length > 0) {
    throw invalid("Key: 'Permission.Roles' Error:Field validation for 'Roles' failed on the 'available_role' tag")
  }
  const link = requireLink(exchange, ids, permissionNotFound)
  const item = requireItem(exchange.state, exchange.user, link.itemId)
  const facet = json.isJsonObject(body['link']) ? body['link'] : {}
  const name = facet['@libre.graph.displayName']
  const hasType = typeof facet['type'] === 'string'
  if ('expirationDateTime' in body) writeExpiration(exchange, link, body['expirationDateTime'])
  if (typeof name === 'string') link.displayName = name
  if (hasType) writeType(exchange, link, item, facet['type'])
  if (!('expirationDateTime' in body) && typeof name !== 'string' && !hasType)
    throw new GraphPanic('nothing was changed')
  return permissionDto(exchange, link)
}

function writeExpiration({ now }: SignedIn, link: OpenCloudLink, value: unknown): void {
  const expiration = expirationOf(value)
  checkExpiration(expiration, now)
  link.expiration = expiration
}

function writeType(exchange: SignedIn, link: OpenCloudLink, item: OpenCloudItem, word: unknown): void {
  const type = linkTypeFor(item.kind, word)
  // Not an error of the service's own kind, so it comes out as 500.
  if (!type) throw new GraphRefusal('generalException', 'no matching permission set found')
  if (link.password === null) checkEnforced(exchange, type, true)
  link.type = type
  if (type === 'internal') link.password = null
}
