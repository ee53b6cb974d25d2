import { Temporal } from 'temporal-polyfill'
import { inZone, latestReading } from './time-zone.ts'

function format(wallTime: Temporal.PlainDateTime): string {
  return wallTime.toString({ smallestUnit: 'second' }).replace('T', ' ')
}

/**
 * The latest wall time (`YYYY-MM-DD HH:mm:ss`) in the named zone of which every reading is not later than `instant`:
 * before a repeated hour's second pass, that is the second before the hour.
 */
export function latestWallTimeBy(instant: Date, zone: string): string {
  const zoned = inZone(instant, zone)
  const wallTime = zoned.toPlainDateTime().round({ smallestUnit: 'second', roundingMode: 'floor' })
  if (latestReading(wallTime, zone) <= instant) return format(wallTime)
  const repeated = zoned.getTimeZoneTransition('next')?.toPlainDateTime() ?? wallTime
  return format(repeated.subtract({ seconds: 1 }))
}

const WALL_TIME = /^(\d{4})-(\d{1,2})-(\d{1,2})(?: (\d{1,2}):(\d{2})(?::([0-5]\d))?)?$/

/**
 * The latest instant that a wall time in the named zone may mean. Read tolerantly: numbers may be unpadded, seconds and
 * the time of day may be missing, and a day alone counts to its end. `undefined` for what is no such text, a 60th second
 * among it: it would be read as the 59th.
 */
export function readWallTime(text: string, zone: string): Date | undefined {
  const parts = WALL_TIME.exec(text)
  if (parts === null) return undefined
  const [, year = '', month = '', day = '', hour, minute = '', second] = parts
  const time = hour === undefined ? '23:59:59' : `${hour.padStart(2, '0')}:${minute}:${second ?? '00'}`
  try {
    const wallTime = Temporal.PlainDateTime.from(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T${time}`)
    return latestReading(wallTime, zone)
  } catch {
    return undefined
  }
}

/** What a provider that holds wall times makes of an expiry; `undefined` where that is over at `now`. */
export function expiryHeldAsWallTime(asked: Date, zone: string, now: number): Date | undefined {
  const held = readWallTime(latestWallTimeBy(asked, zone), zone)
  return held !== undefined && held.getTime() > now ? held : undefined
}
