import { endOfDay, expiryHeldAsDay, lastDayEndingBy } from '@sharelink/calendar'
import { describe, expect, test } from 'vitest'

const LONG_AGO = 0
const at = (text: string): Date => new Date(text)

describe('the last day that ends no later than asked', () => {
  test.each([
    // A day of 24 hours, to the second.
    ['2026-06-10T21:59:58.999Z', 'Europe/Berlin', '2026-06-09'],
    ['2026-06-10T21:59:59Z', 'Europe/Berlin', '2026-06-10'],
    ['2026-06-10T22:00:00Z', 'Europe/Berlin', '2026-06-10'],
    // 29 March 2026 has 23 hours in Berlin, 25 October has 25.
    ['2026-03-29T21:59:59Z', 'Europe/Berlin', '2026-03-29'],
    ['2026-03-29T21:59:58Z', 'Europe/Berlin', '2026-03-28'],
    ['2026-10-25T21:59:59Z', 'Europe/Berlin', '2026-10-24'],
    ['2026-10-25T22:59:59Z', 'Europe/Berlin', '2026-10-25'],
    // New York on the other side of UTC.
    ['2026-03-09T03:59:59Z', 'America/New_York', '2026-03-08'],
    ['2026-11-02T03:59:59Z', 'America/New_York', '2026-10-31'],
    ['2026-11-02T04:59:59Z', 'America/New_York', '2026-11-01'],
    // Three quarters of an hour, and half an hour of summer time.
    ['2026-06-10T18:14:59Z', 'Asia/Kathmandu', '2026-06-10'],
    ['2026-06-10T18:14:58Z', 'Asia/Kathmandu', '2026-06-09'],
    ['2026-01-10T12:59:59Z', 'Australia/Lord_Howe', '2026-01-10'],
    ['2026-06-10T13:29:59Z', 'Australia/Lord_Howe', '2026-06-10'],
    // Beirut's clocks go back at midnight to eleven: 23:59:59 comes twice.
    ['2025-10-25T20:59:59Z', 'Asia/Beirut', '2025-10-24'],
    ['2025-10-25T21:59:59Z', 'Asia/Beirut', '2025-10-25'],
    // St. John's went back at 00:01 to 23:01 of the day before.
    ['2006-10-29T02:30:30Z', 'America/St_Johns', '2006-10-27'],
    ['2006-10-29T03:29:59Z', 'America/St_Johns', '2006-10-28'],
    // Apia had no 30 December 2011.
    ['2011-12-30T09:59:59Z', 'Pacific/Apia', '2011-12-29'],
    ['2011-12-31T09:59:58Z', 'Pacific/Apia', '2011-12-29'],
    ['2011-12-31T09:59:59Z', 'Pacific/Apia', '2011-12-31'],
  ])('%s in %s is %s', (instant, zone, day) => {
    expect(lastDayEndingBy(at(instant), zone, LONG_AGO)).toBe(day)
  })

  test('is none when that day is over already', () => {
    const now = Date.parse('2026-06-10T10:00:00Z')
    expect(lastDayEndingBy(at('2026-06-10T21:59:58Z'), 'Europe/Berlin', now)).toBeUndefined()
    expect(lastDayEndingBy(at('2026-06-10T21:59:59Z'), 'Europe/Berlin', now)).toBe('2026-06-10')
    expect(
      lastDayEndingBy(at('2026-06-10T21:59:59Z'), 'Europe/Berlin', Date.parse('2026-06-10T21:59:59Z')),
    ).toBeUndefined()
    expect(expiryHeldAsDay(at('2026-06-10T21:59:58Z'), 'Europe/Berlin', now)).toBeUndefined()
  })
})

test('the expiry held is the end of the day sent', () => {
  const asked = at('2026-06-11T12:00:00Z')
  expect(expiryHeldAsDay(asked, 'Europe/Berlin', LONG_AGO)).toEqual(at('2026-06-10T21:59:59Z'))
})

test.each([
  ['2026-10-25', 'Europe/Berlin', '2026-10-25T22:59:59Z'],
  ['2026-03-29', 'Europe/Berlin', '2026-03-29T21:59:59Z'],
  ['2006-10-28', 'America/St_Johns', '2006-10-29T03:29:59Z'],
  ['2011-12-30', 'Pacific/Apia', '2011-12-31T09:59:59Z'],
])('%s ends in %s at %s', (day, zone, instant) => {
  expect(endOfDay(day, zone)).toEqual(at(instant))
})
