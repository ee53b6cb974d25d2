import { member, membersOf, type Reading } from './reading.ts'
import type { Delivered } from './session.ts'
import { instantOfWallTime } from './wall-time-reading.ts'

/** The instant that `expiration_date` names. */
function instantIn(date: unknown): number | null | undefined {
  return date === null || date === '' || date === 'never' ? null : instantOfWallTime(date)
}

/** JSON booleans in some samples, their texts in others of the same page. */
function flag(value: unknown): boolean | undefined {
  if (value === true || value === 'true') return true
  return value === false || value === 'false' ? false : undefined
}

const FILE_ROLES: Readonly<Record<string, string>> = { 34: 'viewer', 6: 'commenter', 5: 'editor' }
const FOLDER_ROLES: Readonly<Record<string, string>> = { 6: 'viewer', 34: 'viewer', 5: 'editor', 7: 'uploader' }

/** Of a list of a whole space. */
const NO_ITEM = '?'

export type Asked = { kind: string; id: string; downloads: boolean }

function text(value: unknown): string | undefined {
  return typeof value === 'string' || Number.isFinite(value) ? String(value) : undefined
}

function addressIn(attributes: ReadonlyMap<string, unknown>): string {
  for (const name of ['link', 'download_url', 'permalink_url']) {
    const address = attributes.get(name)
    if (typeof address === 'string' && /^https?:\/\//.test(address)) return address
  }
  return ''
}

function isDownload(attributes: ReadonlyMap<string, unknown>, asked: Asked): boolean {
  const type = attributes.get('link_type')
  if (typeof type === 'string' && type !== '') return type === 'download'
  const limits = attributes.get('download_link')
  const [link, url] = ['link', 'download_url'].map((name) => attributes.get(name))
  if (typeof limits === 'object' && limits !== null && !Array.isArray(limits)) return true
  if (typeof url === 'string' && url !== '' && (typeof link !== 'string' || link === '')) return true
  return /\/external\/[^/?#]+\/download\b/.test(addressIn(attributes)) || asked.downloads
}

/** One role_id means two things: on the folder that was asked about, and on whatever else the answer is about. */
function rolesIn(attributes: ReadonlyMap<string, unknown>, asked: Asked): readonly string[] | undefined {
  const word = text(attributes.get('role_id'))
  if (word === undefined) return isDownload(attributes, asked) ? ['viewer'] : undefined
  const resource = text(attributes.get('resource_id'))
  const same =
    asked.id !== NO_ITEM && (resource === undefined || /\p{Surrogate}/u.test(resource) || resource === asked.id)
  const folder = same ? asked.kind === 'folder' : word === '7' || /\/folder\//.test(addressIn(attributes))
  const table = folder ? FOLDER_ROLES : FILE_ROLES
  const role = Object.hasOwn(table, word) ? table[word] : undefined
  return role === undefined ? [] : [role]
}

function limitIn(limits: unknown): number | undefined {
  const limit = member(limits, 'download_limit')
  const number = typeof limit === 'string' && /^\d{1,15}$/.test(limit) ? Number(limit) : limit
  return typeof number === 'number' && Number.isInteger(number) && number > 0 ? number : undefined
}

/** What one entry says, of the item that was asked about. `now` in milliseconds since 1970. */
export function readWorkDriveEntry(entry: unknown, asked: Asked, now: number): Reading {
  const attributes = membersOf(member(entry, 'attributes'))
  const expires = instantIn(attributes.has('expiration_date') ? attributes.get('expiration_date') : undefined)
  const isProtected = flag(attributes.get('is_password_protected'))
  const download = flag(attributes.get('allow_download'))
  const maxUses = limitIn(attributes.get('download_link'))
  const roles = rolesIn(attributes, asked)
  return {
    id: text(member(entry, 'id')) ?? '?',
    kind: isDownload(attributes, asked) ? 'download' : 'access',
    audience: 'anyone',
    ...(roles === undefined ? {} : { roles }),
    ...(isProtected === undefined ? {} : { protected: isProtected }),
    ...(expires === undefined ? {} : { expires }),
    expired: typeof expires === 'number' && expires <= now,
    ...(download === undefined ? {} : { download }),
    ...(maxUses === undefined ? {} : { maxUses }),
  }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** What the entries of an answer say, of one link or a list. */
export function readWorkDrive(
  { request, answer }: Pick<Delivered, 'request' | 'answer'>,
  target: { kind: string; id: string },
  now: number,
): readonly Reading[] {
  if (!request.path.includes('/links')) return []
  const ofSpace = /\/(privatespace|teamfolders)\//.test(request.path)
  const item = ofSpace ? { kind: 'file', id: NO_ITEM } : target
  const asked = { ...item, downloads: request.path.includes('type%5D=download') }
  const data = member(parsed(answer.body), 'data')
  return (Array.isArray(data) ? data : [data]).map((entry) => readWorkDriveEntry(entry, asked, now))
}
