import type { ParsedDraft } from './draft.ts'
import { PASSWORD_NONE, PASSWORD_SET } from './draft.ts'
import type { DraftField, ShareLink, VisitorField } from './model.ts'
import { audienceEffect, type Effect, expiryEffect, roleEffect, usesEffect } from './orders.ts'

/** What a provider tells beside the link itself. */
export type Told = {
  /** Whether the password in force is the one that was sent, where the adapter could see it. */
  passwordMatches?: boolean
  visitorFields?: readonly VisitorField[]
}

/** The part of a link that a comparison needs; expected links have no id yet. */
export type ComparedLink = Partial<ShareLink> & { told?: Told }

export type Differs = { effect: Effect; requested: unknown; effective: unknown }
export type Verdict = 'holds' | 'untold' | Differs

/** `absentMeansNone`: a member that is absent from the answer means none, so that no comparison fails open. */
export type Reading = { absentMeansNone: boolean; lacking: boolean }

type Check = (draft: ParsedDraft, link: ComparedLink, reading: Reading) => Verdict

function judge(effect: Effect | undefined, requested: unknown, effective: unknown): Verdict {
  return effect === undefined ? 'holds' : { effect, requested, effective }
}

/** Compares a wish with a value that may be untold; `none` is what untold means where the provider always tells. */
function check<T>(
  asked: T | undefined,
  effective: T | undefined,
  none: T,
  reading: Reading,
  effectOf: (asked: T, effective: T) => Effect | undefined,
): Verdict {
  if (asked === undefined) return 'holds'
  if (effective === undefined && !reading.absentMeansNone) return 'untold'
  const known = effective ?? none
  return judge(effectOf(asked, known), asked, known)
}

function person(text: string): string {
  return text.trim().toLowerCase()
}

const checkPeople: Check = (draft, link, reading) => {
  if (draft.people === undefined) return 'holds'
  if (link.people === undefined && link.others === undefined)
    return reading.absentMeansNone ? { effect: 'weaker', requested: draft.people, effective: '(not told)' } : 'untold'
  const asked = new Set(draft.people.map(person))
  const inForce = [...(link.people ?? []), ...(link.others ?? [])]
  const effective = new Set(inForce.map(person))
  if ([...effective].some((one) => !asked.has(one)))
    return { effect: 'weaker', requested: draft.people, effective: inForce }
  return judge(effective.size < asked.size ? 'stricter' : undefined, draft.people, inForce)
}

const checkPassword: Check = (draft, link, reading) => {
  if (draft.password === undefined) return 'holds'
  const requested = draft.password === null ? PASSWORD_NONE : PASSWORD_SET
  if (link.passwordProtected === undefined && !reading.absentMeansNone) return 'untold'
  const effective = link.passwordProtected ? PASSWORD_SET : PASSWORD_NONE
  if (draft.password === null) return judge(link.passwordProtected ? 'stricter' : undefined, requested, effective)
  if (!link.passwordProtected) return { effect: 'weaker', requested, effective }
  return link.told?.passwordMatches === false ? { effect: 'weaker', requested, effective: '(another)' } : 'holds'
}

const checkVisitorFields: Check = (draft, link, reading) =>
  check(draft.visitorFields, link.told?.visitorFields, [], reading, (asked, effective) => {
    if (asked.some((field) => !effective.includes(field))) return 'weaker'
    return effective.length > asked.length ? 'stricter' : undefined
  })

const checkRole: Check = (draft, link, reading) => {
  if (link.role !== undefined) return judge(roleEffect(draft.role, link.role), draft.role, link.role)
  if (link.providerRole === undefined && !reading.absentMeansNone) return 'untold'
  return { effect: 'weaker', requested: draft.role, effective: link.providerRole ?? '(not told)' }
}

const checkTarget: Check = (draft, link) => {
  const same = link.target?.kind === draft.target.kind && link.target.id === draft.target.id
  return judge(same ? undefined : 'weaker', draft.target, link.target)
}

/** How each field of a draft is held against a link. Total: a new field does not compile until it is here. */
export const FIELD_CHECKS: { readonly [F in DraftField]: Check } = {
  target: checkTarget,
  kind: (draft, link) => judge(draft.kind === link.kind ? undefined : 'weaker', draft.kind, link.kind),
  role: checkRole,
  audience: (draft, link, reading) => check(draft.audience, link.audience, 'anyone', reading, audienceEffect),
  people: checkPeople,
  listed: (draft, link, reading) =>
    check(draft.listed, link.listed, !reading.lacking, reading, (asked, effective) => {
      if (asked === effective) return undefined
      return effective ? 'weaker' : 'stricter'
    }),
  name: (draft, link, reading) =>
    check(draft.name, link.name, '', reading, (asked, effective) => (asked === effective ? undefined : 'other')),
  password: checkPassword,
  expiresAt: (draft, link, reading) => check(draft.expiresAt, link.expiresAt, null, reading, expiryEffect),
  allowDownload: (draft, link, reading) =>
    check(draft.allowDownload, link.allowDownload, true, reading, (asked, effective) => {
      if (asked === effective) return undefined
      return effective ? 'weaker' : 'stricter'
    }),
  maxUses: (draft, link, reading) => check(draft.maxUses, link.maxUses, null, reading, usesEffect),
  visitorFields: checkVisitorFields,
  notify: (draft, _link, reading) =>
    reading.lacking ? { effect: 'other', requested: draft.notify, effective: false } : 'untold',
}
