import { describe, expect, it } from 'vitest'
import { deadlineOf, durationOf, expiryOf } from '../../packages/cli/src/time-values.ts'

const NOW = Date.parse('2026-11-21T12:00:00Z')

describe('--expires', () => {
  it.each([
    ['30m', '2026-11-21T12:30:00.000Z'],
    ['12h', '2026-11-22T00:00:00.000Z'],
    ['7d', '2026-11-28T12:00:00.000Z'],
    ['2030-01-02T03:04:05Z', '2030-01-02T03:04:05.000Z'],
    ['2030-01-02T03:04:05.678Z', '2030-01-02T03:04:05.678Z'],
    ['2030-01-02T03:04Z', '2030-01-02T03:04:00.000Z'],
    ['2030-01-02T03:04:05+02:00', '2030-01-02T01:04:05.000Z'],
    ['2028-02-29T00:00:00-03:30', '2028-02-29T03:30:00.000Z'],
  ])('%s is %s', (text, instant) => {
    expect(expiryOf(text, NOW).toISOString()).toBe(instant)
  })

  it.each(['2027-02-29T00:00:00Z', '2030-13-01T00:00:00Z', '2030-01-01T25:00:00Z', '-7d', '1.5d', '7 d', '7D', ''])(
    'refuses %j',
    (text) => {
      expect(() => expiryOf(text, NOW)).toThrow('--expires: must be an instant with an offset')
    },
  )
})

describe('--deadline', () => {
  it.each([
    ['45s', 45_000],
    ['2m', 120_000],
    ['1500', 1500],
  ])('%s is %i ms', (text, milliseconds) => {
    expect(deadlineOf(text)).toBe(milliseconds)
  })
})

describe('a duration', () => {
  it.each(['1h30m', 'h', '5', '5y'])('is not %j', (text) => {
    expect(durationOf(text)).toBeUndefined()
  })
})
