const DAY = 86_400_000

function valid(year: string, month: string, day: string): string | undefined {
  const text = `${year}-${month}-${day}`
  const instant = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text) ? text : undefined
}

function daysFrom(today: string, count: number): string {
  return new Date(Date.parse(`${today}T00:00:00Z`) + count * DAY).toISOString().slice(0, 10)
}

const RELATIVE: Readonly<Record<string, number>> = { today: 0, now: 0, tomorrow: 1, yesterday: -1 }
const UNITS: Readonly<Record<string, number>> = { day: 1, week: 7 }

/**
 * The day that PHP's DateTime makes of a text: its local part, whatever zone it names. Recorded are all of these but
 * weeks and the other words, which are PHP's. `undefined` for what it does not read.
 */
export function readDay(text: string, today: string): string | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return today
  const iso = /^(\d{4})-(\d\d)-(\d\d)([T ].*)?$/.exec(trimmed)
  if (iso !== null) return valid(iso[1] ?? '', iso[2] ?? '', iso[3] ?? '')
  // A fifth digit is read as something else, which lies in the past.
  if (/^\d{5,}-\d\d-\d\d$/.test(trimmed)) return '0001-01-01'
  const european = /^(\d\d)-(\d\d)-(\d{4})$/.exec(trimmed)
  if (european !== null) return valid(european[3] ?? '', european[2] ?? '', european[1] ?? '')
  const american = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(trimmed)
  if (american !== null) return valid(american[3] ?? '', american[1] ?? '', american[2] ?? '')
  const unix = /^@(-?\d+)$/.exec(trimmed)
  if (unix !== null) return new Date(Number(unix[1]) * 1000).toISOString().slice(0, 10)
  const relative = /^\+(\d+) (day|week)s?$/.exec(trimmed)
  if (relative !== null) return daysFrom(today, Number(relative[1]) * (UNITS[relative[2] ?? ''] ?? 1))
  return Object.hasOwn(RELATIVE, trimmed) ? daysFrom(today, RELATIVE[trimmed] ?? 0) : undefined
}

/** So many days after a day. */
export function dayAfter(today: string, count: number): string {
  return daysFrom(today, count)
}
