import { expiryHeldAsStart, lastDayStartingBy } from '@sharelink/calendar'
import { describe, expect, test } from 'vitest'

const at = (text: string): Date => new Date(text)

test.each([
  ['2026-11-28T00:00:00Z', 'UTC', '2026-11-28'],
  ['2026-11-27T23:59:59.999Z', 'UTC', '2026-11-27'],
  ['2026-06-10T22:00:00Z', 'Europe/Berlin', '2026-06-11'],
  ['2026-06-10T21:59:59Z', 'Europe/Berlin', '2026-06-10'],
  // Havana's clocks go back from one to midnight: the day starts twice, at four and at five.
  ['2026-11-01T04:30:00Z', 'America/Havana', '2026-10-31'],
  ['2026-11-01T05:00:00Z', 'America/Havana', '2026-11-01'],
])('the last day that starts by %s in %s is %s', (instant, zone, day) => {
  expect(lastDayStartingBy(at(instant), zone)).toBe(day)
})

describe('an expiry that is held as the start of a day', () => {
  const now = Date.parse('2026-11-28T10:00:00Z')

  test.each([
    ['2026-11-29T05:00:00Z', 'UTC', '2026-11-29T00:00:00Z'],
    ['2026-11-29T00:00:00Z', 'UTC', '2026-11-29T00:00:00Z'],
    ['2026-11-30T12:00:00Z', 'America/New_York', '2026-11-30T05:00:00Z'],
    ['2026-11-02T12:00:00Z', 'America/Havana', undefined],
  ])('for %s in %s is %s', (asked, zone, held) => {
    expect(expiryHeldAsStart(at(asked), zone, now)).toEqual(held === undefined ? undefined : at(held))
  })

  test.each(['2026-11-28T23:59:59Z', '2026-11-28T00:00:00Z', '2026-11-27T12:00:00Z'])(
    'is over where that day has begun: %s',
    (asked) => expect(expiryHeldAsStart(at(asked), 'UTC', now)).toBeUndefined(),
  )
})
