import type { EmulatedResponse } from '../kernel.ts'
import { davError, emptyAnswer } from './answer.ts'
import { addItem, fileContent, putFile, withChildren } from './dav-files.ts'
import { multistatus } from './dav-multistatus.ts'
import type { SignedIn } from './exchange.ts'
import type { OpenCloudDrive, OpenCloudItem, OpenCloudState } from './opencloud-state.ts'
import { itemAt, isOwner, mayView } from './space-tree.ts'

/** What a path names: the item, null for the root, undefined for nothing; and the place where it would lie. */
type Found = {
  readonly drive: OpenCloudDrive
  readonly item: OpenCloudItem | null | undefined
  readonly parent: OpenCloudItem | null | undefined
  readonly name: string
}

/** A request of a signed-in user at /dav/spaces/{drive or item}/…; the owner may do everything, those who were invited may read. */
export function answerSpaces(exchange: SignedIn, path: string): EmulatedResponse {
  const [id = '', ...names] = path
    .split('/')
    .filter((part) => part !== '')
    .map(decodeURIComponent)
  const found = find(exchange.state, id, names)
  const { item } = found ?? {}
  const owns = found?.drive.owner === exchange.user.id
  const readable = owns || (item !== undefined && item !== null && mayView(exchange.state, item, exchange.user))
  if (!found || !readable) return davError(404, 'NotFound', 'Resource not found')
  switch (exchange.request.method.toUpperCase()) {
    case 'PROPFIND':
      return propfind(exchange, found, path)
    case 'GET':
      return item ? fileContent(item) : notFound()
    case 'MKCOL':
      return owns ? makeFolder(exchange, found) : emptyAnswer(403)
    case 'PUT':
      return owns ? put(exchange, found) : emptyAnswer(403)
    default:
      return emptyAnswer(405)
  }
}

function notFound(): EmulatedResponse {
  return davError(404, 'NotFound', 'Resource not found')
}

function find(state: OpenCloudState, id: string, names: readonly string[]): Found | undefined {
  const start = state.items.find((item) => item.id === id) ?? null
  const drive = state.drives.find((each) => each.id === (start?.driveId ?? id))
  if (!drive) return undefined
  const item = itemAt(state, drive.id, start, names)
  return { drive, item, parent: itemAt(state, drive.id, start, names.slice(0, -1)), name: names.at(-1) ?? '' }
}

function propfind(exchange: SignedIn, { drive, item }: Found, path: string): EmulatedResponse {
  const { state, user, request } = exchange
  if (item === undefined) return notFound()
  const root = { id: `${drive.id}!${drive.id.split('$')[1] ?? ''}`, kind: 'folder', content: '' } as const
  const permissions = item === null || isOwner(state, item, user) ? 'RDNVCKZP' : ''
  const self = { ...(item ?? root), href: `/dav/spaces${path.replace(/\/$/, '')}`, permissions }
  const depth = request.headers['depth']
  return multistatus(withChildren(state, self, { driveId: drive.id, item, depth }), request.body)
}

function makeFolder(exchange: SignedIn, found: Found): EmulatedResponse {
  if (found.item !== undefined)
    return davError(405, 'MethodNotAllowed', 'The resource you tried to create already exists')
  if (found.parent === undefined) return davError(409, 'Conflict', 'Parent does not exist')
  addItem({ ...exchange, ...found, parent: found.parent }, 'folder')
  return emptyAnswer(201)
}

function put(exchange: SignedIn, found: Found): EmulatedResponse {
  if (found.parent === undefined) return davError(409, 'Conflict', 'Parent does not exist')
  if (found.item === null || found.item?.kind === 'folder') return emptyAnswer(409)
  return putFile({ ...exchange, ...found, parent: found.parent }, found.item, exchange.request.body)
}
