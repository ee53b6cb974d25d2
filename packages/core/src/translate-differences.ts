import { lacks, type LinkCapability } from './capabilities.ts'
import { PASSWORD_NONE, PASSWORD_SET } from './draft.ts'
import type { Difference, DraftField, ShareLink, ShareLinkDraft } from './model.ts'
import type { TranslateOptions } from './translate-options.ts'

type Told = Pick<Difference, 'field' | 'requested' | 'effective' | 'effect' | 'note'>

const LESS = 'The other provider has no equal; the next that gives less is taken.'

/** What is not told, and what the new link is if nobody says it. */
const UNTOLD: Partial<Record<DraftField, readonly [effective: unknown, note: string]>> = {
  expiresAt: [null, 'The old provider does not tell whether the link expires; the new one would not.'],
  allowDownload: [
    true,
    'The old provider does not tell whether downloading is forbidden; the new link would allow it.',
  ],
  visitorFields: [[], 'The old provider does not tell what visitors must say; the new link would not ask them.'],
}

function usesNote(link: ShareLink): string {
  return typeof link.maxUses === 'number'
    ? 'The old provider does not tell how often the link was used; the new one could be used as often again.'
    : 'The old provider does not tell how often the link may be used; the new one would have no limit.'
}

function fromUntold(link: ShareLink, draft: ShareLinkDraft, missing: readonly DraftField[]): readonly Told[] {
  const found = missing.flatMap((field): Told[] => {
    const [effective, note] = UNTOLD[field] ?? []
    return note === undefined ? [] : [{ field, requested: '(not told)', effective, effect: 'weaker', note }]
  })
  if (!missing.includes('maxUses')) return found
  const effective = draft.maxUses ?? null
  return [...found, { field: 'maxUses', requested: '(not told)', effective, effect: 'weaker', note: usesNote(link) }]
}

function fromChoices(link: ShareLink, { kind, role, audience }: ShareLinkDraft): readonly Told[] {
  const noKind = 'The other provider has no such kind of link; it becomes plain access.'
  const isLess = link.role !== undefined && role !== link.role
  return [
    ...(kind === link.kind
      ? []
      : [{ field: 'kind', requested: link.kind, effective: kind, effect: 'other', note: noKind } as const]),
    ...(isLess
      ? [{ field: 'role', requested: link.role, effective: role, effect: 'stricter', note: LESS } as const]
      : []),
    ...(audience === link.audience
      ? []
      : [
          { field: 'audience', requested: link.audience, effective: audience, effect: 'stricter', note: LESS } as const,
        ]),
  ]
}

/** What of the link is not in the draft, and what is in the draft that the link did not have. */
export function reported(
  link: ShareLink,
  draft: ShareLinkDraft,
  missing: readonly DraftField[],
): readonly Difference[] {
  const leftOut = 'Groups and people without a name here are left out.'
  const added = 'The old link is told to have no password; the new one has.'
  const told: readonly Told[] = [
    ...fromChoices(link, draft),
    ...(missing.includes('people')
      ? [{ field: 'people', requested: link.others, effective: undefined, effect: 'stricter', note: leftOut } as const]
      : []),
    ...(link.passwordProtected === false && typeof draft.password === 'string'
      ? [
          {
            field: 'password',
            requested: PASSWORD_NONE,
            effective: PASSWORD_SET,
            effect: 'stricter',
            note: added,
          } as const,
        ]
      : []),
    ...fromUntold(link, draft, missing),
  ]
  return told.map((one) => ({ ...one, reason: one.effect === 'weaker' ? 'unverified' : 'unsupported' }))
}

/** Rounding needs the other account's zone, so that here only its direction is known. */
export function rounding(asked: Date | null | undefined, { fields }: LinkCapability): readonly Difference[] {
  const { expiresAt } = fields
  if (!asked || lacks(expiresAt)) return []
  const isHeld = expiresAt.granularity === 'second' ? asked.getTime() % 1000 === 0 : expiresAt.granularity !== 'day'
  const note = 'Rounded down to what the other provider can hold, never later.'
  return isHeld
    ? []
    : [{ field: 'expiresAt', requested: asked, effective: '(not later)', reason: 'rounded', effect: 'stricter', note }]
}

const RULES = ['allowDownload', 'maxUses', 'visitorFields'] as const

/** Rules that the old provider may hold and the link does not show: without its capabilities nobody can tell. */
export function unknown(link: ShareLink, options: TranslateOptions): readonly Difference[] {
  if (options.from !== undefined) return []
  const told: Partial<Record<DraftField, unknown>> = { allowDownload: link.allowDownload, maxUses: link.maxUses }
  return RULES.filter((field) => told[field] === undefined && options[field] === undefined).map((field) => ({
    field,
    requested: '(not told)',
    effective: '(not asked for)',
    reason: 'unverified',
    effect: 'other',
    note: `Whether the old link had a rule on ${field} is not told; the old provider's capabilities in \`from\` say whether it can.`,
  }))
}

const WEIGHT = { weaker: 2, stricter: 1, other: 0 } as const

/** One difference per field: the one that weighs most, the first of equals. */
export function onePerField(differences: readonly Difference[]): readonly Difference[] {
  const kept = new Map<DraftField, Difference>()
  for (const difference of differences) {
    const before = kept.get(difference.field)
    if (before === undefined || WEIGHT[difference.effect] > WEIGHT[before.effect])
      kept.set(difference.field, difference)
  }
  return [...kept.values()]
}
