import type { Role, ShareLinkDraft, ShareLinkPatch } from '@sharelink/core'

/** A link as the server holds it, its password in clear. */
export type Held = {
  id: string
  url?: string
  role: Role | undefined
  audience: 'anyone' | 'organization' | 'people'
  people: readonly string[]
  listed: boolean
  password: string | null
  /** Milliseconds since 1970. */
  expiresAt: number | null
  allowDownload: boolean
  maxUses: number | null
  name?: string
}

/** What protects a link; what is absent was left to the provider. */
export type Protection = Partial<Omit<Held, 'id' | 'url' | 'name'>>

/** A link without any protection: what a provider that lacks a setting holds. */
export const OPEN = {
  people: [],
  listed: false,
  password: null,
  expiresAt: null,
  allowDownload: true,
  maxUses: null,
} as const

/** What a draft or patch asks for. */
export function askedBy(wish: ShareLinkDraft | ShareLinkPatch): Protection {
  const { role, audience, people, listed, password, expiresAt, allowDownload, maxUses } = wish
  return {
    ...(role === undefined ? {} : { role }),
    ...(audience === undefined ? {} : { audience }),
    ...(people === undefined ? {} : { people }),
    ...(listed === undefined ? {} : { listed }),
    ...(password === undefined ? {} : { password }),
    ...(expiresAt === undefined ? {} : { expiresAt: expiresAt === null ? null : new Date(expiresAt).getTime() }),
    ...(allowDownload === undefined ? {} : { allowDownload }),
    ...(maxUses === undefined ? {} : { maxUses }),
  }
}

const ROLES: readonly (Role | undefined)[] = ['viewer', 'commenter', 'reviewer', 'editor', 'contributor', 'manager']
const AUDIENCES: readonly Held['audience'][] = ['people', 'organization', 'anyone']

/** A rule for every field: a new one does not compile until it has one. */
type Rules = { [F in keyof Required<Protection>]: (held: Held, wanted: Protection) => boolean }

function above(held: number | null, wanted: number | null): boolean {
  return wanted !== null && (held === null || held > wanted)
}

/** Whether a link that is held is weaker in one field than what is wanted. Written anew: not core's own comparison. */
const IS_WEAKER: Rules = {
  role: (held, { role }) =>
    role !== undefined && (ROLES.indexOf(held.role) < 0 || ROLES.indexOf(held.role) > ROLES.indexOf(role)),
  audience: (held, { audience }) =>
    audience !== undefined && AUDIENCES.indexOf(held.audience) > AUDIENCES.indexOf(audience),
  people: (held, { people }) =>
    people !== undefined && held.audience === 'people' && held.people.some((one) => !people.includes(one)),
  listed: (held, { listed }) => held.listed && listed === false,
  password: (held, { password = null }) => password !== null && held.password !== password,
  expiresAt: (held, { expiresAt = null }) => above(held.expiresAt, expiresAt),
  allowDownload: (held, { allowDownload }) => held.allowDownload && allowDownload === false,
  maxUses: (held, { maxUses = null }) => above(held.maxUses, maxUses),
}

export type ProtectionField = keyof Rules

function isField(name: string): name is ProtectionField {
  return name in IS_WEAKER
}

const FIELDS = Object.keys(IS_WEAKER).filter(isField)

/** The fields in which a link is weaker than what is wanted. */
export function weakerFields(held: Held, wanted: Protection): readonly ProtectionField[] {
  return FIELDS.filter((field) => IS_WEAKER[field](held, wanted))
}

/** The same link or links, in every member. */
export function same(one: Held | readonly Held[] | undefined, other: Held | readonly Held[] | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
