import { ShareLinkError } from '@sharelink/core'
import { Temporal } from 'temporal-polyfill'

const NAME = /^[A-Za-z][\w+\-/]*$/

/** The zone's name in its usual letters. Throws `invalid-request` for anything but a named IANA zone. */
export function parseTimeZone(provider: string, text: string): string {
  try {
    if (NAME.test(text)) return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text).timeZoneId
  } catch {
    // Not a zone that this runtime knows: said below.
  }
  const field = 'timeZone'
  const message = `${field}: must be the name of an IANA time zone such as Europe/Berlin`
  throw new ShareLinkError({ code: 'invalid-request', provider, field, message })
}

// The wire has four digits for the year; what lies beyond is held as the last year.
const LAST_INSTANT = Date.UTC(9999, 11, 30)

export function inZone(instant: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(Math.min(instant.getTime(), LAST_INSTANT)).toZonedDateTimeISO(zone)
}

/**
 * The latest instant that a wall time may mean: the second reading where the hour is repeated, and where it is skipped
 * the reading that goes forward.
 */
export function latestReading(wallTime: Temporal.PlainDateTime, zone: string): Date {
  return new Date(wallTime.toZonedDateTime(zone, { disambiguation: 'later' }).epochMilliseconds)
}
