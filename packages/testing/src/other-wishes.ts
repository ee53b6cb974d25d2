import { type FieldChange, lacks, type ShareLinkPatch } from '@sharelink/core'
import type { HeldField } from './probes.ts'
import { holds, type ResolvedPlace } from './resolved-place.ts'
import { expirySample } from './samples.ts'
import { audienceWish, type Wish } from './wishes.ts'

/** A change of a link that holds the full draft. `change`: how the capabilities say that it is done. */
export type OtherWish = Wish & { field: HeldField; change: FieldChange }

type Other = Omit<Wish, 'field'>
type OthersOf = (place: ResolvedPlace) => readonly Other[]

const simple = (label: string, wish: ShareLinkPatch): Other => ({ label, ask: () => wish })

function otherUses({ capability: { fields } }: ResolvedPlace): number {
  const { max = Infinity } = lacks(fields.maxUses) ? {} : fields.maxUses
  return Math.min(5, max)
}

const OTHERS: { readonly [F in HeldField]: OthersOf } = {
  role: ({ roles, draft }) => roles.filter((role) => role !== draft.role).map((role) => simple(`to ${role}`, { role })),
  audience: (place) =>
    place.audiences
      .filter((audience) => audience !== place.draft.audience)
      .map((audience) => simple(`to ${audience}`, audienceWish(place, audience))),
  people: ({ draft, samples }) =>
    draft.audience === 'people' ? [simple('to others', { people: samples.otherPeople })] : [],
  listed: ({ draft, capability: { fields } }) =>
    !lacks(fields.listed) && fields.listed.audiences.includes(draft.audience)
      ? [simple('to false', { listed: false })]
      : [],
  name: ({ samples }) => [simple('to another', { name: samples.otherName })],
  password: ({ samples }) => [simple('to another', { password: samples.otherPassword })],
  expiresAt: ({ capability }) => [
    { label: 'to later', ask: (now) => ({ expiresAt: expirySample(capability, now, 2) }) },
    { label: 'to earlier', ask: (now) => ({ expiresAt: expirySample(capability, now, 0.5) }) },
  ],
  allowDownload: ({ capability: { fields } }) =>
    !lacks(fields.allowDownload) && fields.allowDownload.required === undefined
      ? [simple('to true', { allowDownload: true })]
      : [],
  maxUses: (place) => [simple('to another', { maxUses: otherUses(place) })],
  visitorFields: ({ capability: { fields } }) => {
    const values = lacks(fields.visitorFields) ? [] : fields.visitorFields.values
    return values.length < 2 ? [] : [simple('to one', { visitorFields: values.slice(0, 1) })]
  },
}

const NONE: readonly { field: HeldField; none: ShareLinkPatch }[] = [
  { field: 'password', none: { password: null } },
  { field: 'expiresAt', none: { expiresAt: null } },
  { field: 'maxUses', none: { maxUses: null } },
  { field: 'visitorFields', none: { visitorFields: [] } },
]

function isOther(name: string): name is HeldField {
  return name in OTHERS
}

function changeOf({ capability }: ResolvedPlace, field: HeldField, emptied: boolean): FieldChange {
  const held = capability.fields[field]
  if (lacks(held)) return 'never'
  return emptied ? (held.clear ?? held.change) : held.change
}

function isRequired({ capability: { fields } }: ResolvedPlace, field: HeldField): boolean {
  return field === 'password' && !lacks(fields.password) && fields.password.required === true
}

/** Every change that is declared to be made on the link as it is. */
export function updatesInPlace(place: ResolvedPlace): readonly OtherWish[] {
  return otherWishes(place).filter(({ change }) => change === 'update')
}

/** Every change of one field that this place is declared to hold, its emptying among them. */
export function otherWishes(place: ResolvedPlace): readonly OtherWish[] {
  const held = Object.keys(OTHERS)
    .filter(isOther)
    .filter((field) => holds(place, field))
  const others = held.flatMap((field) =>
    OTHERS[field](place).map((wish) => ({ ...wish, field, change: changeOf(place, field, false) })),
  )
  const emptied = NONE.filter(({ field }) => holds(place, field) && !isRequired(place, field)).map(
    ({ field, none }) => ({
      ...simple('to none', none),
      field,
      change: changeOf(place, field, true),
    }),
  )
  return [...others, ...emptied]
}
