/** A moment as the server keeps it: UTC with seven fractional digits, `2030-01-01T00:00:00.0000000Z`. Such texts sort by time. */
export type StoredDate = string

const PATTERN =
  /^\s*(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,7})\d*)?)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?\s*$/i

const MIN_VALUE = '0001-01-01T00:00:00.0000000Z'
const MINUTE = 60_000
const MAX_OFFSET = 14 * 60

/** Which zones a server reads dates in. */
export type DateReading = {
  /** Minutes east of UTC of the server process. */
  readonly serverOffset: number
  /** Whether the reader is that of 3.5.0 (ApiDateTime.cs): no offset means the server's zone, an offset is exact. */
  readonly localDates: boolean
}

/** The moment that a text names; null for a text that names none, and for the first moment of year 1, which both mean never. */
export function readDate(text: string, reading: DateReading): StoredDate | null {
  const match = PATTERN.exec(text)
  if (!match) return null
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '', zone] = match
  const digits = fraction.padEnd(7, '0')
  const wall = `${year}-${month}-${day}T${hour}:${minute}:${second}.${digits.slice(0, 3)}Z`
  const milliseconds = Date.parse(wall)
  // Date.parse lets February 30 and hour 24 roll over; the server does not take them.
  if (Number.isNaN(milliseconds) || new Date(milliseconds).toISOString() !== wall) return null
  const offset = zone === undefined ? null : minutesOf(zone)
  if (offset !== null && Math.abs(offset) > MAX_OFFSET) return null
  const stored = storedDate(milliseconds - shiftOf(offset, reading) * MINUTE, digits.slice(3))
  return stored === null || stored <= MIN_VALUE ? null : stored
}

function shiftOf(offset: number | null, { serverOffset, localDates }: DateReading): number {
  if (localDates) return offset ?? serverOffset
  // Until 3.2.1 a date with an offset went through the server's local time, whose clock reading was then taken for UTC.
  return offset === null ? 0 : offset - serverOffset
}

function minutesOf(zone: string): number {
  if (zone.toUpperCase() === 'Z') return 0
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0')
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))
  return zone.startsWith('-') ? -minutes : minutes
}

/** A moment from milliseconds since 1970 and the four digits that follow the milliseconds; null outside the years 1 to 9999. */
export function storedDate(milliseconds: number, rest = '0000'): StoredDate | null {
  const text = new Date(milliseconds).toISOString()
  return /^\d{4}-/.test(text) && text >= '0001' ? `${text.slice(0, 23)}${rest}Z` : null
}

/** The same calendar day and time some years later; February 29 becomes 28 (DateTime.AddYears). */
export function addYears(milliseconds: number, years: number): number {
  const date = new Date(milliseconds)
  const day = date.getUTCDate()
  date.setUTCFullYear(date.getUTCFullYear() + years)
  if (date.getUTCDate() !== day) date.setUTCDate(0)
  return date.getTime()
}

function offsetText(minutes: number): string {
  const hours = String(Math.trunc(Math.abs(minutes) / 60)).padStart(2, '0')
  return `${hours}:${String(Math.abs(minutes) % 60).padStart(2, '0')}`
}

/** As answered: in the portal's zone, `2030-01-01T03:00:00.0000000+03:00`, with Z at offset zero. */
export function formatDate(stored: StoredDate, offset: number): string {
  if (offset === 0) return stored
  const local = new Date(Date.parse(stored) + offset * MINUTE).toISOString()
  return `${local.slice(0, 23)}${stored.slice(23, 27)}${offset < 0 ? '-' : '+'}${offsetText(offset)}`
}

/** The shape of the published pages: the moment in UTC and the portal's offset beside it. */
export function dateObject(stored: StoredDate, offset: number): { utcTime: string; timeZoneOffset: string } {
  return { utcTime: stored, timeZoneOffset: `${offset < 0 ? '-' : ''}${offsetText(offset)}:00` }
}
