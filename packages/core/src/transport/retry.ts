import type { HttpRequest } from './request.ts'

/**
 * Why another try may help: nothing was sent; it was sent and no whole answer came; a server in between failed (502, 503,
 * 504); the provider wants fewer requests (429).
 */
export type Passing = 'unsent' | 'unanswered' | 'gateway' | 'throttled'

/** For what ends in the same state however often it arrives. */
export const REPEAT_ALWAYS: readonly Passing[] = ['unsent', 'unanswered', 'gateway', 'throttled']

/** For a write that must not arrive twice: only after what surely did nothing. */
const REPEAT_UNDONE: readonly Passing[] = ['unsent', 'throttled']

export function mayRepeat({ method, repeatOn }: HttpRequest, passing: Passing): boolean {
  return (repeatOn ?? (method === 'GET' ? REPEAT_ALWAYS : REPEAT_UNDONE)).includes(passing)
}

const FIRST_WAIT = 250
const LONGEST_WAIT = 8_000

/** A wait before the next try, in milliseconds: exponential with full jitter. */
export function backoff(attempt: number, random: (bytes: number) => Uint8Array): number {
  const [high = 0, low = 0] = random(2)
  const fraction = (high * 256 + low) / 65_536
  return Math.round(fraction * Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (attempt - 1)))
}

/** The longest window of any provider's limit is a day: a longer wait is a mistake, and would stop a client for good. */
const LONGEST_ASKED = 86_400_000

/**
 * The wait that a Retry-After header asks for, in milliseconds: seconds or an HTTP date (RFC 9110, 10.2.3).
 * `undefined` where there is none that makes sense; what lies in the past is no wait.
 */
export function retryAfter(headers: Readonly<Record<string, string>>, now: number, extra = 0): number | undefined {
  const text = headers['retry-after']?.trim()
  if (text === undefined || text === '') return undefined
  // Date.parse takes a number with a point for a day of long ago.
  const instant = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN
  // A date is by the clock of the server, which the answer tells.
  const dated = Date.parse(headers['date'] ?? '')
  const milliseconds = /^\d+$/.test(text) ? Number(text) * 1000 : instant - (Number.isNaN(dated) ? now : dated)
  const makesSense = Number.isFinite(milliseconds) && milliseconds <= LONGEST_ASKED
  return makesSense ? Math.max(0, milliseconds) + extra : undefined
}
