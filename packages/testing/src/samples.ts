import { lacks, type LinkCapability } from '@sharelink/core'
import type { Samples } from './conformance-setup.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

function fitted(seed: string, minLength = 1, maxLength = Infinity): string {
  const length = Math.min(Math.max(seed.length, minLength), maxLength)
  return seed.repeat(Math.ceil(length / seed.length)).slice(0, length)
}

/** Values that most providers take; a place names its own where its provider has further rules. */
export function samplesOf({ fields: { name, password } }: LinkCapability): Samples {
  const longest = lacks(name) ? undefined : name.maxLength
  const { minLength, maxLength } = lacks(password) ? {} : password
  return {
    name: fitted('Quarterly report (Ä & "B")', 1, longest),
    otherName: fitted('Renamed: 50% <draft>', 1, longest),
    password: fitted('Kestrel-Harbor-27', minLength, maxLength),
    otherPassword: fitted('Walnut_Ember_9143', minLength, maxLength),
    people: ['ann@example.com', 'bob@example.com'],
    otherPeople: ['ann@example.com', 'cleo@example.com'],
  }
}

/** An instant some days ahead that no day, minute or second begins with, so that rounding shows. */
export function expirySample({ fields: { expiresAt } }: LinkCapability, now: number, which: 0.5 | 1 | 2 = 1): Date {
  const furthest = lacks(expiresAt) ? undefined : expiresAt.furthest
  const days = Math.min(10, (furthest ?? Infinity) / 3) * which
  const today = Math.floor(now / DAY) * DAY
  return new Date(today + Math.floor(days) * DAY + 19 * HOUR + 25 * 60_000 + 17_123)
}
