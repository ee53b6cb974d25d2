import { type Difference, lacks, type ShareLinkPatch } from '@sharelink/core'
import type { Field, ResolvedPlace } from './resolved-place.ts'
import { expirySample } from './samples.ts'
import { audienceWish, type Wish } from './wishes.ts'

/** A wish for which the provider has no setting, and what its loss makes of the link. */
export type LackingWish = Wish & { effect: Difference['effect'] }

type Sample = {
  effect: Difference['effect']
  ask: (place: ResolvedPlace, now: number) => ShareLinkPatch
  none?: ShareLinkPatch
}

/** `none`: asking for this is asking for nothing. */
const SAMPLES: { readonly [F in Exclude<Field, 'role' | 'audience' | 'people'>]: Sample } = {
  listed: { effect: 'stricter', ask: () => ({ listed: true }), none: { listed: false } },
  name: { effect: 'other', ask: ({ samples }) => ({ name: samples.name }) },
  password: { effect: 'weaker', ask: ({ samples }) => ({ password: samples.password }), none: { password: null } },
  expiresAt: {
    effect: 'weaker',
    ask: ({ capability }, now) => ({ expiresAt: expirySample(capability, now) }),
    none: { expiresAt: null },
  },
  allowDownload: { effect: 'weaker', ask: () => ({ allowDownload: false }), none: { allowDownload: true } },
  maxUses: { effect: 'weaker', ask: () => ({ maxUses: 3 }), none: { maxUses: null } },
  visitorFields: { effect: 'weaker', ask: () => ({ visitorFields: ['email'] }), none: { visitorFields: [] } },
  notify: {
    effect: 'other',
    ask: (place) => ({ ...audienceWish(place, 'people'), notify: {} }),
    none: { notify: false },
  },
}

function isSampled(name: string): name is keyof typeof SAMPLES {
  return name in SAMPLES
}

const FIELDS = Object.keys(SAMPLES).filter(isSampled)

function isLacking({ capability, audiences }: ResolvedPlace, field: keyof typeof SAMPLES): boolean {
  return lacks(capability.fields[field]) && (field !== 'notify' || audiences.includes('people'))
}

function wishOf(place: ResolvedPlace, field: keyof typeof SAMPLES): LackingWish {
  const { effect, ask } = SAMPLES[field]
  return { field, label: 'given', effect, ask: (now) => ask(place, now) }
}

/** One wish for every field that the provider lacks here. */
export function lackingWishes(place: ResolvedPlace): readonly LackingWish[] {
  return FIELDS.filter((field) => isLacking(place, field)).map((field) => wishOf(place, field))
}

/** One wish for every field that the provider has and this draft leaves no room for. */
export function crowdedOutWishes(place: ResolvedPlace): readonly LackingWish[] {
  const { capability, without = [] } = place
  return FIELDS.filter((field) => without.includes(field) && !lacks(capability.fields[field])).map((field) =>
    wishOf(place, field),
  )
}

/** Asks for nothing in every field that is lacking. */
export function noneOfLacking(place: ResolvedPlace): ShareLinkPatch {
  const none = FIELDS.filter((field) => lacks(place.capability.fields[field])).map((field) => SAMPLES[field].none ?? {})
  return none.reduce((all, one) => ({ ...all, ...one }), {})
}
