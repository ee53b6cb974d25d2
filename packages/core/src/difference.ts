import { lacks, type LinkCapability } from './capabilities.ts'
import type { Differs } from './field-checks.ts'
import type { Difference, DraftField } from './model.ts'

/** The most that rounding down may take, in milliseconds; a day of 25 hours may end up to two days before. */
const ROUNDING: Record<'millisecond' | 'second' | 'day', number> = {
  millisecond: 1,
  second: 3_601_000,
  day: 50 * 3_600_000,
}

const NOTES: Record<Difference['reason'], (field: DraftField) => string> = {
  unsupported: (field) => `The provider has no setting for ${field} here.`,
  rounded: () => 'Rounded down to what the provider can hold, never later than asked.',
  policy: (field) => `${field} is in force more strictly than asked.`,
  dropped: (field) => `${field} is not in force as asked.`,
  unverified: (field) => `${field} is asked for, and the provider does not tell what it holds.`,
}

function isRounding(verdict: Differs, capability: LinkCapability | undefined): boolean {
  const held = capability?.fields.expiresAt
  const { requested, effective } = verdict
  if (held === undefined || lacks(held) || !(requested instanceof Date) || !(effective instanceof Date)) return false
  const earlier = requested.getTime() - effective.getTime()
  return earlier > 0 && earlier <= ROUNDING[held.granularity]
}

function reasonOf(
  verdict: Differs,
  capability: LinkCapability | undefined,
  lacking: string | undefined,
): Difference['reason'] {
  if (lacking !== undefined) return 'unsupported'
  if (isRounding(verdict, capability)) return 'rounded'
  return verdict.effect === 'stricter' ? 'policy' : 'dropped'
}

/** Puts what a check found into the words of a report; without an effect, the provider does not tell. */
export function describeDifference(
  field: DraftField,
  found: Differs | { requested: unknown },
  capability: LinkCapability | undefined,
  lacking: string | undefined,
): Difference {
  if (!('effect' in found)) {
    const { requested } = found
    return {
      field,
      requested,
      effective: '(not told)',
      reason: 'unverified',
      effect: 'other',
      note: NOTES.unverified(field),
    }
  }
  const reason = reasonOf(found, capability, lacking)
  return { field, ...found, reason, note: lacking ?? NOTES[reason](field) }
}
