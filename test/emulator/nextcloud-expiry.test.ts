import { describe, expect, it } from 'vitest'
import { nextcloud, PASSWORD, refusalOf, shareOf, sharesOf } from './nextcloud-harness.ts'

const UNKNOWN = [404, 404, 'Wrong share ID, share does not exist'] as const
const PAST = [404, 404, 'Expiration date is in the past'] as const

describe('the day on which a Nextcloud link dies', () => {
  it.each([
    ['2026-11-28T15:30:00Z', '2026-11-28'],
    ['2026-11-28T00:30:00+09:00', '2026-11-28'],
    ['2026-11-28T23:30:00-09:00', '2026-11-28'],
    ['28-12-2026', '2026-12-28'],
    ['+7 days', '2026-11-28'],
    ['tomorrow', '2026-11-22'],
    ['@1798000000', '2026-12-23'],
  ])('is, of %s, %s on an update as on a create', (expireDate, day) => {
    const { call, create } = nextcloud()
    const { id } = create()
    expect(shareOf(call('PUT', `/${id}`, { body: { expireDate } })).expiration).toBe(`${day} 00:00:00`)
  })

  it.each([
    ['inferred: +2 weeks', '+2 weeks', '2026-12-05'],
    ['inferred: +1 month', '+1 month', '2026-12-21'],
    ['inferred: a day too many runs over', '2027-02-30', '2027-03-02'],
    ['inferred: quotes around it', '"2026-11-28"', '2026-11-28'],
    ['inferred: a space for the T', '2026-11-28 15:30:00', '2026-11-28'],
  ])('%s', (_, expireDate, day) => {
    expect(nextcloud().create({ expireDate }).expiration).toBe(`${day} 00:00:00`)
  })

  it('begins it, in the zone of the server: 00:00 in Tokyo is 15:00 in UTC', () => {
    const { call, clock, create, visit } = nextcloud({ timeZone: 'Asia/Tokyo' })
    const { id, url } = create({ expireDate: '2026-11-28' })
    clock.set('2026-11-27T14:59:59.999Z')
    expect(visit(url).opened).toBe(true)
    expect(call('GET', `/${id}`).status).toBe(200)
    clock.advance(1)
    expect(visit(url)).toEqual({ opened: false, download: false, reason: 'expired' })
  })

  it('is counted from today in the zone of the server', () => {
    const at = (timeZone: string) => {
      const server = nextcloud({ timeZone, policies: { defaultExpiry: { days: 1, enforced: false } } })
      server.clock.set('2026-11-21T23:30:00Z')
      return server
    }
    expect(at('UTC').create().expiration).toBe('2026-11-22 00:00:00')
    expect(at('Asia/Tokyo').create().expiration).toBe('2026-11-23 00:00:00')
    const body = { path: '/room', shareType: 3, expireDate: '2026-11-22' }
    expect(at('UTC').call('POST', '', { body }).status).toBe(200)
    expect(refusalOf(at('Asia/Tokyo').call('POST', '', { body }))).toEqual(PAST)
  })

  it('takes the link away for good when somebody comes across it', () => {
    const { call, clock, create, state } = nextcloud()
    const { id } = create({ expireDate: '2026-11-28', password: PASSWORD })
    create()
    clock.set('2026-11-28T00:00:00Z')
    expect(state.links).toHaveLength(2)
    expect(refusalOf(call('PUT', `/${id}`, { body: { expireDate: '2030-01-01' } }))).toEqual(UNKNOWN)
    expect(state.links).toHaveLength(1)
    clock.set('2026-11-21T12:00:00Z')
    expect(refusalOf(call('GET', `/${id}`))).toEqual(UNKNOWN)
    expect(refusalOf(call('DELETE', `/${id}`))).toEqual(UNKNOWN)
    expect(sharesOf(call('GET', ''))).toHaveLength(1)
  })

  it('inferred: is not looked at again when an update names it once more', () => {
    const { call, create, state } = nextcloud()
    const { id } = create({ expireDate: '2026-12-28' })
    state.policies.defaultExpiry = { days: 7, enforced: true }
    expect(call('PUT', `/${id}`, { body: { expireDate: '2026-12-28' } }).status).toBe(200)
    expect(call('PUT', `/${id}`, { body: { expireDate: '2026-12-27' } }).status).toBe(404)
  })

  it('inferred: passes as tomorrow where its text has it begin later than the day of the server', () => {
    const { clock, create, visit } = nextcloud()
    const { url, expiration } = create({ expireDate: '2026-11-21T00:00:00-05:00' })
    expect(expiration).toBe('2026-11-21 00:00:00')
    clock.advance(1)
    expect(visit(url).reason).toBe('expired')
  })
})
