import { createHash } from 'node:crypto'
import type { EmulatedResponse } from '../kernel.ts'
import { davError } from './answer.ts'
import { readBasic } from './caller.ts'
import type { Exchange, SignedIn } from './exchange.ts'
import { CREATE, READ, UPDATE } from './masks.ts'
import type { NextcloudItem, NextcloudState } from './nextcloud-state.ts'
import { itemOf, liveLinks } from './share-endpoints.ts'
import { forbidsDownload } from './share-settings.ts'

const HTML = { 'content-type': 'text/html; charset=UTF-8' }

function empty(status: number): EmulatedResponse {
  return { status, headers: HTML, body: '' }
}

function content(item: NextcloudItem): EmulatedResponse {
  const etag = `"${createHash('md5').update(`${item.id} ${item.content}`).digest('hex')}"`
  return { status: 200, headers: { 'content-type': 'text/plain;charset=UTF-8', etag }, body: item.content }
}

function looked(item: NextcloudItem): EmulatedResponse {
  const type = item.kind === 'folder' ? '<d:collection/>' : ''
  const body =
    '<?xml version="1.0"?>\n<d:multistatus xmlns:d="DAV:"><d:response><d:propstat><d:prop>' +
    `<d:resourcetype>${type}</d:resourcetype></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response></d:multistatus>`
  return { status: 207, headers: { 'content-type': 'application/xml; charset=utf-8' }, body }
}

function parentOf(path: string): string {
  return path.split('/').slice(0, -1).join('/')
}

function hasFolder({ items }: NextcloudState, owner: string, path: string): boolean {
  return path === '' || items.some((item) => item.owner === owner && item.kind === 'folder' && item.path === path)
}

/** Puts a file or makes a folder where one may lie. */
function add(
  state: NextcloudState,
  owner: string,
  path: string,
  made: Pick<NextcloudItem, 'kind' | 'content'>,
): EmulatedResponse {
  if (!hasFolder(state, owner, parentOf(path))) return davError(409, 'Conflict', 'Parent node does not exist')
  const id = Math.max(17, ...state.items.map((item) => item.id)) + 1
  state.items.push({ id, owner, path, ...made })
  return empty(201)
}

/** The owner's files at /remote.php/dav/files/{user}/…: as much as sets the scene. */
export function answerFiles({ state, user, request }: SignedIn, path: string): EmulatedResponse {
  const item = state.items.find((each) => each.owner === user.id && each.path === path)
  switch (request.method) {
    case 'MKCOL':
      if (item) return davError(405, 'MethodNotAllowed', 'The resource you tried to create already exists')
      return add(state, user.id, path, { kind: 'folder', content: '' })
    case 'PUT':
      if (!item) return add(state, user.id, path, { kind: 'file', content: request.body })
      item.content = request.body
      return empty(204)
    case 'GET':
      return item?.kind === 'file' ? content(item) : davError(404, 'NotFound', 'File could not be located')
    case 'PROPFIND':
      return item ? looked(item) : davError(404, 'NotFound', 'File could not be located')
    case 'DELETE':
      if (!item) return davError(404, 'NotFound', 'File could not be located')
      removeTree(state, item)
      return empty(204)
    default:
      return davError(405, 'MethodNotAllowed')
  }
}

/** What lies below goes too, and the links of all of it. */
function removeTree(state: NextcloudState, { owner, path }: NextcloudItem): void {
  const goes = (item: NextcloudItem): boolean => item.owner === owner && `${item.path}/`.startsWith(`${path}/`)
  const ids = state.items.filter(goes).map(({ id }) => id)
  state.items = state.items.filter((item) => !goes(item))
  state.links = state.links.filter(({ itemId }) => !ids.includes(itemId))
}

/** A visitor at /public.php/webdav/…, whose user name is the link's token. */
export function answerPublicDav(exchange: Exchange, path: string): EmulatedResponse {
  const { state, request } = exchange
  const basic = readBasic(request)
  const link = liveLinks(exchange).find(({ token }) => token === basic?.username)
  const shared = link && itemOf(state, link)
  if (!link || !shared || (link.password !== null && link.password !== basic?.password)) {
    const refused = davError(401, 'NotAuthenticated', 'Username or password was incorrect')
    return {
      ...refused,
      headers: { ...refused.headers, 'www-authenticate': 'Basic realm="Nextcloud", charset="UTF-8"' },
    }
  }
  const whole = shared.kind === 'file' || path === '' ? shared.path : `${shared.path}/${path}`
  const item = state.items.find((each) => each.owner === link.owner && each.path === whole)
  const may = (bits: number): boolean => (link.permissions & bits) === bits
  switch (request.method) {
    case 'PROPFIND':
      return may(READ) && item ? looked(item) : item ? davError(403, 'Forbidden') : davError(404, 'NotFound')
    case 'GET':
      if (!may(READ) || forbidsDownload(link.attributes)) return davError(403, 'Forbidden')
      return item?.kind === 'file' ? content(item) : davError(404, 'NotFound')
    case 'PUT':
      if (!may(item ? UPDATE : CREATE)) return davError(403, 'Forbidden')
      if (!item) return add(state, link.owner, whole, { kind: 'file', content: request.body })
      item.content = request.body
      return empty(204)
    default:
      return davError(405, 'MethodNotAllowed')
  }
}

/** The page of a link at /index.php/s/{token}: it asks for the password where there is one. */
export function answerPage(exchange: Exchange, token: string): EmulatedResponse {
  const link = liveLinks(exchange).find((each) => each.token === token)
  if (!link) return { status: 404, headers: HTML, body: '<!DOCTYPE html>\n<html lang="en"></html>' }
  if (link.password === null) return { status: 200, headers: HTML, body: '<!DOCTYPE html>\n<html lang="en"></html>' }
  return { status: 303, headers: { ...HTML, location: `/index.php/s/${token}/authenticate/showShare` }, body: '' }
}
