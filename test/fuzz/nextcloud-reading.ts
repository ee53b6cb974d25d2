import { member, membersOf, type Reading, type Told } from './reading.ts'
import type { Delivered } from './session.ts'
import { instantOfWallTime } from './wall-time-reading.ts'

/** The owner of a share is told all of it (recording: get one). */
export const NEXTCLOUD_TOLD: Told = ['roles', 'protected', 'expires', 'download']

type Entry = ReadonlyMap<string, unknown>

/** Bits of a mask: 1 read, 2 update, 4 create, 8 delete. */
const ROLES: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  file: { 1: 'viewer', 3: 'editor' },
  folder: { 1: 'viewer', 4: 'uploader', 15: 'editor' },
}

function whole(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined
}

/** Bit 16 says nothing of a visitor; a mask with any other beyond the four is none that the documents know. */
function rolesIn(entry: Entry): readonly string[] {
  const [mask = 0, kind] = [whole(entry.get('permissions')), entry.get('item_type')]
  const role = (kind === 'file' || kind === 'folder') && ROLES[kind]?.[mask > 16 ? mask - 16 : mask]
  return typeof role === 'string' ? [role] : []
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

function parsed(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined
  } catch {
    return undefined
  }
}

/** Which of two words counts is the server's version: what both or the only one of them says no to cannot be downloaded. */
function downloadIn(entry: Entry): boolean {
  const attributes = parsed(entry.get('attributes'))
  const rules: readonly unknown[] = Array.isArray(attributes) ? attributes : []
  const words = rules
    .map(membersOf)
    .filter((rule) => rule.get('scope') === 'permissions' && rule.get('key') === 'download')
    .flatMap((rule) => ['enabled', 'value'].flatMap((name) => (rule.has(name) ? [rule.get(name)] : [])))
  return words.length === 0 || words.some((word) => word !== false)
}

/** What one entry says, of JSON or of XML, which has nothing but texts. */
export function readNextcloudEntry(entry: Entry): Reading {
  const [id, path, expiration] = ['id', 'path', 'expiration'].map((name) => entry.get(name))
  const expires = expiration === null || expiration === undefined || expiration === '' ? null : expiration
  const instant = expires === null ? null : instantOfWallTime(expires)
  return {
    id: isText(id) || typeof id === 'number' ? String(id) : '?',
    kind: 'access',
    ...(isText(path) ? { item: path } : {}),
    roles: rolesIn(entry),
    audience: 'anyone',
    protected: isText(entry.get('password')) || isText(entry.get('share_with')),
    ...(instant === undefined ? {} : { expires: instant }),
    download: downloadIn(entry),
  }
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

function unescaped(text: string): string {
  return text.replaceAll(/&(lt|gt|quot|apos|amp);/g, (_all, name: string) => ENTITIES[name] ?? '').trim()
}

const TAG = /<(\/?)([\w.:-]+)\s*(\/?)>/g

/** Whether each element that is opened is closed, and none within another's; `</a/>` is taken for `<a/>` by some. */
function isWhole(text: string): boolean {
  const open: (string | undefined)[] = []
  for (const [, closes, name, empty] of text.matchAll(TAG))
    if (empty !== '') continue
    else if (closes === '') open.push(name)
    else if (open.pop() !== name) return false
  return open.length === 0 && !text.replaceAll(TAG, '').includes('<')
}

/** Each `<name>text` of an element after another. */
function entriesOfXml(body: string): readonly Entry[] {
  if (!isWhole(body.replaceAll(/<\?[^>]*>|<!--[\s\S]*?-->/g, ''))) return []
  const [, data = ''] = /<data>([\s\S]*)/.exec(body) ?? []
  const parts = data.includes('<element>') ? data.split('<element>').slice(1) : [data]
  return parts.map(
    (part) => new Map([...part.matchAll(/<(\w+)>([^<]*)/g)].map(([, name = '', text = '']) => [name, unescaped(text)])),
  )
}

function entriesOf(body: string): readonly Entry[] {
  if (/^\s*</.test(body)) return entriesOfXml(body)
  const data = member(parsed(body), 'ocs', 'data')
  return (Array.isArray(data) ? data : [data]).map(membersOf)
}

/** What the entries of an answer say, of one link or a list: those that are shares of the type of links. */
export function readNextcloud({ request, answer }: Pick<Delivered, 'request' | 'answer'>): readonly Reading[] {
  if (!request.path.includes('/shares')) return []
  const links = entriesOf(answer.body).filter((entry) => whole(entry.get('share_type')) === 3)
  return links.map(readNextcloudEntry)
}

const HASH = /(password|share_with)?("\s*:\s*"|>)?(\d\|\$argon2[^"<\\\s]+)/g

/** Hashes of passwords: all that stand where one belongs, and nowhere else. */
export function hashesIn(log: readonly Delivered[]): readonly string[] {
  const found = log.flatMap(({ answer }) => [...answer.body.replaceAll(String.raw`\/`, '/').matchAll(HASH)])
  const elsewhere = new Set(found.flatMap(([, name, , hash]) => (name === undefined ? [hash] : [])))
  return [...new Set(found.flatMap(([, , , hash]) => (hash === undefined || elsewhere.has(hash) ? [] : [hash])))]
}
