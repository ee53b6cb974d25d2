import type { ShareLinkDraft } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { visitWorkDrive } from '../../packages/emulator/src/zoho-workdrive/visit-workdrive.ts'
import { type Bench, FILE, startBench } from './workdrive-bench.ts'
import { rejection } from '../setup/rejection.ts'

const DRAFT: ShareLinkDraft = { target: FILE, role: 'viewer', audience: 'anyone' }
const HOUR = 3_600_000
const SECOND = 1_000

/** The last `expiration_date` that was sent. */
function sentExpiry({ requests }: Bench): string | undefined {
  const bodies = requests.map(({ body }) => /"expiration_date":"([^"]*)"/.exec(body)?.[1])
  return bodies.findLast((text) => text !== undefined)
}

describe('an expiry', () => {
  it('goes as wall time of the account’s zone and comes back as the instant', async () => {
    const bench = await startBench()
    const { link, differences } = await bench.client().create({ ...DRAFT, expiresAt: '2027-05-17T23:59:59+02:00' })
    expect(sentExpiry(bench)).toBe('2027-05-17 23:59:59')
    expect(link.expiresAt).toEqual(new Date('2027-05-17T21:59:59Z'))
    expect(bench.state.links.get(link.id)?.expiresAt).toBe(Date.parse('2027-05-17T21:59:59Z'))
    expect(differences).toEqual([])
  })

  it('is cut to the second, and that is said', async () => {
    const bench = await startBench()
    const { link, differences } = await bench.client().create({ ...DRAFT, expiresAt: '2027-05-17T21:59:59.999Z' })
    expect(link.expiresAt).toEqual(new Date('2027-05-17T21:59:59Z'))
    expect(differences).toMatchObject([{ field: 'expiresAt', reason: 'rounded', effect: 'stricter' }])
  })

  // Berlin 2027: clocks go back on 31 October at 01:00Z, and forward on 28 March at 01:00Z.
  const AROUND_A_CHANGE = ['2027-10-31T01:00:00Z', '2027-03-28T01:00:00Z'].flatMap((change) =>
    Array.from({ length: 37 }, (_, step) => new Date(Date.parse(change) + (step - 18) * (HOUR / 6) + 7 * SECOND)),
  )

  it.each(['earlier', 'later'] as const)(
    'never lasts longer than asked where an hour is doubled or missing, the server reading the %s',
    async (overlap) => {
      const bench = await startBench({ overlap }, Date.parse('2027-03-01T00:00:00Z'))
      const links = bench.client()
      for (const expiresAt of AROUND_A_CHANGE) {
        const { link } = await links.create({ ...DRAFT, expiresAt })
        const stored = bench.state.links.get(link.id)?.expiresAt ?? Infinity
        expect(stored).toBeLessThanOrEqual(expiresAt.getTime())
        // Two hours at most: the doubled hour, and the one that it may be read in.
        expect(stored).toBeGreaterThan(expiresAt.getTime() - 2 * HOUR - SECOND)
        expect(link.expiresAt?.getTime()).toBeGreaterThanOrEqual(stored)
      }
    },
  )

  it('is read as the later of two instants, so that no link is said to be safer than it is', async () => {
    const bench = await startBench({ overlap: 'earlier' })
    const links = bench.client()
    const { link } = await links.create({ ...DRAFT, expiresAt: '2027-10-31T02:30:00Z' })
    const stored = bench.state.links.get(link.id)
    if (stored === undefined) throw new Error('there is no such link')
    stored.expiresAt = Date.parse('2027-10-31T00:30:00Z')
    expect((await links.get(link.ref)).expiresAt).toEqual(new Date('2027-10-31T01:30:00Z'))
  })

  it('that only the doubled hour could hold, and that hour cannot, is refused before sending', async () => {
    // 00:20Z is 02:20, the first of two; anything before 02:00 is over.
    const bench = await startBench({}, Date.parse('2027-10-31T00:10:00Z'))
    const error = await rejection(bench.client().create({ ...DRAFT, expiresAt: '2027-10-31T00:20:00Z' }))
    expect(error).toMatchObject({ code: 'unsupported', field: 'expiresAt' })
    expect(bench.requests).toEqual([])
  })

  it('closes the link', async () => {
    const bench = await startBench()
    const links = bench.client()
    const { link } = await links.create({ ...DRAFT, expiresAt: '2026-12-24T12:00:00Z' })
    const { url = '' } = link
    expect(visitWorkDrive(bench.server, { url })).toMatchObject({ opened: true })
    bench.advance(Date.parse('2026-12-24T12:00:00Z') - bench.clock.now())
    expect(visitWorkDrive(bench.server, { url })).toMatchObject({ opened: false, reason: 'expired' })
    expect((await links.get(link.ref)).expired).toBe(true)
  })

  it.each(['absent', 'null', 'empty'] as const)(
    'that is not there is told where the answer says so: %s',
    async (noExpiry) => {
      const bench = await startBench({ noExpiry })
      const { link } = await bench.client().create(DRAFT)
      expect(link.expiresAt).toBe(noExpiry === 'absent' ? undefined : null)
    },
  )
})

describe('without the account’s zone', () => {
  it('an expiry is refused before sending, and the message names the setting', async () => {
    const bench = await startBench()
    const links = bench.client({ timeZone: undefined })
    const draft = { ...DRAFT, expiresAt: '2027-05-17T21:59:59Z' }
    const error = await rejection(links.create(draft))
    expect(error).toMatchObject({ code: 'unsupported', field: 'expiresAt' })
    expect(error.message).toContain('timeZone')
    expect(links.plan(draft).refusal).toMatchObject({ code: 'unsupported', field: 'expiresAt' })
    expect(bench.requests).toEqual([])
  })

  it('one that may be left out is left out, and said to be', async () => {
    const bench = await startBench()
    const links = bench.client({ timeZone: undefined })
    const draft = { ...DRAFT, expiresAt: '2027-05-17T21:59:59Z' }
    const { link, differences } = await links.create(draft, { tolerate: ['expiresAt'] })
    expect(bench.state.links.get(link.id)?.expiresAt).toBeNull()
    expect(differences).toMatchObject([{ field: 'expiresAt', effect: 'weaker', reason: 'unsupported' }])
  })

  it('one that is there is not told, and not taken for none', async () => {
    const bench = await startBench()
    const { link } = await bench.client().create({ ...DRAFT, expiresAt: '2027-05-17T21:59:59Z' })
    const read = await bench.client({ timeZone: undefined }).get(link.ref)
    expect(read).not.toHaveProperty('expiresAt')
  })
})
