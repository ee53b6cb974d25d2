const FIRST_WAIT = 250
const LONGEST_WAIT = 8_000

/** A wait before the next try, in milliseconds: exponential with full jitter. */
export function backoff(attempt: number, random: (bytes: number) => Uint8Array): number {
  const [high = 0, low = 0] = random(2)
  const fraction = (high * 256 + low) / 65_536
  return Math.round(fraction * Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (attempt - 1)))
}

/**
 * The wait that a Retry-After header asks for, in milliseconds: seconds or an HTTP date (RFC 9110, 10.2.3).
 * `undefined` where there is none that makes sense; what lies in the past is no wait.
 */
export function retryAfter(headers: Readonly<Record<string, string>>, now: number, extra = 0): number | undefined {
  const text = headers['retry-after']?.trim()
  if (text === undefined || text === '') return undefined
  // Date.parse takes a number with a point for a day of long ago.
  const instant = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN
  const milliseconds = /^\d+$/.test(text) ? Number(text) * 1000 : instant - now
  return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) + extra : undefined
}
