import { ShareLinkError, type ShareLink, type ShareLinkDraft } from '@sharelink/core'

/**
 * What the bytes of one entry say of a link, read from the documents and not by the decoder. A member that is absent is
 * not said. `expires`: milliseconds since 1970, `null` for never.
 */
export type Reading = {
  id?: string
  kind?: string
  /** The id of the item, where the answer names it. */
  item?: string
  roles?: readonly string[]
  audience?: string
  listed?: boolean
  protected?: boolean
  /** The password in clear, where the provider tells it. */
  password?: unknown
  expires?: number | null
  expired?: boolean
  download?: boolean
  maxUses?: number | null
  people?: readonly string[]
  /** The text in which everybody must be who is said to have a share. */
  mentions?: string
}

/** Members of a parsed value, read without its prototype. */
export function membersOf(value: unknown): ReadonlyMap<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return new Map()
  return new Map(Object.entries(value))
}

export function member(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, name) => membersOf(inner).get(name), value)
}

/** What a link claims of its protection that its bytes do not say. */
export function claimedTooMuch(link: ShareLink, reading: Reading): string[] {
  const { expiresAt, maxUses, people = [], others = [] } = link
  const named = [...people, ...others].map((person) => person.toLowerCase())
  const claims = {
    role: link.role !== undefined && reading.roles?.includes(link.role) !== true,
    passwordProtected: link.passwordProtected === true && reading.protected !== true,
    expiresAt:
      expiresAt instanceof Date && !(typeof reading.expires === 'number' && expiresAt.getTime() > reading.expires - 1),
    expired: link.expired === true && reading.expired !== true,
    allowDownload: link.allowDownload === false && reading.download !== false,
    audience: link.audience !== undefined && link.audience !== 'anyone' && reading.audience !== link.audience,
    listed: link.listed === false && reading.listed === true,
    maxUses: typeof maxUses === 'number' && !(typeof reading.maxUses === 'number' && maxUses >= reading.maxUses),
    target: reading.item !== undefined && link.target.id !== reading.item,
    people: link.people !== undefined && (reading.people ?? []).some((person) => !named.includes(person.toLowerCase())),
  }
  const { mentions } = reading
  if (mentions !== undefined && people.some((person) => !mentions.toLowerCase().includes(person.toLowerCase())))
    claims.people = true
  return Object.entries(claims).flatMap(([claim, wrong]) => (wrong ? [claim] : []))
}

/** What a decoded link claims beyond what each entry of its id says. */
export function decodedTooMuch(link: ShareLink, readings: readonly Reading[]): string[] {
  const claims = readings.filter(({ id }) => id === undefined || id === link.id).map((one) => claimedTooMuch(link, one))
  if (claims.length === 0) return ['decodes a link that is not there']
  return claims.some((claim) => claim.length === 0) ? [] : (claims[0] ?? []).map((claim) => `decodes ${claim}`)
}

/** Each role with those that grant no more than it does (the model's order of rights). */
const NO_MORE: Readonly<Record<string, readonly string[]>> = {
  viewer: ['viewer'],
  commenter: ['viewer', 'commenter'],
  reviewer: ['viewer', 'commenter', 'reviewer'],
  'form-filler': ['viewer', 'form-filler'],
  uploader: ['uploader'],
  editor: ['viewer', 'commenter', 'reviewer', 'form-filler', 'editor'],
  contributor: ['viewer', 'commenter', 'reviewer', 'form-filler', 'uploader', 'editor', 'contributor'],
}

const WIDTH = ['people', 'organization', 'anyone']

/** Fields that a provider always tells: what is not said of them is none. */
export type Told = readonly (keyof Reading)[]

/** What a draft asks for and the bytes do not show; what is never or not always told may be missing. */
export function missingIn(
  draft: { [F in keyof ShareLinkDraft]?: ShareLinkDraft[F] | undefined },
  reading: Reading,
  always: Told,
): string[] {
  const silent = (name: keyof Reading): boolean => reading[name] === undefined && !always.includes(name)
  const expiry = typeof draft.expiresAt === 'string' ? Date.parse(draft.expiresAt) : draft.expiresAt?.valueOf()
  const { role, audience, password, maxUses } = draft
  const width = WIDTH.indexOf(reading.audience ?? 'anyone')
  const wrongPassword = reading.password === undefined ? reading.protected !== true : reading.password !== password
  const asked = draft.people?.map((person) => person.toLowerCase())
  const missing = {
    kind: draft.kind !== undefined && reading.kind !== undefined && reading.kind !== draft.kind,
    target: draft.target !== undefined && reading.item !== undefined && reading.item !== draft.target.id,
    people: asked !== undefined && reading.people?.some((person) => !asked.includes(person.toLowerCase())) === true,
    role: role !== undefined && !silent('roles') && reading.roles?.some((one) => NO_MORE[role]?.includes(one)) !== true,
    audience: audience !== undefined && !silent('audience') && (width < 0 || width > WIDTH.indexOf(audience)),
    password: typeof password === 'string' && !silent('protected') && wrongPassword,
    expiresAt:
      expiry !== undefined &&
      !silent('expires') &&
      !(typeof reading.expires === 'number' && reading.expires < expiry + 1),
    allowDownload: draft.allowDownload === false && !silent('download') && reading.download !== false,
    maxUses:
      typeof maxUses === 'number' &&
      !silent('maxUses') &&
      !(typeof reading.maxUses === 'number' && reading.maxUses <= maxUses),
  }
  return Object.entries(missing).flatMap(([field, wrong]) => (wrong ? [field] : []))
}

/** All that whoever logs a result or an error could read in it. */
export function shown(result: unknown): string {
  if (!ShareLinkError.is(result)) return JSON.stringify(result) ?? ''
  return `${JSON.stringify(result)} ${result.message} ${result.hint} ${result.stack ?? ''} ${String(result.cause)}`
}
