import { generalException } from './workdrive-refusal.ts'
import type { WorkDriveState } from './workdrive-state.ts'
import { instantOf, wallTimeAt, type WallTime } from '../wall-time.ts'

// The samples' form, also unpadded; or a date alone, as the documents of 2020 had it.
const FORM = /^(\d{4})-(\d{1,2})-(\d{1,2})(?: (\d{1,2}):(\d{2}):(\d{2}))?$/

/** The instant that an `expiration_date` means in the account's zone; any other text is a general exception. */
export function readExpirationDate(state: WorkDriveState, value: unknown): number {
  const wall = typeof value === 'string' ? readWallTime(value) : undefined
  if (wall === undefined) throw generalException()
  const instant = instantOf(wall, state.timeZone, state.overlap)
  if (state.pastExpiry === 'refused' && instant <= state.clock.now()) throw generalException()
  return instant
}

/** `YYYY-MM-DD HH:mm:ss` in the account's zone. */
export function writeExpirationDate(state: WorkDriveState, instant: number): string {
  return new Date(wallTimeAt(instant, state.timeZone)).toISOString().slice(0, 19).replace('T', ' ')
}

/** The end of the day that the default expiration period reaches, or null without such a policy. */
export function defaultExpiration(state: WorkDriveState): number | null {
  if (state.defaultExpirationDays === null) return null
  const today = new Date(wallTimeAt(state.clock.now(), state.timeZone)).setUTCHours(23, 59, 59, 0)
  return instantOf(today + state.defaultExpirationDays * 86_400_000, state.timeZone, state.overlap)
}

function readWallTime(text: string): WallTime | undefined {
  const fields = FORM.exec(text)
  if (fields === null) return undefined
  const [year = 0, month = 0, day = 0] = fields.slice(1, 4).map(Number)
  const [hour = 23, minute = 59, second = 59] = fields[4] === undefined ? [] : fields.slice(4).map(Number)
  const wall = Date.UTC(year, month - 1, day, hour, minute, second)
  const date = new Date(wall)
  const exists =
    date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60
  return exists ? wall : undefined
}
