import type { Delivered } from './session.ts'
import { member, membersOf, type Reading, type Told } from './reading.ts'

/** A manager of an item is told everything (issue: sharing links of DocSpace, FileShareDto.cs). */
export const DOCSPACE_TOLD: Told = ['roles', 'audience', 'protected', 'expires', 'download', 'maxUses']

const ROLES: Readonly<Record<string, string>> = {
  2: 'viewer',
  6: 'commenter',
  5: 'reviewer',
  7: 'form-filler',
  10: 'editor',
  11: 'contributor',
  Read: 'viewer',
  Comment: 'commenter',
  Review: 'reviewer',
  FillForms: 'form-filler',
  Editing: 'editor',
  ContentCreator: 'contributor',
}

/** `access`: a number, a text of one, or a name to the letter (FileShare.cs:80-95). */
function rolesIn(access: unknown): readonly string[] {
  if (typeof access !== 'string' && typeof access !== 'number') return []
  const word = /^0\d$/.test(String(access)) ? String(access).slice(1) : String(access)
  const role = Object.hasOwn(ROLES, word) ? ROLES[word] : undefined
  return role === undefined ? [] : [role]
}

/** The instant that a date names; only one with a zone names any, and the object's member is UTC by its name. */
function instantIn(date: unknown): number | null | undefined {
  if (date === undefined || date === null) return null
  const text = typeof date === 'string' ? date : member(date, 'utcTime')
  if (typeof text !== 'string') return undefined
  const zoned = typeof date === 'string' || /(Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`
  const instant = /(Z|[+-]\d\d:\d\d)$/.test(zoned) ? Date.parse(zoned) : Number.NaN
  if (Number.isNaN(instant)) return undefined
  return zoned.startsWith('0001-01-01') ? null : instant
}

function kindIn(entry: unknown, wire: ReadonlyMap<string, unknown>): string {
  const [type, subject] = [wire.get('linkType'), member(entry, 'subjectType')]
  const told = typeof type === 'number' || typeof type === 'string'
  const invitations: readonly unknown[] = told ? [0, '0', 'Invitation'] : [3, '3', 'InvitationLink']
  return invitations.includes(told ? type : subject) ? 'invitation' : 'access'
}

/** What one entry says: of `sharedLink`, and on older servers of `sharedTo`. */
export function readDocSpaceEntry(entry: unknown): Reading {
  const wire = membersOf(member(entry, 'sharedLink') ?? member(entry, 'sharedTo'))
  const [id, password, limit] = [wire.get('id'), wire.get('password'), wire.get('maxUseCount')]
  const expires = instantIn(wire.get('expirationDate'))
  return {
    ...(typeof id === 'string' || Number.isFinite(id) ? { id: String(id) } : { id: '?' }),
    kind: kindIn(entry, wire),
    roles: rolesIn(member(entry, 'access')),
    audience: wire.get('internal') === true ? 'organization' : 'anyone',
    protected: typeof password === 'string' && password !== '',
    password: password ?? null,
    ...(expires === undefined ? {} : { expires }),
    expired: wire.get('isExpired') === true,
    download: wire.get('denyDownload') !== true,
    maxUses: typeof limit === 'number' ? limit : null,
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What the entries of an answer say, of one link or a list. */
export function readDocSpace({ request, answer }: Pick<Delivered, 'request' | 'answer'>): readonly Reading[] {
  if (!request.path.includes('/links')) return []
  const response = member(parsed(answer.body), 'response')
  return (Array.isArray(response) ? response : [response]).map(readDocSpaceEntry)
}
