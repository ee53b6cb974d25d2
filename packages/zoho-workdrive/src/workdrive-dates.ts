import { latestWallTimeBy, readWallTime } from '@sharelink/calendar'

/** Texts that stand for no expiry; `never` is how the collections pages say it. */
const NEVER: readonly unknown[] = [null, '', 'never']

/**
 * Reads `expiration_date`, a wall time in the account's zone, as the later instant that it may mean. `undefined` where
 * it is not told, not understood, or its zone not known: no protection is read into it.
 */
export function readExpiration(wire: unknown, timeZone: string | undefined): Date | null | undefined {
  if (NEVER.includes(wire)) return null
  if (typeof wire !== 'string' || timeZone === undefined) return undefined
  return readWallTime(wire, timeZone)
}

/** Writes `expiration_date`: `YYYY-MM-DD HH:mm:ss`, 24 hours, never later than the instant. */
export function writeExpiration(instant: Date, timeZone: string): string {
  return latestWallTimeBy(instant, timeZone)
}
