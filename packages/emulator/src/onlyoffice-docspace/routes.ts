import { getFile, getFolder } from './entry-endpoints.ts'
import type { Handler } from './exchange.ts'
import { listFileLinks, listFolderLinks, listRoomLinks } from './list-links.ts'
import { acceptInvitation, followShortLink, webPage } from './pages.ts'
import { getFilePrimary, getFolderPrimary, postFilePrimary, postFolderPrimary } from './primary-link-endpoints.ts'
import { putFileLink, putFolderLink, putRoomLink } from './put-links.ts'
import type { ServerFeatures } from './server-version.ts'
import { getShare, postSharePassword } from './share-endpoints.ts'
import { putSharingSettings } from './sharing-settings.ts'

type Route = {
  readonly method: string
  readonly pattern: RegExp
  readonly handler: Handler
  /** Whether a caller without a user gets as far as the handler. */
  readonly anonymous?: boolean
  /** The feature that brought the endpoint. */
  readonly since?: keyof ServerFeatures
}

function api(path: string): RegExp {
  return new RegExp(`^/api/2\\.0/files/${path.replace('{id}', '([^/]+)')}/?$`, 'i')
}

const ROUTES: readonly Route[] = [
  { method: 'GET', pattern: api('rooms/{id}'), handler: getFolder, anonymous: true },
  { method: 'PUT', pattern: api('rooms/{id}/links'), handler: putRoomLink },
  { method: 'GET', pattern: api('rooms/{id}/links'), handler: listRoomLinks },
  { method: 'GET', pattern: api('rooms/{id}/link'), handler: getFolderPrimary },
  { method: 'GET', pattern: api('file/{id}'), handler: getFile, anonymous: true },
  { method: 'PUT', pattern: api('file/{id}/links'), handler: putFileLink },
  { method: 'GET', pattern: api('file/{id}/links'), handler: listFileLinks },
  { method: 'POST', pattern: api('file/{id}/link'), handler: postFilePrimary },
  { method: 'GET', pattern: api('file/{id}/link'), handler: getFilePrimary, anonymous: true },
  { method: 'GET', pattern: api('folder/{id}'), handler: getFolder, anonymous: true },
  { method: 'PUT', pattern: api('folder/{id}/links'), handler: putFolderLink, since: 'folderLinks' },
  { method: 'GET', pattern: api('folder/{id}/links'), handler: listFolderLinks, since: 'folderLinks' },
  { method: 'POST', pattern: api('folder/{id}/link'), handler: postFolderPrimary, since: 'folderLinks' },
  { method: 'GET', pattern: api('folder/{id}/link'), handler: getFolderPrimary, anonymous: true, since: 'folderLinks' },
  { method: 'GET', pattern: api('share/{id}'), handler: getShare, anonymous: true },
  { method: 'POST', pattern: api('share/{id}/password'), handler: postSharePassword, anonymous: true },
  {
    method: 'PUT',
    pattern: api('settings/externalsharingsettings'),
    handler: putSharingSettings,
    since: 'sharingSettings',
  },
  { method: 'GET', pattern: /^\/s\/([^/]+)$/, handler: followShortLink, anonymous: true },
  { method: 'GET', pattern: /^\/confirm\/LinkInvite$/i, handler: acceptInvitation, anonymous: true },
  {
    method: 'GET',
    pattern: /^\/(?:rooms\/share|doceditor|share\/preview\/[^/]+|filehandler\.ashx)$/i,
    handler: webPage,
    anonymous: true,
  },
]

export type Found = { readonly route: Route; readonly id: string }

/** The route of a request, or the status of the framework's refusal. */
export function findRoute(method: string, path: string, features: ServerFeatures): Found | 404 | 405 {
  let knowsPath = false
  for (const route of ROUTES) {
    if (route.since && !features[route.since]) continue
    const match = route.pattern.exec(path)
    if (!match) continue
    if (route.method === method) return { route, id: decodeSegment(match[1] ?? '') }
    knowsPath = true
  }
  return knowsPath ? 405 : 404
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
