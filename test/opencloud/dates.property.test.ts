import { createOpenCloud } from '@sharelink/opencloud'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const { holdExpiry } = createOpenCloud({ baseUrl: 'https://opencloud.example', accessToken: 'token' })

const DAY = 86_400_000
const RUNS = { numRuns: 10_000, seed: 20_261_121 }

const anyTime = fc.integer({ min: Date.UTC(1970, 0, 2), max: Date.UTC(2262, 3, 10) })
const closeToMidnight = anyTime.chain((instant) =>
  fc.integer({ min: -3_000, max: 3_000 }).map((more) => Math.floor(instant / DAY) * DAY + more),
)
const instants = fc.oneof(anyTime, closeToMidnight)

/** Whether the server leaves this instant where it is: 23:59:59 of its day in UTC, by the words of a calendar. */
function endsADay(instant: Date): boolean {
  return instant.toISOString().slice(10) === 'T23:59:59.000Z'
}

/** The end of the day of an instant, as the server moves it: its date with another time. */
function movedByServer(instant: Date): Date {
  return new Date(`${instant.toISOString().slice(0, 10)}T23:59:59Z`)
}

test('an expiry is the last end of a day in UTC that is not later than asked', () => {
  fc.assert(
    fc.property(instants, (asked) => {
      const held = holdExpiry?.(new Date(asked), -Infinity)
      expect(held).toBeInstanceOf(Date)
      if (held === undefined) return
      expect(held.getTime()).toBeLessThanOrEqual(asked)
      expect(endsADay(held)).toBe(true)
      expect(movedByServer(held)).toEqual(held)
      // The next one would be later than asked.
      expect(movedByServer(new Date(held.getTime() + DAY)).getTime()).toBeGreaterThan(asked)
    }),
    RUNS,
  )
})

test('an end of a day that is over is none', () => {
  fc.assert(
    fc.property(instants, instants, (asked, now) => {
      const open = holdExpiry?.(new Date(asked), -Infinity)
      const held = holdExpiry?.(new Date(asked), now)
      expect(held).toEqual(open !== undefined && open.getTime() > now ? open : undefined)
    }),
    RUNS,
  )
})
