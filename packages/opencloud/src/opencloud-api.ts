import {
  type DraftField,
  type ErrorCode,
  type HttpAnswer,
  type HttpRequest,
  type LinkAddress,
  REPEAT_ALWAYS,
  segment,
  ShareLinkError,
  type ShareLinkErrorDetails,
  type Target,
} from '@sharelink/core'
import * as z from 'zod'

export const PROVIDER = 'opencloud'

/** An item's own id, as the server and its web pages show it: the drive's id, an exclamation mark and the item's. */
const ITEM = /^(?!\.{1,2}!)([^!/\s]+)![^!/\s]+$/

/** The server writes `!` encoded in its own addresses. */
const encoded = (id: string): string => segment(id).replaceAll('!', '%21')

function itemPath({ id }: Target): string {
  const drive = ITEM.exec(id)?.[1]
  if (drive !== undefined) return `/graph/v1beta1/drives/${encoded(drive)}/items/${encoded(id)}`
  const message = "target: its id must be the item's whole id, as `storage$space!item`"
  throw failure({ code: 'invalid-request', field: 'target', message })
}

const permissionPath = ({ target, id }: LinkAddress): string => `${itemPath(target)}/permissions/${encoded(id)}`

/** There is no read of a single permission: it answers 405. */
export function listPermissions(target: Target): HttpRequest {
  return { method: 'GET', path: `${itemPath(target)}/permissions` }
}

/** Makes a link each time that it arrives. Never with `@libre.graph.quickLink`: a second one gives the first. */
export function createLink(target: Target, json: Readonly<Record<string, string>>): HttpRequest {
  return { method: 'POST', path: `${itemPath(target)}/createLink`, body: { json } }
}

/** What a PATCH of a permission takes. One without a member makes the server fail (502). */
export type PermissionPatch = { expirationDateTime?: string | null; link?: Readonly<Record<string, string>> }

export function patchPermission(address: LinkAddress, json: PermissionPatch): HttpRequest {
  return { method: 'PATCH', path: permissionPath(address), body: { json }, repeatOn: REPEAT_ALWAYS }
}

/** Sets a password; an empty one clears it. */
export function setPassword(address: LinkAddress, password: string): HttpRequest {
  const path = `${permissionPath(address)}/setPassword`
  return { method: 'POST', path, body: { json: { password } }, repeatOn: REPEAT_ALWAYS }
}

export function deletePermission(address: LinkAddress): HttpRequest {
  return { method: 'DELETE', path: permissionPath(address), repeatOn: REPEAT_ALWAYS }
}

export function readCapabilities(): HttpRequest {
  return { method: 'GET', path: '/ocs/v1.php/cloud/capabilities', query: { format: 'json' } }
}

const instant = z.iso.datetime({ offset: true })

/** A permission that is a link. Whoever does not say that a password is set, or until when it lasts, is not understood. */
export const permissionWire = z.looseObject({
  id: z.string().min(1),
  hasPassword: z.boolean(),
  createdDateTime: instant.nullish(),
  expirationDateTime: instant.nullish(),
  link: z.looseObject({
    type: z.string().min(1),
    webUrl: z.string().nullish(),
    preventsDownload: z.boolean().nullish(),
    '@libre.graph.displayName': z.string().nullish(),
  }),
})
export type PermissionWire = z.infer<typeof permissionWire>

/** The actions of a list name this one where the caller sees the links of others; inferred. */
const MAY_SEE = 'libre.graph/driveItem/permissions/read'
const ACTIONS = '@libre.graph.permissions.actions.allowedValues'

const otherWire = z.looseObject({ id: z.string().nullish(), link: z.null().optional() })

/** The list of an item. Without permissions it may lack `value`, and then it must say what the caller may do. */
export const listWire = z
  .looseObject({
    [ACTIONS]: z.array(z.string()).nullish(),
    value: z.array(z.union([otherWire, permissionWire])).nullish(),
  })
  .refine((list) => Boolean(list.value ?? list[ACTIONS]))
  .transform(({ value, [ACTIONS]: actions }) => ({
    links: (value ?? []).flatMap((entry) => (entry.link ? [entry] : [])),
    /** Permissions of members. What is neither is not understood: it may be the very link that is looked for. */
    others: (value ?? []).filter(({ link }) => !link),
    hidden: actions?.includes(MAY_SEE) === false,
  }))

const errorWire = z.looseObject({ error: z.looseObject({ code: z.string(), message: z.string().nullish() }) })

type Details = Omit<ShareLinkErrorDetails, 'provider'>

export const failure = (details: Details): ShareLinkError => new ShareLinkError({ ...details, provider: PROVIDER })

const CHECK_ORIGIN = 'Check that baseUrl is the origin of the server; a proxy or a login page may have answered.'

/** What an answer tells. Throws `unexpected-response` where it is not one of the server's. */
export function understood<T>({ status, json }: HttpAnswer, schema: z.ZodType<T>): T {
  const read = schema.safeParse(json)
  if (read.success) return read.data
  throw failure({ code: 'unexpected-response', status, message: 'This is no answer of OpenCloud.', hint: CHECK_ORIGIN })
}

/** The server has codes for a few refusals only; the others are told by the words of its message. */
const KNOWN: readonly (readonly [words: RegExp, code: ErrorCode, message: string, field?: DraftField])[] = [
  [/^itemNotFound\n/, 'not-found', 'OpenCloud knows no such item, or no such link of it.'],
  [/protection is enforced/, 'policy', 'password: is required here.', 'password'],
  [/bcrypt/, 'policy', 'password: may have at most 72 bytes.', 'password'],
  [/password is redundant/, 'unsupported', 'password: none can be set here.', 'password'],
  [/is in the past/, 'invalid-request', 'expiresAt: is over to the server.', 'expiresAt'],
  [/invalid link type|no matching permission/, 'unsupported', 'role: cannot be given on this item.', 'role'],
  [/invalid (item|drive) ?id/i, 'invalid-request', 'target: its id is none of OpenCloud.', 'target'],
  [/^(accessDenied|notAllowed)\n|no share permission/, 'forbidden', 'The account may not share this item so.'],
  [/^unauthenticated\n/, 'unauthorized', 'OpenCloud does not accept the credential.'],
  [/^invalidRequest\n/, 'invalid-request', 'OpenCloud refused the request as malformed.'],
]

const RULE = /at least \d+ [a-z ]+ are required/g

function byStatus(status: number, write: boolean): Details {
  if (status === 401) return { code: 'unauthorized', status, message: 'OpenCloud does not accept the credential.' }
  if (status === 403) return { code: 'forbidden', status, message: 'OpenCloud refuses this to the caller.' }
  if (status >= 500) return { code: write ? 'ambiguous' : 'unavailable', status, message: 'The server failed.' }
  return { code: 'unexpected-response', status, message: `The server answered ${status}.`, hint: CHECK_ORIGIN }
}

/** What an answer refuses, or `undefined` for a success. Of the server's words only rules for passwords are repeated. */
export function refusalOf({ status, json }: HttpAnswer, write: boolean): Details | undefined {
  if (status >= 200 && status < 300) return undefined
  const told = errorWire.safeParse(json)
  const text = told.success ? `${told.data.error.code}\n${told.data.error.message ?? ''}` : ''
  const rules = text.match(RULE) ?? []
  if (rules.length > 0) return { code: 'policy', status, field: 'password', message: `password: ${rules.join(', ')}.` }
  const known = KNOWN.find(([words]) => words.test(text))
  if (known === undefined) return byStatus(status, write)
  const [, code, message, field] = known
  return { code, status, message, field }
}

const flag = z.boolean().nullish()
const passwordWire = z.looseObject({ enforced: flag, enforced_for: z.record(z.string(), flag).nullish() })

const accountWire = z.looseObject({
  files_sharing: z.looseObject({
    public: z.looseObject({ enabled: flag, password: passwordWire.nullish() }).nullish(),
  }),
  password_policy: z.record(z.string(), z.unknown()).nullish(),
})
export type AccountWire = z.infer<typeof accountWire>

const dataWire = z.looseObject({ capabilities: accountWire })

/** The server's capabilities. A refusal of this old API has status 200 and another code in `meta`. */
export const capabilitiesWire = z
  .looseObject({ ocs: z.looseObject({ meta: z.looseObject({ statuscode: z.literal(100) }), data: dataWire }) })
  .transform(({ ocs }) => ocs.data.capabilities)
