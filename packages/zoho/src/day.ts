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

/** A day (`YYYY-MM-DD`) as Zoho Docs writes it: mm/dd/yyyy. */
export function formatDay(day: string): string {
  const [year, month, date] = day.split('-')
  return `${month}/${date}/${year}`
}
