import {
  type DraftField,
  type ErrorCode,
  type HttpAnswer,
  ShareLinkError,
  type ShareLinkErrorDetails,
} from '@sharelink/core'
import type * as z from 'zod'
import { opened, PROVIDER } from './nextcloud-api.ts'

type Details = Omit<ShareLinkErrorDetails, 'provider'>

export const failure = (details: Details): ShareLinkError => new ShareLinkError({ ...details, provider: PROVIDER })

const CHECK_ORIGIN = 'Check that baseUrl is the origin of the server; a proxy or a login page may have answered.'

/** What an answer tells. Throws `unexpected-response` where it is not one of the server's. */
export function understood<T>(answer: HttpAnswer, schema: z.ZodType<T>): T {
  const read = schema.safeParse(opened(answer)?.data)
  if (read.success) return read.data
  const { status } = answer
  throw failure({ code: 'unexpected-response', status, message: 'This is no answer of Nextcloud.', hint: CHECK_ORIGIN })
}

const GONE = 'It was revoked, or it has expired: then the server has deleted it, and it cannot be extended.'

type Known = readonly [words: RegExp, code: ErrorCode, message: string, field?: DraftField]

/**
 * The server has no codes: the same refusal is 403 on create, 400 on update and 404 for a date, and only its English
 * words tell them apart.
 */
const KNOWN: readonly Known[] = [
  [/^Passwords? (is|are) enforced/, 'policy', 'password: is required here.', 'password'],
  [/^Password (is|needs) /, 'policy', "password: does not come up to the server's rules.", 'password'],
  [/^Expiration date is in the past/, 'invalid-request', 'expiresAt: is over to the server.', 'expiresAt'],
  [
    /^Cannot set expiration date more than/,
    'policy',
    'expiresAt: lies further ahead than the server allows.',
    'expiresAt',
  ],
  [/^Invalid date/, 'invalid-request', 'expiresAt: is no date to the server.', 'expiresAt'],
  [/^Public upload (disabled|is not allowed)/, 'policy', 'role: uploading is switched off on this server.', 'role'],
  [
    /^(Public link sharing|Share API) is disabled/,
    'policy',
    'audience: links are switched off on this server.',
    'audience',
  ],
  [/^Maximum label length/, 'invalid-request', 'name: may have at most 255 bytes.', 'name'],
  [/^Wrong share ID/, 'not-found', `There is no such link. ${GONE}`],
  [
    /^(Wrong path|Please specify a file)/,
    'not-found',
    'Nextcloud knows no such file or folder of this account.',
    'target',
  ],
  [/^Share must |permissions|publicly shared folders/i, 'unsupported', 'role: cannot be given on this item.', 'role'],
  [/CSRF/, 'unexpected-response', 'The server wants OCS-APIRequest, which a proxy may have taken away.'],
]

/** What the policy app asks of a password, in the server's words: nothing of the password is in them. */
const RULE = /Password (is among the [\d,]+ most common ones|needs to [a-z0-9 ]+)\./g

/** The server shut for everybody, before it looks at a request (base.php). */
export const inMaintenance = ({ headers }: HttpAnswer): boolean => headers['x-nextcloud-maintenance-mode'] === '1'

/** `own`: the sharing app itself gave this status. Else a proxy did, or a server without the app (998). */
function byStatus(status: number, write: boolean, own: boolean): Details {
  if (status === 401) return { code: 'unauthorized', status, message: 'Nextcloud does not accept the credential.' }
  if (status === 403) return { code: 'forbidden', status, message: 'Nextcloud refuses this to the account.' }
  if (status === 404 && own) return { code: 'not-found', status, message: 'Nextcloud has no such thing.' }
  if (status === 400 && own)
    return { code: 'invalid-request', status, message: 'Nextcloud refused the request as malformed.' }
  if (status >= 500) return { code: write ? 'ambiguous' : 'unavailable', status, message: 'The server failed.' }
  return { code: 'unexpected-response', status, message: `The server answered ${status}.`, hint: CHECK_ORIGIN }
}

/** What an answer refuses, or `undefined` for a success. */
export function refusalOf(answer: HttpAnswer, write: boolean): Details | undefined {
  const { status, text } = answer
  if (status >= 200 && status < 300) return undefined
  const inside = opened(answer)
  // This alone comes without an envelope.
  const message = inside?.message ?? (status === 412 ? text : '')
  const known = KNOWN.find(([words]) => words.test(message))
  if (status === 401 || status >= 500 || known === undefined)
    return byStatus(status, write, inside?.statuscode === status)
  const [, code, said, field] = known
  const rules = field === 'password' ? (message.match(RULE) ?? []) : []
  return { code, status, field, message: [said, ...rules].join(' ') }
}
