import { usageError } from './usage-error.ts'

const UNITS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }
const DURATION = /^(\d{1,6})([smhd])$/
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/

/** Milliseconds of `45s`, `30m`, `12h` or `7d`; `undefined` for any other text. */
export function durationOf(text: string): number | undefined {
  const [, count, unit = ''] = DURATION.exec(text) ?? []
  const factor = UNITS[unit]
  return count === undefined || factor === undefined ? undefined : Number(count) * factor
}

/** An instant with offset, or a time from `now` (milliseconds since 1970). */
export function expiryOf(text: string, now: number): Date {
  const duration = durationOf(text)
  if (duration !== undefined && duration > 0) return new Date(now + duration)
  // A day that does not exist would be carried into the next month without a word.
  const day = INSTANT.test(text) ? text.slice(0, 10) : ''
  const instant = new Date(text)
  const exists =
    day !== '' && !Number.isNaN(instant.getTime()) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day)
  if (exists) return instant
  throw usageError(
    '--expires',
    'must be an instant with an offset, such as 2030-01-02T03:04:05Z, or a time from now: 7d, 12h, 30m',
  )
}

/** Milliseconds of a duration, or of a plain number of milliseconds. */
export function deadlineOf(text: string): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : durationOf(text)
  if (value !== undefined && value > 0) return value
  throw usageError('--deadline', 'must be a time such as 45s or 2m, or a number of milliseconds')
}
