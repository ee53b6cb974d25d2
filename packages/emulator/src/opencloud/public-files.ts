import type { EmulatedResponse } from '../kernel.ts'
import { davError, emptyAnswer } from './answer.ts'
import { identifyCaller, readBasic } from './caller.ts'
import { fileContent, putFile, withChildren } from './dav-files.ts'
import { multistatus } from './dav-multistatus.ts'
import type { Exchange } from './exchange.ts'
import { ABILITIES } from './link-types.ts'
import type { OpenCloudItem, OpenCloudLink } from './opencloud-state.ts'
import { liveLinks } from './public-shares.ts'
import { itemAt, mayView } from './space-tree.ts'

type Visited = { readonly link: OpenCloudLink; readonly shared: OpenCloudItem; readonly names: readonly string[] }

/** A visitor at /remote.php/dav/public-files/{token}/…, as user `public` with the link's password. */
export function answerPublicFiles(exchange: Exchange, path: string): EmulatedResponse {
  const { state, now } = exchange
  const [token, ...names] = path
    .split('/')
    .filter((part) => part !== '')
    .map(decodeURIComponent)
  const link = liveLinks(state, now).find((each) => each.token === token)
  const shared = state.items.find(({ id }) => id === link?.itemId)
  if (!link || !shared) return emptyAnswer(404)
  if (link.type === 'internal') return toResource(exchange, shared)
  return locked(exchange, link) ?? answer(exchange, { link, shared, names })
}

function locked({ request }: Exchange, { password }: OpenCloudLink): EmulatedResponse | undefined {
  const basic = readBasic(request)
  if (password === null || basic?.password === password) return undefined
  if (basic) return davError(401, 'NotAuthenticated', 'Username or password was incorrect', 'ERR_INVALID_CREDENTIALS')
  return davError(401, 'NotAuthenticated', "No 'Authorization: Basic' header found", 'ERR_MISSING_BASIC_AUTH')
}

/**
 * An internal link gives no right: who is signed in is sent to the resource and meets their own rights there, anyone else is asked to
 * sign in. Not in the recordings; from the server's release notes on public-files (inferred).
 */
function toResource({ state, request, origin }: Exchange, shared: OpenCloudItem): EmulatedResponse {
  const user = identifyCaller(state, request)
  if (!user) return emptyAnswer(401, { 'www-authenticate': `Bearer realm="${new URL(origin).host}"` })
  if (!mayView(state, shared, user)) return emptyAnswer(404)
  return emptyAnswer(307, { location: `${origin}/dav/spaces/${shared.id}` })
}

function answer(exchange: Exchange, visited: Visited): EmulatedResponse {
  const abilities = ABILITIES[visited.link.type]
  switch (exchange.request.method.toUpperCase()) {
    case 'GET':
      return abilities.read ? read(exchange, visited) : emptyAnswer(403)
    case 'PUT':
      return abilities.create ? write(exchange, visited) : forbiddenUpload(visited)
    case 'PROPFIND':
      return look(exchange, visited)
    default:
      return emptyAnswer(405)
  }
}

/** A shared file answers at the token itself and under its name. */
function target({ state }: Exchange, { shared, names }: Visited): OpenCloudItem | null | undefined {
  if (shared.kind === 'folder') return itemAt(state, shared.driveId, shared, names)
  return names.length === 0 || (names.length === 1 && names[0] === shared.name) ? shared : undefined
}

function read(exchange: Exchange, visited: Visited): EmulatedResponse {
  const item = target(exchange, visited)
  return item?.kind === 'file' ? fileContent(item) : emptyAnswer(404)
}

function write(exchange: Exchange, visited: Visited): EmulatedResponse {
  const { state, request } = exchange
  const { shared, names } = visited
  const standing = target(exchange, visited)
  const drive = state.drives.find(({ id }) => id === shared.driveId)
  const parent = shared.kind === 'folder' ? itemAt(state, shared.driveId, shared, names.slice(0, -1)) : null
  if (!drive || parent === undefined || (shared.kind === 'file' && !standing)) return emptyAnswer(409)
  if (standing?.kind === 'folder') return emptyAnswer(409)
  return putFile({ ...exchange, drive, parent, name: names.at(-1) ?? '' }, standing ?? undefined, request.body)
}

const PUBLIC_STORAGE = '7993447f-687f-490d-875c-ac95e89a62a4'

function forbiddenUpload({ link, names }: Visited): EmulatedResponse {
  const ids = `storage_id:"${PUBLIC_STORAGE}"  opaque_id:"${link.token}"  space_id:"${PUBLIC_STORAGE}"`
  const reason = 'rpc error: code = PermissionDenied desc = auth: core access token is invalid'
  const ref = `ref=resource_id:{${ids}}  path:"./${names.join('/')}"`
  return davError(403, 'Forbidden', `gateway could not call InitiateFileUpload, ${ref}: ${reason}`)
}

/** Who may only create sees the folder and nothing in it (inferred). */
function look(exchange: Exchange, visited: Visited): EmulatedResponse {
  const { state, request, path } = exchange
  const { read, create, change } = ABILITIES[visited.link.type]
  const depth = request.headers['depth']
  const item = target(exchange, visited)
  if (!item) return emptyAnswer(404)
  if (!read && (depth !== '0' || item.id !== visited.shared.id)) return emptyAnswer(403)
  const letters = item.kind === 'file' ? (change ? 'W' : '') : `${change ? 'DNV' : ''}${create ? 'CK' : ''}`
  const self = { ...item, href: path.replace(/\/$/, ''), permissions: letters }
  return multistatus(withChildren(state, self, { driveId: item.driveId, item, depth }), request.body)
}
