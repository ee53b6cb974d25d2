import { expiryHeldAsWallTime, latestWallTimeBy, readWallTime } from '@sharelink/calendar'
import { expect, test } from 'vitest'

const at = (text: string): Date => new Date(text)

test.each([
  ['2026-06-10T21:59:59Z', 'Europe/Berlin', '2026-06-10 23:59:59'],
  ['2026-06-10T21:59:59.999Z', 'Europe/Berlin', '2026-06-10 23:59:59'],
  ['2026-06-10T18:14:59Z', 'Asia/Kathmandu', '2026-06-10 23:59:59'],
  ['2026-06-10T00:00:00Z', 'UTC', '2026-06-10 00:00:00'],
  // The hour from two to three comes twice on 25 October 2026 in Berlin: the first pass cannot be said.
  ['2026-10-24T23:59:59Z', 'Europe/Berlin', '2026-10-25 01:59:59'],
  ['2026-10-25T00:00:00Z', 'Europe/Berlin', '2026-10-25 01:59:59'],
  ['2026-10-25T00:30:00Z', 'Europe/Berlin', '2026-10-25 01:59:59'],
  ['2026-10-25T00:59:59Z', 'Europe/Berlin', '2026-10-25 01:59:59'],
  ['2026-10-25T01:00:00Z', 'Europe/Berlin', '2026-10-25 02:00:00'],
  ['2026-10-25T01:30:00Z', 'Europe/Berlin', '2026-10-25 02:30:00'],
  ['2026-10-25T02:00:00Z', 'Europe/Berlin', '2026-10-25 03:00:00'],
  // The hour from two to three is left out on 29 March.
  ['2026-03-29T00:59:59Z', 'Europe/Berlin', '2026-03-29 01:59:59'],
  ['2026-03-29T01:00:00Z', 'Europe/Berlin', '2026-03-29 03:00:00'],
  // Half an hour comes twice on Lord Howe, from half past one to two on 5 April 2026.
  ['2026-04-04T14:45:00Z', 'Australia/Lord_Howe', '2026-04-05 01:29:59'],
  ['2026-04-04T15:15:00Z', 'Australia/Lord_Howe', '2026-04-05 01:45:00'],
  ['2026-11-01T05:30:00Z', 'America/New_York', '2026-11-01 00:59:59'],
  // Apia went from the end of 29 December 2011 to the start of the 31st.
  ['2011-12-30T09:59:59Z', 'Pacific/Apia', '2011-12-29 23:59:59'],
  ['2011-12-30T10:00:00Z', 'Pacific/Apia', '2011-12-31 00:00:00'],
  ['+012026-01-01T00:00:00Z', 'UTC', '9999-12-30 00:00:00'],
])('%s in %s is sent as %s', (instant, zone, wallTime) => {
  expect(latestWallTimeBy(at(instant), zone)).toBe(wallTime)
})

test.each([
  ['2021-04-15 23:59:59', 'Asia/Kolkata', '2021-04-15T18:29:59Z'],
  ['2026-10-25 02:30:00', 'Europe/Berlin', '2026-10-25T01:30:00Z'],
  ['2026-10-25 01:59:59', 'Europe/Berlin', '2026-10-24T23:59:59Z'],
  ['2026-03-29 02:30:00', 'Europe/Berlin', '2026-03-29T01:30:00Z'],
  ['1970-1-1 23:59:59', 'UTC', '1970-01-01T23:59:59Z'],
  ['2021-05-20 11:45', 'UTC', '2021-05-20T11:45:00Z'],
  ['2020-09-26', 'UTC', '2020-09-26T23:59:59Z'],
])('%s in %s is read as %s, its later reading', (text, zone, instant) => {
  expect(readWallTime(text, zone)).toEqual(at(instant))
})

test.each([
  'never',
  '',
  '17-May-2021',
  '2021-02-30 00:00:00',
  '2021-04-15 24:00:00',
  '2021-04-15 23:59:60',
  '2021-04-15T23:59:59Z',
  '05/17/2021',
])('%j is no wall time', (text) => expect(readWallTime(text, 'UTC')).toBeUndefined())

test('an expiry whose wall time is over is not held', () => {
  const now = Date.parse('2026-10-25T00:10:00Z')
  expect(expiryHeldAsWallTime(at('2026-10-25T00:30:00Z'), 'Europe/Berlin', now)).toBeUndefined()
  expect(expiryHeldAsWallTime(at('2026-10-25T01:30:00.500Z'), 'Europe/Berlin', now)).toEqual(at('2026-10-25T01:30:00Z'))
})
