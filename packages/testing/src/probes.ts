import type { ShareLink, ShareLinkPatch } from '@sharelink/core'
import type { HeldLink } from './conformance-setup.ts'
import type { Field } from './resolved-place.ts'

/** Fields that a link holds; a notification is sent and over. */
export type HeldField = Exclude<Field, 'notify'>

/** One field, as the server, a link and a wish have it, in one form that can be compared. */
type Probe = {
  held: (link: HeldLink) => unknown
  /** `undefined`: not told. */
  told: (link: ShareLink) => unknown
  asked: (wish: ShareLinkPatch) => unknown
  /** What a field holds in which nobody set anything; what absence means where the provider always tells. */
  none: unknown
}

/** In an order that does not depend on how a provider tells them. */
export function sorted(texts: readonly string[]): readonly string[] {
  return texts.toSorted((one, other) => (one < other ? -1 : 1))
}

function names(people: readonly string[] | undefined): readonly string[] | undefined {
  return people && sorted(people.map((person) => person.toLowerCase()))
}

function instant(value: Date | string | null | undefined): number | null | undefined {
  return typeof value === 'string' ? Date.parse(value) : value === null ? null : value?.getTime()
}

/** Total over the fields: a new one does not compile until the suite looks at it. */
export const PROBES: { readonly [F in HeldField]: Probe } = {
  role: { held: ({ role }) => role, told: ({ role }) => role, asked: ({ role }) => role, none: undefined },
  audience: {
    held: ({ audience }) => audience,
    told: ({ audience }) => audience,
    asked: ({ audience }) => audience,
    none: 'anyone',
  },
  people: {
    held: ({ people = [] }) => names(people),
    told: ({ people }) => names(people),
    asked: ({ people }) => names(people),
    none: [],
  },
  listed: {
    held: ({ listed = false }) => listed,
    told: ({ listed }) => listed,
    asked: ({ listed }) => listed,
    none: false,
  },
  name: { held: ({ name }) => name, told: ({ name }) => name, asked: ({ name }) => name, none: '' },
  password: {
    held: ({ passwordProtected }) => passwordProtected,
    told: ({ passwordProtected }) => passwordProtected,
    asked: ({ password }) => (password === undefined ? undefined : password !== null),
    none: false,
  },
  expiresAt: {
    held: ({ expiresAt }) => instant(expiresAt),
    told: ({ expiresAt }) => instant(expiresAt),
    asked: ({ expiresAt }) => instant(expiresAt),
    none: null,
  },
  allowDownload: {
    held: ({ allowDownload }) => allowDownload,
    told: ({ allowDownload }) => allowDownload,
    asked: ({ allowDownload }) => allowDownload,
    none: true,
  },
  maxUses: {
    held: ({ maxUses }) => maxUses,
    told: ({ maxUses }) => maxUses,
    asked: ({ maxUses }) => maxUses,
    none: null,
  },
  visitorFields: {
    held: ({ visitorFields = [] }) => sorted(visitorFields),
    told: () => undefined,
    asked: ({ visitorFields }) => visitorFields && sorted(visitorFields),
    none: [],
  },
}

function isHeldField(name: string): name is HeldField {
  return name in PROBES
}

export const HELD_FIELDS = Object.keys(PROBES).filter(isHeldField)
