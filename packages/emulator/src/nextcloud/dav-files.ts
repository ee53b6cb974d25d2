import type { EmulatedResponse } from '../kernel.ts'
import { identifyCaller } from './caller.ts'
import { davError, fileContent } from './dav-answer.ts'
import { makeFolder, placeAt, propfind, putFile, removeItem } from './dav-tree.ts'
import type { Place } from './dav-tree.ts'
import type { Exchange } from './exchange.ts'
import { normalized } from './file-tree.ts'
import type { NextcloudUser } from './nextcloud-state.ts'

/** A signed-in user at /remote.php/dav/files/{user}/…: everything at home, nothing anywhere else. */
export function answerDavFiles(exchange: Exchange, path: string): EmulatedResponse {
  const user = identifyCaller(exchange.state, exchange.request)
  if (!user) return notSignedIn(user === null ? 'No public access to this resource., ' : '')
  const [owner = '', ...names] = path.split('/').map(decodeURIComponent)
  if (owner !== user.username) return davError('NotFound', `Principal with name ${owner} not found`)
  const place = placeAt(exchange, owner, normalized(names.join('/')))
  switch (exchange.request.method.toUpperCase()) {
    case 'MKCOL':
      return makeFolder(exchange, place)
    case 'PUT':
      return putFile(exchange, place)
    case 'DELETE':
      return removeItem(exchange, place)
    case 'GET':
      return place.item?.kind === 'file' ? fileContent(place.item) : notFound(place)
    case 'PROPFIND':
      return look(exchange, place, user)
    default:
      return davError('MethodNotAllowed', 'There was no plugin in the system that was willing to handle this request.')
  }
}

export function notSignedIn(before = ''): EmulatedResponse {
  const headers = { 'www-authenticate': 'Basic realm="Nextcloud", charset="UTF-8"' }
  return davError('NotAuthenticated', `${before}Username or password was incorrect`, headers)
}

export function notFound({ path }: Place): EmulatedResponse {
  return davError('NotFound', `File with name ${path} could not be located`)
}

function look(exchange: Exchange, place: Place, user: NextcloudUser): EmulatedResponse {
  const root = { id: user.rootId, kind: 'folder', content: '' } as const
  const shown = place.path === '' ? root : place.item
  if (!shown) return notFound(place)
  return propfind(exchange, place, { ...shown, href: exchange.path.replace(/\/+$/, ''), letters: 'RGDNVCK' })
}
