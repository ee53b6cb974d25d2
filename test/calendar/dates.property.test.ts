import { endOfDay, lastDayEndingBy, latestWallTimeBy, readWallTime } from '@sharelink/calendar'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readings, setBack, wallAt, wallOf } from './zone-oracle.ts'

const SECOND = 1000
const HOUR = 3600 * SECOND
const DAY = 24 * HOUR

/** Zones, and moments at which their clocks were or will be set: days of 23 and 25 hours, of 23½ and 24½, and of none. */
const CHANGES: readonly (readonly [zone: string, ...changes: string[]])[] = [
  ['UTC'],
  ['Europe/Berlin', '2026-03-29T01:00Z', '2026-10-25T01:00Z', '2030-10-27T01:00Z'],
  ['America/New_York', '2026-03-08T07:00Z', '2026-11-01T06:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T15:00Z', '2026-10-03T15:30Z'],
  ['Pacific/Apia', '2011-12-30T10:00Z', '2010-09-26T11:00Z'],
  ['Pacific/Kwajalein', '1993-08-21T12:00Z'],
  ['Asia/Kathmandu', '1985-12-31T18:30Z'],
  ['America/St_Johns', '2006-10-29T02:31Z', '2006-04-02T03:31Z', '2026-11-01T04:30Z'],
  ['America/Sao_Paulo', '2018-02-18T02:00Z', '2018-11-04T03:00Z'],
  ['America/Havana', '2026-03-08T05:00Z', '2026-11-01T05:00Z'],
  ['Asia/Beirut', '2026-03-28T22:00Z', '2026-10-24T21:00Z'],
  ['Africa/Cairo', '2026-04-23T22:00Z', '2026-10-29T21:00Z'],
  ['Africa/Casablanca', '2026-02-15T02:00Z', '2026-03-22T02:00Z'],
  ['Asia/Kolkata'],
]

const nearAChange = fc
  .constantFrom(
    ...CHANGES.flatMap(([zone, ...changes]) => changes.map((change) => [zone, Date.parse(change)] as const)),
  )
  .chain(([zone, change]) =>
    fc.tuple(fc.constant(zone), fc.integer({ min: change - 50 * HOUR, max: change + 50 * HOUR })),
  )
const closeToAChange = nearAChange.chain(([zone, instant]) =>
  fc.tuple(
    fc.constant(zone),
    fc.constant(Math.round(instant / (HOUR / 2)) * (HOUR / 2)),
    fc.integer({ min: -2000, max: 2000 }),
  ),
)
const anyTime = fc.tuple(
  fc.constantFrom(...CHANGES.map(([zone]) => zone)),
  fc.integer({ min: Date.UTC(1985, 0), max: Date.UTC(2060, 0) }),
)

const zoneAndInstant = fc.oneof(
  nearAChange,
  closeToAChange.map(([zone, instant, more]) => [zone, instant + more] as const),
  anyTime,
)

const PATIENCE = 120_000
const RUNS = { numRuns: 10_000, seed: 20_261_121 }

test(
  'a wall time is never later than asked, exact outside repeated hours, and in them no earlier than they demand',
  () => {
    fc.assert(
      fc.property(zoneAndInstant, ([zone, asked]) => {
        const text = latestWallTimeBy(new Date(asked), zone)
        const wall = wallOf(text)
        const latest = Math.max(...readings(wall, zone))
        expect(latest).toBeLessThanOrEqual(asked)
        expect(Math.max(...readings(wall + SECOND, zone))).toBeGreaterThan(asked)
        expect(asked - latest).toBeLessThan(setBack(wall, zone) + SECOND)
        expect(readWallTime(text, zone)?.getTime()).toBe(latest)
        const ofAsked = wallAt(Math.floor(asked / SECOND) * SECOND, zone)
        if (readings(ofAsked, zone).length === 1) expect(wall).toBe(ofAsked)
      }),
      RUNS,
    )
  },
  PATIENCE,
)

test(
  'a day never ends later than asked, and the next day would',
  () => {
    fc.assert(
      fc.property(zoneAndInstant, ([zone, asked]) => {
        const day = lastDayEndingBy(new Date(asked), zone, 0)
        const end = wallOf(`${day} 23:59:59`)
        const latest = Math.max(...readings(end, zone))
        expect(latest).toBeLessThanOrEqual(asked)
        expect(endOfDay(day ?? '', zone).getTime()).toBe(latest)
        expect(Math.max(...readings(end + DAY, zone))).toBeGreaterThan(asked)
        expect(asked - latest).toBeLessThan(DAY + setBack(end, zone) + setBack(end + DAY, zone))
      }),
      RUNS,
    )
  },
  PATIENCE,
)
