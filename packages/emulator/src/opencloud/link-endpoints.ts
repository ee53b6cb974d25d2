import type { SignedIn } from './exchange.ts'
import { GraphRefusal, invalid, permissionNotFound } from './graph-refusal.ts'
import type { Ids } from './ids.ts'
import * as json from './json-body.ts'
import { checkHashable, checkPolicy } from './password-rules.ts'
import { permissionDto } from './permission-dto.ts'
import { checkEnforced, requireLink } from './public-shares.ts'
import { checkIds } from './space-tree.ts'

/** POST …/permissions/{p}/setPassword; an empty one clears, which is a hole in the enforcement for those who may. */
export function setPassword(exchange: SignedIn, ids: Ids): object {
  checkIds(ids.drive, ids.item)
  const body = json.readStrictly(exchange.request.body, { password: json.text })
  if (!body) throw invalid('invalid request body')
  const password = json.textOf(body['password'])
  const link = requireLink(
    exchange,
    ids,
    (id) => new GraphRefusal('itemNotFound', `error: not found: no shares found by id:opaque_id:"${id}"`),
  )
  if (password === '') checkEnforced(exchange, link.type, true)
  else checkPolicy(exchange.state.passwordPolicy, password)
  checkHashable(password, '')
  link.password = password === '' ? null : password
  return permissionDto(exchange, link)
}

/** DELETE …/permissions/{p}. */
export function deletePermission(exchange: SignedIn, ids: Ids): undefined {
  checkIds(ids.drive, ids.item)
  const { state } = exchange
  state.links.splice(state.links.indexOf(requireLink(exchange, ids, permissionNotFound)), 1)
}
