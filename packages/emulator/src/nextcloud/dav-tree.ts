import type { EmulatedResponse } from '../kernel.ts'
import { davDone, davError, etagOf, multistatus } from './dav-answer.ts'
import type { DavResource } from './dav-answer.ts'
import type { Exchange } from './exchange.ts'
import { childrenOf, hasParent, itemAt, nameOf } from './file-tree.ts'
import type { NextcloudItem } from './nextcloud-state.ts'

/** A normalized path in somebody's home, and what lies there. */
export type Place = { readonly owner: string; readonly path: string; readonly item: NextcloudItem | undefined }

function addItem(
  { state }: Exchange,
  { owner, path }: Place,
  kind: NextcloudItem['kind'],
  content: string,
): NextcloudItem {
  const item = { id: state.nextFileId++, owner, kind, path, content }
  state.items.push(item)
  return item
}

const NO_PARENT = 'Files cannot be created in non-existent collections'

export function makeFolder(exchange: Exchange, place: Place): EmulatedResponse {
  if (place.item || place.path === '') {
    return davError('MethodNotAllowed', 'The resource you tried to create already exists')
  }
  if (!hasParent(exchange.state, place.owner, place.path)) return davError('Conflict', 'Parent node does not exist')
  addItem(exchange, place, 'folder', '')
  return davDone(201)
}

/** 201 for a new file, 204 for a new content. */
export function putFile(exchange: Exchange, place: Place): EmulatedResponse {
  const { item } = place
  const content = exchange.request.body
  if (item?.kind === 'folder' || place.path === '') return davError('Conflict', 'PUT is not allowed on non-files.')
  if (item) {
    item.content = content
    return davDone(204, { etag: etagOf(item) })
  }
  if (!hasParent(exchange.state, place.owner, place.path)) return davError('Conflict', NO_PARENT)
  return davDone(201, { etag: etagOf(addItem(exchange, place, 'file', content)) })
}

/** Takes an item away with all below it, and the links of each. */
export function removeItem({ state }: Exchange, { owner, path, item }: Place): EmulatedResponse {
  if (!item) return davError('NotFound', `File with name ${path} could not be located`)
  const goes = (each: NextcloudItem): boolean =>
    each.owner === owner && (each.path === path || each.path.startsWith(`${path}/`))
  const ids = new Set(state.items.filter(goes).map(({ id }) => id))
  state.items = state.items.filter((each) => !goes(each))
  state.links = state.links.filter(({ itemId }) => !ids.has(itemId))
  return davDone(204)
}

/** A resource and, unless the depth is 0, what lies in it. */
export function propfind({ state, request }: Exchange, { owner, path }: Place, self: DavResource): EmulatedResponse {
  const below = self.kind === 'file' || request.headers['depth'] === '0' ? [] : childrenOf(state, owner, path)
  const { href, letters } = self
  return multistatus([
    self,
    ...below.map((child) => ({ ...child, href: `${href}/${encodeURIComponent(nameOf(child.path))}`, letters })),
  ])
}

export function placeAt({ state }: Exchange, owner: string, path: string): Place {
  return { owner, path, item: path === '' ? undefined : itemAt(state, owner, path) }
}
