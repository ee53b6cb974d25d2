import { type Audience, lacks, type Role, type ShareLinkDraft, type ShareLinkPatch } from '@sharelink/core'
import { type Field, holds, type ResolvedPlace } from './resolved-place.ts'
import { expirySample } from './samples.ts'

/** Something that a draft or patch may ask for in one field. */
export type Wish = { field: Field; label: string; ask: (now: number) => ShareLinkPatch }

type WishesOf = (place: ResolvedPlace) => readonly Omit<Wish, 'field'>[]

/** A draft with a wish laid over it. */
export function wished(draft: ShareLinkDraft, wish: ShareLinkPatch): ShareLinkDraft {
  return { ...draft, ...wish, role: wish.role ?? draft.role, audience: wish.audience ?? draft.audience }
}

/** An audience, with the people that it takes. */
export function audienceWish({ samples }: ResolvedPlace, audience: Audience): ShareLinkPatch {
  return { audience, people: audience === 'people' ? samples.people : undefined }
}

const simple = (label: string, wish: ShareLinkPatch): Omit<Wish, 'field'> => ({ label, ask: () => wish })

const expiryWishes: WishesOf = ({ capability }) => [
  { label: 'as a Date', ask: (now) => ({ expiresAt: expirySample(capability, now) }) },
  {
    label: 'as text with an offset',
    ask: (now) => {
      const ahead = new Date(expirySample(capability, now).getTime() + 2 * 3_600_000)
      return { expiresAt: ahead.toISOString().replace('Z', '+02:00') }
    },
  },
  simple('null', { expiresAt: null }),
]

const visitorFieldWishes: WishesOf = ({ capability: { fields } }) => {
  const values = lacks(fields.visitorFields) ? [] : fields.visitorFields.values
  return [
    ...values.map((value) => simple(value, { visitorFields: [value] })),
    simple('all', { visitorFields: values }),
    simple('none', { visitorFields: [] }),
  ]
}

const listedWishes: WishesOf = (place) => {
  const { listed } = place.capability.fields
  const audiences = lacks(listed) ? [] : listed.audiences.filter((audience) => place.audiences.includes(audience))
  return audiences.map((audience) => simple(`to ${audience}`, { ...audienceWish(place, audience), listed: true }))
}

const WISHES: { readonly [F in Field]: WishesOf } = {
  role: ({ roles }) => roles.map((role: Role) => simple(role, { role })),
  audience: (place) => place.audiences.map((audience) => simple(audience, audienceWish(place, audience))),
  people: ({ audiences, samples }) =>
    audiences.includes('people') ? [simple('two', { audience: 'people', people: samples.otherPeople })] : [],
  listed: listedWishes,
  name: ({ samples }) => [simple('given', { name: samples.name })],
  password: ({ samples, capability: { fields } }) => [
    simple('given', { password: samples.password }),
    ...(!lacks(fields.password) && fields.password.required === true ? [] : [simple('null', { password: null })]),
  ],
  expiresAt: expiryWishes,
  allowDownload: ({ capability: { fields } }) => [
    simple('true', { allowDownload: true }),
    ...(!lacks(fields.allowDownload) && fields.allowDownload.required === 'allowed'
      ? []
      : [simple('false', { allowDownload: false })]),
  ],
  maxUses: ({ capability: { fields } }) => [
    simple('3', { maxUses: Math.min(3, (lacks(fields.maxUses) ? undefined : fields.maxUses.max) ?? 3) }),
    simple('null', { maxUses: null }),
  ],
  visitorFields: visitorFieldWishes,
  notify: (place) => {
    const { notify } = place.capability.fields
    if (lacks(notify) || !place.audiences.includes('people')) return []
    const quiet = simple('without a message', { ...audienceWish(place, 'people'), notify: {} })
    const said = simple('with a message', { ...audienceWish(place, 'people'), notify: { message: 'Have a look.' } })
    return notify.message ? [quiet, said] : [quiet]
  },
}

function isField(name: string): name is Field {
  return name in WISHES
}

export const FIELDS = Object.keys(WISHES).filter(isField)

/** Everything that this place is declared to hold. */
export function heldWishes(place: ResolvedPlace): readonly Wish[] {
  return FIELDS.filter((field) => holds(place, field)).flatMap((field) =>
    WISHES[field](place).map((wish) => ({ field, ...wish })),
  )
}

/** A draft that sets all that this place holds beside role and audience, each to something. */
export function fullDraft(place: ResolvedPlace, now: number): ShareLinkDraft {
  const { draft, capability, samples } = place
  const { listed, allowDownload, maxUses, visitorFields } = capability.fields
  const held = (field: Field, wish: ShareLinkPatch): ShareLinkPatch => (holds(place, field) ? wish : {})
  const mayList = !lacks(listed) && listed.audiences.includes(draft.audience)
  const mayForbid = !lacks(allowDownload) && allowDownload.required === undefined
  return {
    ...draft,
    ...held('name', { name: samples.name }),
    ...held('password', { password: samples.password }),
    ...held('expiresAt', { expiresAt: expirySample(capability, now) }),
    ...held('listed', mayList ? { listed: true } : {}),
    ...held('allowDownload', mayForbid ? { allowDownload: false } : {}),
    ...held('maxUses', { maxUses: Math.min(3, (lacks(maxUses) ? undefined : maxUses.max) ?? 3) }),
    ...held('visitorFields', { visitorFields: lacks(visitorFields) ? [] : visitorFields.values }),
    role: draft.role,
    audience: draft.audience,
  }
}
