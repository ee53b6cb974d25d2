import { describe, expect, test } from 'vitest'

import { instantOf } from '../../packages/emulator/src/wall-time.ts'
import { bodyOf, createBench, refusal, VIEW } from './zoho-workdrive-bench.ts'

const GENERAL = refusal(500, 'F000', 'General exception')

describe('expiration_date is a wall time in the account’s zone, the zone inferred', () => {
  test.each([
    ['Europe/Berlin', '2027-05-17 23:59:59', Date.UTC(2027, 4, 17, 21, 59, 59)],
    ['America/New_York', '2027-01-17 23:59:59', Date.UTC(2027, 0, 18, 4, 59, 59)],
    ['Asia/Kolkata', '2027-01-17 00:00:00', Date.UTC(2027, 0, 16, 18, 30)],
    ['UTC', '2028-02-29 12:00:00', Date.UTC(2028, 1, 29, 12)],
  ])('%s %s', (timeZone, text, instant) => {
    const { get, make } = createBench({ timeZone })
    const { id, expiresAt } = make({ expiration_date: text })
    expect(expiresAt).toBe(instant)
    expect(bodyOf(get(`/links/${id}`))).toMatchObject({ data: { attributes: { expiration_date: text } } })
  })

  test('is told in the zone that the account has now', () => {
    const { get, make, state } = createBench({ timeZone: 'UTC' })
    const { id } = make({ expiration_date: '2027-05-17 23:59:59' })
    state.timeZone = 'Asia/Tokyo'
    expect(bodyOf(get(`/links/${id}`))).toMatchObject({
      data: { attributes: { expiration_date: '2027-05-18 08:59:59' } },
    })
  })

  test('has the reading of the setting when clocks go back, and moves forward in a gap', () => {
    const overlap = Date.UTC(2027, 9, 31, 2, 30)
    expect(instantOf(overlap, 'Europe/Berlin', 'earlier')).toBe(Date.UTC(2027, 9, 31, 0, 30))
    expect(instantOf(overlap, 'Europe/Berlin', 'later')).toBe(Date.UTC(2027, 9, 31, 1, 30))
    const gap = Date.UTC(2027, 2, 28, 2, 30)
    expect(instantOf(gap, 'Europe/Berlin', 'earlier')).toBe(Date.UTC(2027, 2, 28, 1, 30))
    const { make, patch } = createBench()
    const answer = patch(make().id, { expiration_date: '2027-03-28 02:30:00' })
    expect(bodyOf(answer)).toMatchObject({ data: { attributes: { expiration_date: '2027-03-28 03:30:00' } } })
  })
})

describe('the form of expiration_date', () => {
  test.each([
    ['2027-05-17', '2027-05-17 23:59:59'],
    ['2027-5-7 23:59:59', '2027-05-07 23:59:59'],
  ])('%s is taken, inferred', (text, told) => {
    const answer = createBench().post({ ...VIEW, expiration_date: text })
    expect(bodyOf(answer)).toMatchObject({ data: { attributes: { expiration_date: told } } })
  })

  test.each([
    '17-May-2027',
    '2027-05-17T23:59:59',
    '2027-05-17T23:59:59Z',
    '2027-05-17 23:59',
    '05/17/2027',
    '2027-02-30 23:59:59',
    '2027-13-01 23:59:59',
    '2027-05-17 24:00:00',
    'never',
    '',
    null,
    1_810_598_399_000,
  ])('%s is refused, inferred', (value) => {
    expect(createBench().post({ ...VIEW, expiration_date: value })).toEqual(GENERAL)
  })
})

test('a past date makes an expired link, or is refused, inferred', () => {
  const past = { ...VIEW, expiration_date: '2021-01-31 23:59:59' }
  expect(createBench().post(past).status).toBe(201)
  expect(createBench({ pastExpiry: 'refused' }).post(past)).toEqual(GENERAL)
})

test('the default period stands in for an absent expiry and a patch may change it [H], its end inferred', () => {
  const { make, patch, state } = createBench({ defaultExpirationDays: 30 })
  const { id, expiresAt } = make()
  // 30 days from 1 March is 31 March, summer time in Berlin.
  expect(expiresAt).toBe(Date.UTC(2021, 2, 31, 21, 59, 59))
  patch(id, { expiration_date: '2021-06-30 23:59:59' })
  expect(state.links.get(id)?.expiresAt).toBe(Date.UTC(2021, 5, 30, 21, 59, 59))
})

describe('clearing an expiry, inferred', () => {
  const values = { never: 'never', empty: '', null: null }
  test.each(['never', 'empty', 'null'] as const)(
    '%s is the only value that clears under that setting',
    (clearExpiry) => {
      for (const [name, value] of Object.entries(values)) {
        const { make, patch, state } = createBench({ clearExpiry })
        const { id } = make({ expiration_date: '2027-05-17 23:59:59' })
        const answer = patch(id, { expiration_date: value })
        expect(answer.status).toBe(name === clearExpiry ? 200 : 500)
        expect(state.links.get(id)?.expiresAt === null).toBe(name === clearExpiry)
      }
    },
  )

  test.each([
    ['unsupported', 500],
    ['ignored', 200],
  ] as const)('is %s with status %i', (clearExpiry, status) => {
    const { make, patch, state } = createBench({ clearExpiry })
    const { id, expiresAt } = make({ expiration_date: '2027-05-17 23:59:59' })
    for (const value of Object.values(values)) expect(patch(id, { expiration_date: value }).status).toBe(status)
    expect(state.links.get(id)?.expiresAt).toBe(expiresAt)
  })
})
