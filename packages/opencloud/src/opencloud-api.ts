import { type HttpAnswer, type HttpRequest, type LinkAddress, REPEAT_ALWAYS, segment } from '@sharelink/core'
import { capabilitiesWire, createReader, type Details, type KnownRefusal } from '@sharelink/self-hosted'
import * as z from 'zod'

export const PROVIDER = 'opencloud'

/** An item's own id, as the server and its web pages show it: the drive's id, an exclamation mark and the item's. */
const ITEM = /^(?!\.{1,2}!)([^!/\s]+)![^!/\s]+$/

/** The server writes `!` encoded in its own addresses. */
const encoded = (id: string): string => segment(id).replaceAll('!', '%21')

type Target = LinkAddress['target']

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
  // A half of a surrogate pair could not be written in a ref.
  id: z.string().regex(/^\P{Surrogate}+$/u),
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

/** A list offers the role to upload where the item is a folder: so it was recorded; that a file has none is inferred. */
const UPLOADER = '1c996275-f1c9-4e71-abdf-a42f6495e960'
const ROLES = '@libre.graph.permissions.roles.allowedValues'

const offered = z.array(z.looseObject({ id: z.unknown() }))
const otherWire = z.looseObject({ id: z.string().nullish(), link: z.null().optional() })

/** The list of an item. Without permissions it may lack `value`, and then it must say what the caller may do. */
export const listWire = z
  .looseObject({
    [ACTIONS]: z.array(z.string()).nullish(),
    [ROLES]: offered.nullish().catch(undefined),
    value: z.array(z.union([otherWire, permissionWire])).nullish(),
  })
  .refine((list) => Boolean(list.value ?? list[ACTIONS]))
  .transform(({ value, [ACTIONS]: actions, [ROLES]: roles }) => ({
    kind: roles?.some(({ id }) => id === UPLOADER) === true ? ('folder' as const) : undefined,
    links: (value ?? []).flatMap((entry) => (entry.link ? [entry] : [])),
    /** Permissions of members. What is neither is not understood: it may be the very link that is looked for. */
    others: (value ?? []).flatMap(({ id, link }) => (link || !id ? [] : [id])),
    hidden: actions?.includes(MAY_SEE) === false,
  }))

/** The server has codes for a few refusals only; the others are told by the words of its message. */
const KNOWN: readonly KnownRefusal[] = [
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

const errorWire = z.looseObject({ error: z.looseObject({ code: z.string(), message: z.string().nullish() }) })

/** Of the server's words only rules for passwords are repeated. */
function refusalOf({ json }: HttpAnswer): Details | undefined {
  const told = errorWire.safeParse(json)
  const text = told.success ? `${told.data.error.code}\n${told.data.error.message ?? ''}` : ''
  const rules = text.match(RULE) ?? []
  if (rules.length > 0) return { code: 'policy', field: 'password', message: `password: ${rules.join(', ')}.` }
  const known = KNOWN.find(([words]) => words.test(text))
  return known && { code: known[1], message: known[2], field: known[3] }
}

export const { failure, refused, ask } = createReader({
  provider: PROVIDER,
  name: 'OpenCloud',
  contentOf: ({ json }) => json,
  refusalOf,
})

/** What the account demands. A refusal of this old API has status 200 and another code in `meta`. */
export const accountWire = z.looseObject({
  ocs: z.looseObject({ meta: z.looseObject({ statuscode: z.literal(100) }), data: capabilitiesWire }),
})
