import type { Clock } from './kernel.ts'

/** Where a virtual clock stands unless told otherwise. */
const DEFAULT_START = '2026-11-21T12:00:00Z'

/** A clock that stands still until a test moves it. */
export type VirtualClock = Clock & {
  /** Moves the clock on by so many milliseconds; a negative number moves it back. */
  readonly advance: (ms: number) => void
  /** Puts the clock to an instant: ISO 8601 text with an offset, or milliseconds since 1970. */
  readonly set: (instant: string | number) => void
}

function toMilliseconds(instant: string | number): number {
  const ms = typeof instant === 'number' ? instant : Date.parse(instant)
  if (Number.isNaN(ms)) throw new RangeError(`not an instant: ${instant}`)
  return ms
}

/** A clock for tests; it stands at 2026-11-21T12:00:00Z unless a start is given. Throws RangeError for text that is no instant. */
export function virtualClock(start: string | number = DEFAULT_START): VirtualClock {
  let now = toMilliseconds(start)
  return {
    now: () => now,
    advance: (ms) => {
      now += ms
    },
    set: (instant) => {
      now = toMilliseconds(instant)
    },
  }
}
