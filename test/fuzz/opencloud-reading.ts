import { member, membersOf, type Reading, type Told } from './reading.ts'
import type { Delivered } from './session.ts'

/** What an answer leaves out of these is none: a date is told where there is one (recording: create with None). */
export const OPENCLOUD_TOLD: Told = ['roles', 'audience', 'protected', 'expires']

/** `upload` (view, download, add) and `blocksDownload` are none of the model's roles; `internal` gives no right of its own. */
const ROLES: Readonly<Record<string, string>> = {
  internal: 'viewer',
  view: 'viewer',
  edit: 'editor',
  createOnly: 'uploader',
}

/** RFC 3339: a date without a zone names no instant. */
function instantIn(date: unknown): number | null | undefined {
  if (date === undefined || date === null) return null
  const zoned = typeof date === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(date)
  const instant = zoned ? Date.parse(date) : Number.NaN
  return Number.isNaN(instant) ? undefined : instant
}

/** What one permission says of its link (libre-graph-v1.0.yaml: permission, sharingLink). */
export function readOpenCloudEntry(entry: unknown): Reading {
  const [id, type] = [member(entry, 'id'), member(entry, 'link', 'type')]
  const [hasPassword, expires] = [member(entry, 'hasPassword'), instantIn(member(entry, 'expirationDateTime'))]
  const role = typeof type === 'string' && Object.hasOwn(ROLES, type) ? ROLES[type] : undefined
  return {
    id: typeof id === 'string' ? id : '?',
    kind: 'access',
    roles: role === undefined ? [] : [role],
    audience: type === 'internal' ? 'organization' : 'anyone',
    ...(typeof hasPassword === 'boolean' ? { protected: hasPassword } : {}),
    ...(expires === undefined ? {} : { expires }),
    download: member(entry, 'link', 'preventsDownload') !== true,
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What the entries of an answer say: only a read has a list; a permission without a link is a member's. */
export function readOpenCloud({ request, answer }: Pick<Delivered, 'request' | 'answer'>): readonly Reading[] {
  if (!/\/(permissions|createLink)\b/.test(request.path)) return []
  const whole = parsed(answer.body)
  const value = request.method === 'GET' ? member(whole, 'value') : [whole]
  const entries: readonly unknown[] = Array.isArray(value) ? value : []
  return entries.filter((entry) => membersOf(member(entry, 'link')).size > 0).map(readOpenCloudEntry)
}
