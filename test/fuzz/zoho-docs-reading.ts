import { member, membersOf, type Reading } from './reading.ts'
import type { Delivered } from './session.ts'

/** JSON, or what becomes of it with names quoted and commas before a bracket left out, as the page prints it. */
function parsed(text: string): unknown {
  const quoted = text.replaceAll(/([{,]\s*)([A-Za-z_$][\w$]*)\s*:/g, '$1"$2":').replaceAll(/,(\s*[}\]])/g, '$1')
  for (const attempt of [text, quoted])
    try {
      return JSON.parse(attempt)
    } catch {
      // The next way of writing.
    }
  return undefined
}

/** An object, or the members of a list of objects or of JSON texts taken together. */
function together(value: unknown): ReadonlyMap<string, unknown> {
  if (typeof value === 'string') return together(parsed(value))
  if (!Array.isArray(value)) return membersOf(value)
  return new Map(value.flatMap((part) => [...together(part)]))
}

/** Who is in a list. What is written as no document knows is somebody, and nobody can say who. */
function listIn(value: unknown): readonly string[] {
  if (value === undefined || value === null) return []
  const parts: readonly unknown[] = Array.isArray(value) ? value : [value]
  const names = parts.flatMap((part) => {
    if (typeof part !== 'string' && typeof part !== 'number') return ['(not understood)']
    return Array.isArray(value) ? [String(part)] : String(part).split(',')
  })
  return names.map((name) => name.trim()).filter((name) => name !== '')
}

const GROUPS = [
  ['people-readonly', 'ReadOnly', 'viewer'],
  ['people-readwrite', 'ReadWrite', 'editor'],
  ['people-coowner', 'coOwner', 'manager'],
  ['people-readcomment', 'ReadComment', 'commenter'],
] as const

const AUDIENCES: Readonly<Record<string, Reading>> = {
  linkshare: { audience: 'anyone', listed: false },
  orglinkshare: { audience: 'organization', listed: false },
  orgshare: { audience: 'organization', listed: true },
}

function readLink(details: ReadonlyMap<string, unknown>): Reading[] {
  const [visibility, permission] = [details.get('visibility'), details.get('permission')]
  if (typeof visibility !== 'string' || visibility === 'private') return []
  const roles = permission === 'readonly' ? ['viewer'] : permission === 'readwrite' ? ['editor'] : []
  const known = Object.hasOwn(AUDIENCES, visibility) ? AUDIENCES[visibility] : { audience: 'unknown' }
  return [
    { id: 'link', kind: 'access', ...known, ...(typeof permission === 'string' && permission !== '' ? { roles } : {}) },
  ]
}

function readPeople(details: ReadonlyMap<string, unknown>): Reading[] {
  return GROUPS.flatMap(([id, name, role]) => {
    const group = details.get(name)
    const people = ['sharedEmails', 'sharedUsers', 'sharedGroups'].flatMap((list) => listIn(member(group, list)))
    return [{ id, kind: 'access', roles: [role], audience: 'people', people, expires: null, mentions: people.join() }]
  })
}

/** Of a text that only a looser reader than this one understands: no word can be claimed that is not in it. */
function readWords(text: string): Reading[] {
  const organization = /\borg(link)?share\b/.test(text)
  const roles = ['readonly', 'readwrite'].flatMap((word, index) =>
    text.includes(word) ? (['viewer', 'editor'][index] ?? []) : [],
  )
  const told = roles.length === 0 ? {} : { roles }
  const link = { id: 'link', kind: 'access', ...told, audience: organization ? 'organization' : 'anyone' }
  const people = GROUPS.map(([id, , role]) => ({
    id,
    kind: 'access',
    roles: [role],
    audience: 'people',
    mentions: text,
  }))
  return [link, ...people]
}

/** What an answer says is in the slots of an item. */
export function readZohoDocs({ request, answer }: Pick<Delivered, 'request' | 'answer'>): readonly Reading[] {
  if (request.path.includes('/publish')) return [{ id: 'publication', kind: 'publication', roles: ['viewer'] }]
  if (!request.path.includes('/share/details')) return []
  const whole = parsed(answer.body)
  if (whole === undefined) return readWords(answer.body)
  const result = together(together(member(whole, 'response')).get('result'))
  return [...readLink(result), ...readPeople(result)]
}
