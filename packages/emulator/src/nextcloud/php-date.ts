/** A day as a text names it, and the offset in minutes that the text had; without one the server's zone counts. */
export type PhpDay = { readonly day: string; readonly offset?: number }

const TIME = String.raw`(?:[T ]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?`
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})[-/](\d{1,2})[-/](\d{1,2})${TIME}$`)
const DAY_FIRST = new RegExp(String.raw`^(\d{1,2})[-.](\d{1,2})[-.](\d{4})${TIME}$`)
const MONTH_FIRST = new RegExp(String.raw`^(\d{1,2})/(\d{1,2})/(\d{4})${TIME}$`)
const RELATIVE = /^([+-]?\d+) *(day|week|month|year)s?$/
const WORDS: Readonly<Record<string, number>> = { '': 0, now: 0, today: 0, midnight: 0, tomorrow: 1, yesterday: -1 }

/**
 * As much of PHP's date texts as links meet: ISO 8601 with any offset, days and months in three orders, `@` with a Unix time, words and
 * distances from today. The time of day and its zone are read and not kept. Undefined for what PHP cannot read.
 */
export function readPhpDate(text: string, today: string): PhpDay | undefined {
  const trimmed = text
    .replace(/^"+|"+$/g, '')
    .trim()
    .toLowerCase()
  const word = WORDS[trimmed]
  if (word !== undefined) return { day: daysLater(today, word) }
  const unix = /^@(-?\d{1,11})$/.exec(trimmed)?.[1]
  if (unix !== undefined) return { day: dayOf(Number(unix) * 1000), offset: 0 }
  // Five digits are a year and a piece of the next number for PHP; the server finds the day in the past.
  if (/^\d{5}-\d{1,2}-\d{1,2}$/.test(trimmed)) return { day: '0001-01-01' }
  return readCalendarDay(text.replaceAll('"', '').trim()) ?? readRelative(trimmed, today)
}

function readCalendarDay(text: string): PhpDay | undefined {
  const [, year, month, day, zone] = YEAR_FIRST.exec(text) ?? []
  if (year !== undefined) return calendarDay(year, month, day, zone)
  const dayFirst = DAY_FIRST.exec(text)
  if (dayFirst) return calendarDay(dayFirst[3], dayFirst[2], dayFirst[1], dayFirst[4])
  const monthFirst = MONTH_FIRST.exec(text)
  return monthFirst ? calendarDay(monthFirst[3], monthFirst[1], monthFirst[2], monthFirst[4]) : undefined
}

/** Days that a month does not have run over into the next, up to 31. */
function calendarDay(year = '', month = '', day = '', zone?: string): PhpDay | undefined {
  if (Number(month) < 1 || Number(month) > 12 || Number(day) > 31) return undefined
  const named = dayOf(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return zone === undefined ? { day: named } : { day: named, offset: offsetOf(zone) }
}

function offsetOf(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0))
}

function readRelative(text: string, today: string): PhpDay | undefined {
  const [, count, unit] = RELATIVE.exec(text) ?? []
  if (count === undefined) return undefined
  if (unit === 'day' || unit === 'week') return { day: daysLater(today, Number(count) * (unit === 'week' ? 7 : 1)) }
  const date = new Date(startInUtc(today))
  if (unit === 'month') date.setUTCMonth(date.getUTCMonth() + Number(count))
  else date.setUTCFullYear(date.getUTCFullYear() + Number(count))
  return { day: dayOf(date.getTime()) }
}

/** Milliseconds since 1970 of a day's beginning in UTC. */
export function startInUtc(day: string): number {
  return Date.parse(`${day}T00:00:00Z`)
}

/** `YYYY-MM-DD` of an instant in UTC. */
export function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10)
}

export function daysLater(day: string, days: number): string {
  return dayOf(startInUtc(day) + days * 86_400_000)
}
