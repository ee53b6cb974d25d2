const RFC3339 = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:[.,]\d+)?(?:Z|([+-])(\d{2}):(\d{2}))$/

/** A point in time with the offset that it was written with, as Go's time.Time has it. */
export type GoTime = {
  /** Midnight of that day in that offset, in seconds since 1970 in UTC. */
  readonly midnight: number
  /** 0001-01-01T00:00:00Z, which Go takes for no time at all. */
  readonly isZero: boolean
}

/** Text as Go's time.Time takes it from JSON: a day that does not exist, a missing time or offset is refused. */
export function parseGoTime(text: string): GoTime | undefined {
  const match = RFC3339.exec(text)
  if (!match) return undefined
  const [, year, month, day, hour, minute, second, sign, offsetHour = 0, offsetMinute = 0] = match
  const numbers = [year, month, day, hour, minute, second].map(Number)
  const [y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0] = numbers
  if (h > 23 || mi > 59 || s > 59 || Number(offsetHour) > 23 || Number(offsetMinute) > 59) return undefined
  const date = new Date(0)
  date.setUTCFullYear(y, mo - 1, d)
  if (date.getUTCMonth() !== mo - 1) return undefined
  const offset = (sign === '-' ? -60 : 60) * (Number(offsetHour) * 60 + Number(offsetMinute))
  const midnight = date.getTime() / 1000 - offset
  return { midnight, isZero: y === 1 && mo === 1 && d === 1 && midnight + h * 3600 + mi * 60 + s === ZERO }
}

/** 0001-01-01T00:00:00Z. */
const ZERO = -62_135_596_800
const END_OF_DAY = 23 * 3600 + 59 * 60 + 59
const BILLION = 1_000_000_000n

/**
 * 23:59:59 of the day, the way the server gets there: by nanoseconds in 64 bits. They end in the year 2262; what is later comes out
 * 584 years earlier: in the past at first, and from about 2611 on in a future that nobody asked for. The recorded 9999-12-31 is 1816-03-30T05:56:11Z:
 * negative nanoseconds taken for unsigned ones add some seconds.
 */
function endOfDay({ midnight }: GoTime): number {
  const nanoseconds = BigInt.asIntN(64, BigInt(midnight + END_OF_DAY) * BILLION)
  const seconds = Number(nanoseconds / BILLION)
  const rest = Number(BigInt.asUintN(32, nanoseconds % BILLION))
  return seconds + Math.floor(rest / 1_000_000_000)
}

/** Seconds since 1970 as RFC 3339 in UTC, without a fraction. */
export function rfc3339(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z')
}

/** Milliseconds since 1970 as RFC 3339 in UTC: zeros at the end of a fraction are left out. */
export function rfc3339Nano(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.?0*Z$/, 'Z')
}

/** The end of the day that a member of a body names; null for no date, and for Go's zero time. */
export function expirationOf(value: unknown): number | null {
  const parsed = typeof value === 'string' ? parseGoTime(value) : undefined
  return parsed === undefined || parsed.isZero ? null : endOfDay(parsed)
}
