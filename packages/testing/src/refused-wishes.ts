import {
  type ErrorCode,
  type FieldCapabilities,
  lacks,
  type Role,
  type ShareLinkPatch,
  type VisitorField,
} from '@sharelink/core'
import { AUDIENCES, type Field, holds, type ResolvedPlace } from './resolved-place.ts'
import { audienceWish, type Wish } from './wishes.ts'

const ROLES: readonly Role[] = [
  'viewer',
  'commenter',
  'reviewer',
  'form-filler',
  'uploader',
  'editor',
  'contributor',
  'manager',
]
const VISITOR_FIELDS: readonly VisitorField[] = ['name', 'email', 'phone']
const DAY = 86_400_000

/** A wish that must be refused. `byItem`: only what the item says refuses it, so that it may be read first. */
export type RefusedWish = Wish & { code?: ErrorCode; byItem?: true }

type Refused = Omit<RefusedWish, 'field'>

const refused = (label: string, wish: ShareLinkPatch): Refused => ({ label, code: 'unsupported', ask: () => wish })
const when = (condition: boolean, ...wishes: readonly Refused[]): readonly Refused[] => (condition ? wishes : [])

function refusedPasswords({ password }: FieldCapabilities, sample: string): readonly Refused[] {
  if (lacks(password)) return []
  const { minLength = 1, maxLength, pattern, required } = password
  const wish = (label: string, text: string | null): Refused => ({
    ...refused(label, { password: text }),
    code: 'policy',
  })
  const withStrange = [' ', 'ä', '\u0007']
    .map((strange) => `${sample.slice(0, -1)}${strange}`)
    .find((text) => pattern !== undefined && !new RegExp(`^(?:${pattern})$`, 'u').test(text))
  return [
    ...when(minLength > 1, wish('a character too short', sample.slice(0, minLength - 1))),
    ...(maxLength === undefined ? [] : [wish('a character too long', sample.padEnd(maxLength + 1, sample))]),
    ...(withStrange === undefined ? [] : [wish('outside the pattern', withStrange)]),
    ...when(required === true, wish('null', null)),
  ]
}

function refusedExpiries({ expiresAt }: FieldCapabilities): readonly Refused[] {
  if (lacks(expiresAt)) return []
  const { furthest } = expiresAt
  if (furthest === undefined) return []
  const ask = (now: number): ShareLinkPatch => ({ expiresAt: new Date(now + (furthest + 2) * DAY) })
  return [{ label: 'further ahead than it can be', code: 'unsupported', ask }]
}

function refusedChoices(place: ResolvedPlace): readonly (Refused & { field: Field })[] {
  const { role, audience, people } = place.capability.fields
  const byItem = (held: boolean): { byItem?: true } => (held ? { byItem: true } : {})
  const roles = ROLES.filter((value) => !place.roles.includes(value)).map((value) => ({
    ...refused(value, { role: value }),
    ...byItem(!lacks(role) && role.values.includes(value)),
    field: 'role' as const,
  }))
  const possible = [...place.audiences, ...place.elsewhere]
  const audiences = AUDIENCES.filter((value) => !possible.includes(value)).map((value) => ({
    ...refused(value, audienceWish(place, value)),
    ...byItem(!lacks(audience) && audience.values.includes(value)),
    field: 'audience' as const,
  }))
  const takesNoIds = place.audiences.includes('people') && !lacks(people) && !people.ids
  const ids = when(takesNoIds, refused('by id', { audience: 'people', people: ['1234567'] }))
  return [...roles, ...audiences, ...ids.map((wish) => ({ ...wish, field: 'people' as const }))]
}

/** Values outside what this place is declared to hold, of fields that it does hold. */
export function refusedWishes(place: ResolvedPlace): readonly RefusedWish[] {
  const { fields } = place.capability
  const { name, allowDownload, maxUses, visitorFields } = fields
  const most = lacks(maxUses) ? undefined : maxUses.max
  const longest = lacks(name) ? undefined : name.maxLength
  const strange = lacks(visitorFields) ? [] : VISITOR_FIELDS.filter((value) => !visitorFields.values.includes(value))
  const mustAllow = !lacks(allowDownload) && allowDownload.required === 'allowed'
  const valued: { readonly [F in Field]?: readonly Refused[] } = {
    name: when(longest !== undefined, refused('too long', { name: 'x'.repeat((longest ?? 0) + 1) })),
    password: refusedPasswords(fields, place.samples.password),
    expiresAt: refusedExpiries(fields),
    allowDownload: when(mustAllow, refused('false', { allowDownload: false })),
    maxUses: when(most !== undefined, refused('too many', { maxUses: (most ?? 0) + 1 })),
    visitorFields: strange.map((value) => refused(value, { visitorFields: [value] })),
  }
  const keys: readonly (keyof typeof valued)[] = [
    'name',
    'password',
    'expiresAt',
    'allowDownload',
    'maxUses',
    'visitorFields',
  ]
  const others = keys
    .filter((field) => holds(place, field))
    .flatMap((field) => (valued[field] ?? []).map((wish) => ({ ...wish, field })))
  return [...refusedChoices(place), ...others]
}
