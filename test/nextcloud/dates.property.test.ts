import { createShareLinks } from '@sharelink/core'
import { createNextcloud } from '@sharelink/nextcloud'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const RUNS = { numRuns: 10_000, seed: 20_261_121 }
const DAY = 86_400_000
const HOUR = 3_600_000

/** Among them clocks that go back or forth at midnight, by half an hour, or over a whole day. */
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kathmandu',
  'Pacific/Kiritimati',
  'Etc/GMT+12',
  'Atlantic/Azores',
  'America/Havana',
  'America/St_Johns',
  'America/Sao_Paulo',
  'America/Asuncion',
  'Africa/Cairo',
  'Asia/Beirut',
  'Australia/Lord_Howe',
  'Pacific/Apia',
] as const

const formats = new Map(
  ZONES.map((zone) => {
    const part = '2-digit'
    const time = { hour: part, minute: part, second: part, hourCycle: 'h23' } as const
    return [
      zone,
      new Intl.DateTimeFormat('en-US', { timeZone: zone, year: 'numeric', month: part, day: part, ...time }),
    ] as const
  }),
)

/** What a clock on the wall shows, as if it were UTC. */
function shown(instant: number, zone: (typeof ZONES)[number]): number {
  const parts = formats.get(zone)?.formatToParts(instant) ?? []
  const number = (type: string): number => Number(parts.find((part) => part.type === type)?.value)
  return Date.UTC(
    number('year'),
    number('month') - 1,
    number('day'),
    number('hour'),
    number('minute'),
    number('second'),
  )
}

const offset = (instant: number, zone: (typeof ZONES)[number]): number => shown(instant, zone) - instant

/** The last instant that the start of a day may mean; where it is skipped, read with the offset before. */
function startOf(day: string, zone: (typeof ZONES)[number]): number {
  const wall = Date.parse(`${day}T00:00:00Z`)
  const readings = [wall - DAY, wall + DAY].map((near) => wall - offset(near, zone))
  const real = readings.filter((reading) => shown(reading, zone) === wall)
  return Math.max(...(real.length > 0 ? real : readings))
}

const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + DAY).toISOString().slice(0, 10)
const dayAt = (instant: number, zone: (typeof ZONES)[number]): string =>
  new Date(shown(instant, zone)).toISOString().slice(0, 10)

/** Midnights next to which the clocks of a zone are changed. */
function changes(zone: (typeof ZONES)[number]): readonly number[] {
  const from = Date.UTC(2005, 0, 1)
  const differ = (at: number, after: number): boolean => offset(at, zone) !== offset(at + after, zone)
  const months = Array.from({ length: 12 * 25 }, (_, index) => from + index * 30 * DAY)
  const days = months
    .filter((month) => differ(month, 30 * DAY))
    .flatMap((month) => {
      return Array.from({ length: 30 }, (_, index) => month + index * DAY)
    })
  const changed = days.filter((day) => differ(day, DAY))
  return changed.flatMap((day) => [day, day + DAY].map((near) => startOf(dayAt(near, zone), zone)))
}

const seconds = (from: number, to: number): fc.Arbitrary<number> =>
  fc.integer({ min: from / 1000, max: to / 1000 }).map((each) => each * 1000)

const FIRST = Date.UTC(1990, 0, 1)
const any = seconds(FIRST, Date.UTC(2150, 0, 1))
const inZones = ZONES.map((zone) => {
  const nearMidnight = fc.tuple(any, seconds(-2 * HOUR, 2 * HOUR)).map(([instant, more]) => {
    return startOf(dayAt(instant, zone), zone) + more
  })
  const nearChange = changes(zone).map((at) => seconds(at - 2 * HOUR, at + 2 * HOUR))
  const change = nearChange.length === 0 ? [] : [fc.oneof(...nearChange)]
  return fc.record({ zone: fc.constant(zone), asked: fc.oneof(any, nearMidnight, ...change) })
})
const cases = fc.oneof(...inZones)

const adapters = new Map(
  ZONES.map((timeZone) => {
    const settings = { baseUrl: 'https://nextcloud.example', username: 'alice', appPassword: 'x', timeZone }
    return [timeZone, createNextcloud(settings)] as const
  }),
)

/** The day that a create sends, and what the plan expects of it. */
function sent(asked: number, zone: (typeof ZONES)[number], now: number): { day: unknown; held: unknown } | undefined {
  const adapter = adapters.get(zone)
  if (adapter === undefined) throw new Error(`no adapter for ${zone}`)
  const target = { kind: 'folder', id: '/room' } as const
  const draft = { target, role: 'viewer', audience: 'anyone', expiresAt: new Date(asked) } as const
  const { requests, refusal, expected } = createShareLinks(adapter, { clock: { now: () => now } }).plan(draft)
  if (refusal !== undefined) {
    expect(refusal).toMatchObject({ code: 'unsupported', field: 'expiresAt' })
    return undefined
  }
  const body: { expireDate?: unknown } = Object(requests.at(-1)?.body)
  return { day: body.expireDate, held: expected.expiresAt }
}

test(
  'the day that is sent is the last that starts, however its start is read, not later than asked',
  { timeout: 60_000 },
  () => {
    fc.assert(
      fc.property(cases, ({ zone, asked }) => {
        const { day, held } = sent(asked, zone, FIRST - 3 * DAY) ?? {}
        expect(day).toMatch(/^\d{4}-\d\d-\d\d$/)
        const start = startOf(String(day), zone)
        expect([start <= asked, startOf(dayAfter(String(day)), zone) > asked]).toEqual([true, true])
        expect(held).toEqual(new Date(start))
      }),
      RUNS,
    )
  },
)

test('a day that has begun to the server is refused, and every other one is sent', { timeout: 60_000 }, () => {
  let [refused, taken] = [0, 0]
  fc.assert(
    fc.property(cases, seconds(-3 * DAY, -1000), ({ zone, asked }, more) => {
      const now = asked + more
      const { day } = sent(asked, zone, FIRST - 9 * DAY) ?? {}
      const isOver = String(day) <= dayAt(now, zone)
      expect(sent(asked, zone, now)?.day).toEqual(isOver ? undefined : day)
      if (isOver) refused += 1
      else taken += 1
    }),
    RUNS,
  )
  expect([refused > 1_000, taken > 1_000]).toEqual([true, true])
})

test('a year of five digits is none to the server: the last day is sent that it takes', () => {
  for (const zone of ZONES) {
    const { day, held } = sent(Date.UTC(12_000, 5, 1), zone, FIRST) ?? {}
    expect(String(day) >= '9999-12-29' && String(day) <= '9999-12-31').toBe(true)
    expect(held).toEqual(new Date(startOf(String(day), zone)))
  }
})
