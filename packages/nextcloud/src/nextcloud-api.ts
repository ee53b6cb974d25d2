import { type HttpAnswer, type HttpRequest, REPEAT_ALWAYS, segment } from '@sharelink/core'
import { count, createReader, type Details, type KnownRefusal, opened } from '@sharelink/self-hosted'
import * as z from 'zod'

export const PROVIDER = 'nextcloud'
export const HEADERS = { 'ocs-apirequest': 'true' }

const SHARES = '/ocs/v2.php/apps/files_sharing/api/v1/shares'
const LINK = 3

/** A member of a body; the server reads what is left out as unchanged, or as its own choice. */
export type ShareMembers = Readonly<Record<string, string | number>>

const PATH = /^(\/(?!\.{1,2}(\/|$))[^/]+)+$/

/** The shares of an item, those of others too, where the account may see them. Throws `invalid-request` for a path that the server would write otherwise: its links are another's. */
export function listShares(path: string): HttpRequest {
  if (PATH.test(path)) return { method: 'GET', path: SHARES, query: { path, reshares: 'true' } }
  const message = "target: the id must be the whole path in the account's files, as /Projects/report.pdf"
  throw failure({ code: 'invalid-request', field: 'target', message })
}

export const readShare = (id: string): HttpRequest => ({ method: 'GET', path: `${SHARES}/${segment(id)}` })

/** Makes a link each time that it arrives. */
export function createShare(path: string, members: ShareMembers): HttpRequest {
  return { method: 'POST', path: SHARES, body: { json: { path, shareType: LINK, ...members } } }
}

/** Changes what is named. Never without a member: that is refused (400). */
export function updateShare(id: string, json: ShareMembers): HttpRequest {
  return { method: 'PUT', path: `${SHARES}/${segment(id)}`, body: { json }, repeatOn: REPEAT_ALWAYS }
}

export function deleteShare(id: string): HttpRequest {
  return { method: 'DELETE', path: `${SHARES}/${segment(id)}`, repeatOn: REPEAT_ALWAYS }
}

export const readCapabilities = (): HttpRequest => ({ method: 'GET', path: '/ocs/v2.php/cloud/capabilities' })

/** What stands in a ref: a half of a surrogate pair could not be written there. */
const named = z.string().regex(/^\P{Surrogate}+$/u)
const id = z.union([named, z.int().transform(String)])
const text = z.string().nullish()
/** The hash of a password is dropped here: only that there is one is known from here on. */
const isThere = z.unknown().transform((value) => typeof value === 'string' && value !== '')

/** Version 27 tells and takes `enabled`; of 30 and later the source knows `value` alone. */
const attribute = z.looseObject({
  scope: z.string(),
  key: z.string(),
  enabled: z.unknown().optional(),
  value: z.unknown().optional(),
})
export type Attribute = z.infer<typeof attribute>

/** What stands beside the permissions of a share; nothing where it is not understood, and so nothing is forbidden. */
function readAttributes(json: string | null | undefined): readonly Attribute[] {
  try {
    return z.array(attribute).parse(JSON.parse(json ?? '[]'))
  } catch {
    return []
  }
}

/** A link in an answer. A share without a type, path or mask is not understood: it may be the very link looked for. */
export const shareWire = z.object({
  id,
  share_type: z.union([z.literal(LINK), z.literal(String(LINK))]),
  item_type: z.enum(['file', 'folder']),
  path: named,
  permissions: count,
  stime: count.nullish().catch(undefined),
  expiration: text,
  label: text,
  url: text,
  password: isThere,
  share_with: isThere,
  attributes: text.transform(readAttributes),
})
export type ShareWire = z.infer<typeof shareWire>

/** A share of another kind. */
const otherWire = z.object({ share_type: count.refine((type) => type !== LINK) })

export const listWire = z
  .array(z.union([shareWire, otherWire]))
  .transform((shares) => shares.flatMap((share) => ('path' in share ? [share] : [])))

const GONE = 'There is no such link: it was revoked, or the server deleted it when it expired. It cannot be extended.'

/**
 * The server has no codes: the same refusal is 403 on create, 400 on update and 404 for a date, and only its English
 * words tell them apart.
 */
const KNOWN: readonly KnownRefusal[] = [
  [/^Passwords? (is|are) enforced/, 'policy', 'password: is required here.', 'password'],
  [/^Password (is|needs) /, 'policy', "password: does not come up to the server's rules.", 'password'],
  [/^Expiration date is in the past/, 'invalid-request', 'expiresAt: is over to the server.', 'expiresAt'],
  [/^Cannot set expiration date/, 'policy', 'expiresAt: lies further ahead than the server allows.', 'expiresAt'],
  [/^Invalid date/, 'invalid-request', 'expiresAt: is no date to the server.', 'expiresAt'],
  [/^Public upload (disabled|is not allowed)/, 'policy', 'role: uploading is switched off on this server.', 'role'],
  [/^(Public link sharing|Share API) is disabled/, 'policy', 'audience: links are switched off here.', 'audience'],
  [/^Maximum label length/, 'invalid-request', 'name: may have at most 255 bytes.', 'name'],
  [/^Wrong share ID/, 'not-found', GONE],
  [/^(Wrong path|Please specify a file)/, 'not-found', 'Nextcloud knows no such item of this account.', 'target'],
  [/^Share must |permissions|publicly shared folders/i, 'unsupported', 'role: cannot be given on this item.', 'role'],
  [/CSRF/, 'unexpected-response', 'The server wants OCS-APIRequest, which a proxy may have taken away.'],
]

/** What the policy app asks of a password, in the server's words: nothing of the password is in them. */
const RULE = /Password (is among the [\d,]+ most common ones|needs to [a-z0-9 ]+)\./g

/** Statuses that mean the thing itself where the sharing app gave them: else a proxy did, or a server without the app (998). */
const OWN: Readonly<Record<number, Details>> = {
  400: { code: 'invalid-request', message: 'Nextcloud refused the request as malformed.' },
  404: { code: 'not-found', message: 'Nextcloud has no such thing.' },
}

function refusalOf(answer: HttpAnswer): Details | undefined {
  const { status } = answer
  if (status === 401 || status >= 500) return undefined
  const inside = opened(answer)
  // This alone comes without an envelope.
  const message = inside?.message ?? (status === 412 ? answer.text : '')
  const known = KNOWN.find(([words]) => words.test(message))
  if (known === undefined) return inside?.statuscode === status ? OWN[status] : undefined
  const [, code, said, field] = known
  const rules = field === 'password' ? (message.match(RULE) ?? []) : []
  return { code, field, message: [said, ...rules].join(' ') }
}

export const { failure, refused, ask } = createReader({
  provider: PROVIDER,
  name: 'Nextcloud',
  contentOf: (answer) => opened(answer)?.data,
  refusalOf,
})
