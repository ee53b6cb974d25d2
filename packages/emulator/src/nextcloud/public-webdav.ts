import type { EmulatedResponse } from '../kernel.ts'
import { forbidsDownload } from './attributes.ts'
import { readBasic } from './caller.ts'
import { davError, fileContent } from './dav-answer.ts'
import { notFound, notSignedIn } from './dav-files.ts'
import { makeFolder, placeAt, propfind, putFile, removeItem } from './dav-tree.ts'
import type { Place } from './dav-tree.ts'
import type { Exchange } from './exchange.ts'
import { normalized } from './file-tree.ts'
import type { NextcloudItem, NextcloudLink } from './nextcloud-state.ts'
import { CREATE, DELETE, has, READ, UPDATE } from './permissions.ts'
import { touchLinks } from './share-manager.ts'

type Visited = { readonly link: NextcloudLink; readonly shared: NextcloudItem; readonly place: Place }

/** A visitor at /public.php/webdav/…, with the link's token as user name and its password, or any where it has none. */
export function answerPublicWebdav(exchange: Exchange, path: string): EmulatedResponse {
  const basic = readBasic(exchange.request)
  const link = touchLinks(exchange, ({ token }) => token === basic?.username)[0]
  const shared = exchange.state.items.find(({ id }) => id === link?.itemId)
  if (basic && !link) return davError('NotFound', 'Share not found')
  if (!link || !shared || (link.password && link.password.text !== basic?.password)) return notSignedIn()
  const below = normalized(decodeURIComponent(path))
  // A shared file is the root itself.
  const place = placeAt(exchange, shared.owner, shared.kind === 'file' ? shared.path : `${shared.path}${below}`)
  return answer(exchange, { link, shared, place })
}

function answer(exchange: Exchange, visited: Visited): EmulatedResponse {
  const { link, place, shared } = visited
  const method = exchange.request.method.toUpperCase()
  // A folder that is only uploaded to (not recorded: the server's FilesDropPlugin).
  if (!has(link.permissions, READ) && method !== 'PUT') {
    return davError('MethodNotAllowed', 'Only PUT is allowed on files drop')
  }
  switch (method) {
    case 'PROPFIND':
      return look(exchange, visited)
    case 'GET':
      return read(visited)
    case 'PUT':
      return write(exchange, link, freshPlace(exchange, visited))
    case 'MKCOL':
      return has(link.permissions, CREATE) ? makeFolder(exchange, place) : forbidden()
    case 'DELETE':
      return has(link.permissions, DELETE) && place.item !== shared ? removeItem(exchange, place) : forbidden()
    default:
      return davError('MethodNotAllowed')
  }
}

function write(exchange: Exchange, { permissions }: NextcloudLink, place: Place): EmulatedResponse {
  return has(permissions, place.item ? UPDATE : CREATE) ? putFile(exchange, place) : forbidden()
}

function forbidden(): EmulatedResponse {
  return davError('Forbidden')
}

/** Copies are kept from a visitor by the attributes, not by `hideDownload`, which is the page's only (not recorded). */
function read({ link, place }: Visited): EmulatedResponse {
  if (forbidsDownload(link)) return forbidden()
  return place.item?.kind === 'file' ? fileContent(place.item) : notFound(place)
}

/** Who may only upload never meets what is there: the file gets another name (not recorded). */
function freshPlace(exchange: Exchange, { link, place }: Visited): Place {
  if (has(link.permissions, READ) || !place.item) return place
  const [, stem = '', extension = ''] = /^(.*?)(\.[^./]*)?$/.exec(place.path) ?? []
  for (let count = 2; ; count += 1) {
    const other = placeAt(exchange, place.owner, `${stem} (${count})${extension}`)
    if (!other.item) return other
  }
}

function look(exchange: Exchange, { link, place }: Visited): EmulatedResponse {
  if (!place.item) return notFound(place)
  const { permissions } = link
  const letters = [
    has(permissions, DELETE) ? 'D' : '',
    has(permissions, UPDATE) ? 'NVW' : '',
    has(permissions, CREATE) ? 'CK' : '',
  ]
  const self = { ...place.item, href: exchange.path.replace(/\/+$/, ''), letters: letters.join('') }
  return propfind(exchange, place, self)
}
