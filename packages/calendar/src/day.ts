import { Temporal } from 'temporal-polyfill'
import { inZone, latestReading } from './time-zone.ts'

const LAST_SECOND = Temporal.PlainTime.from('23:59:59')

/** The instant at which a day (`YYYY-MM-DD`) is over in its zone: 23:59:59, and its latest reading. */
export function endOfDay(day: string, zone: string): Date {
  return latestReading(Temporal.PlainDate.from(day).toPlainDateTime(LAST_SECOND), zone)
}

/**
 * The last day (`YYYY-MM-DD`) that ends no later than `instant` in the named zone; `undefined` when that one is over at
 * `now`, in milliseconds since 1970.
 */
export function lastDayEndingBy(instant: Date, zone: string, now: number): string | undefined {
  let day = inZone(instant, zone).toPlainDate()
  while (endOfDay(day.toString(), zone) > instant) day = day.subtract({ days: 1 })
  return endOfDay(day.toString(), zone).getTime() > now ? day.toString() : undefined
}

/** What a provider that holds days makes of an expiry: the end of the day sent, or `undefined` where that is over. */
export function expiryHeldAsDay(asked: Date, zone: string, now: number): Date | undefined {
  const day = lastDayEndingBy(asked, zone, now)
  return day === undefined ? undefined : endOfDay(day, zone)
}

/** The instant at which a day (`YYYY-MM-DD`) begins in its zone: its latest reading. */
function startOfDay(day: string, zone: string): Date {
  return latestReading(Temporal.PlainDate.from(day).toPlainDateTime(), zone)
}

/** The last day of which every start is not later than `instant`: midnight comes twice where clocks are put back over it. */
export function lastDayStartingBy(instant: Date, zone: string): string {
  const day = inZone(instant, zone).toPlainDate()
  return (startOfDay(day.toString(), zone) <= instant ? day : day.subtract({ days: 1 })).toString()
}

/** What a provider makes of an expiry whose links die at the start of a day: `undefined` for today's and earlier ones. */
export function expiryHeldAsStart(asked: Date, zone: string, now: number): Date | undefined {
  const day = lastDayStartingBy(asked, zone)
  return day <= inZone(new Date(now), zone).toPlainDate().toString() ? undefined : startOfDay(day, zone)
}
