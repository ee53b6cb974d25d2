import type { SignedIn } from './exchange.ts'
import { expirationOf } from './go-time.ts'
import { invalid } from './graph-refusal.ts'
import type { Ids } from './ids.ts'
import * as json from './json-body.ts'
import { linkTypeFor } from './link-types.ts'
import { permissionDto } from './permission-dto.ts'
import { createShare } from './create-share.ts'
import { checkIds, requireItem } from './space-tree.ts'

const CREATE_LINK = {
  type: json.linkWord,
  expirationDateTime: json.time,
  password: json.text,
  displayName: json.text,
  '@libre.graph.quickLink': json.flag,
}

/** POST …/createLink. */
export function createLink(exchange: SignedIn, ids: Ids): object {
  const { isRoot } = checkIds(ids.drive, ids.item)
  const body = json.readStrictly(exchange.request.body, CREATE_LINK)
  if (!body) throw invalid('invalid body schema definition')
  if (isRoot) throw invalid('cannot create link on personal space root')
  const item = requireItem(exchange.state, exchange.user, ids.item)
  const type = linkTypeFor(item.kind, body['type'])
  if (!type) throw invalid('invalid link type')
  const password = json.textOf(body['password'])
  if (type === 'internal' && password !== '') throw invalid('password is redundant for the internal link')
  const expiration = expirationOf(body['expirationDateTime'])
  if (expiration === null && typeof body['expirationDateTime'] === 'string') throw invalid('invalid expiration date')
  const displayName = json.textOf(body['displayName'])
  const quickLink = body['@libre.graph.quickLink'] === true
  return permissionDto(exchange, createShare(exchange, item, { type, password, expiration, displayName, quickLink }))
}
