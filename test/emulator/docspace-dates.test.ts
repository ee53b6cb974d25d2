import { docSpaceFiles, docSpaceRooms } from '@sharelink/emulator'
import { describe, expect, it } from 'vitest'
import { docSpace, linkOf } from './call-docspace.ts'
import type { DocSpace } from './call-docspace.ts'

const links = `rooms/${docSpaceRooms.custom}/links`

/** What comes back for an expiry that was sent; undefined for never. */
function echoed(expirationDate: unknown, seed: Parameters<typeof docSpace>[0] = {}): unknown {
  const answered = docSpace(seed).call('PUT', links, { body: { access: 2, linkType: 1, expirationDate } })
  expect(answered.status).toBe(200)
  return linkOf(answered).expirationDate
}

describe('expirationDate', () => {
  it.each([
    ['2030-01-01T00:00:00Z', 0, '2030-01-01T00:00:00.0000000Z'],
    ['2030-01-01T00:00:00.000Z', 180, '2030-01-01T03:00:00.0000000+03:00'],
    ['2030-01-01T00:00:00Z', -210, '2029-12-31T20:30:00.0000000-03:30'],
    ['2030-01-01T02:00:00+02:00', 0, '2030-01-01T00:00:00.0000000Z'],
    ['2030-01-01T00:00:00.1234567Z', 60, '2030-01-01T01:00:00.1234567+01:00'],
    ['2030-01-01', 0, '2030-01-01T00:00:00.0000000Z'],
  ])('%s in a portal %i minutes east of UTC', (sent, portalTimeZoneOffset, expected) => {
    expect(echoed(sent, { portalTimeZoneOffset })).toBe(expected)
  })

  it.each(['', 'soon', '0001-01-01T00:00:00Z', '2030-02-30T00:00:00Z', '2030-01-01T24:00:00Z', null])(
    '%j is no date: the link never expires',
    (sent) => {
      expect(echoed(sent)).toBeUndefined()
    },
  )

  it('without an offset it is read in the zone of the server process, not of the portal', () => {
    const seed = { serverTimeZoneOffset: 120, portalTimeZoneOffset: 0 }
    expect(echoed('2030-01-01T00:00:00', seed)).toBe('2029-12-31T22:00:00.0000000Z')
  })

  it('until 3.2.1 without an offset it is UTC, and an offset goes wrong by the zone of the server process', () => {
    const seed = { version: '3.2.1', serverTimeZoneOffset: 120 } as const
    expect(echoed('2030-01-01T00:00:00', seed)).toBe('2030-01-01T00:00:00.0000000Z')
    expect(echoed('2030-01-01T00:00:00Z', seed)).toBe('2030-01-01T02:00:00.0000000Z')
  })

  it('may lie ten years ahead and not a moment more', () => {
    expect(echoed('2036-11-21T12:00:00Z')).toBe('2036-11-21T12:00:00.0000000Z')
    const body = { access: 2, linkType: 1, expirationDate: '2036-11-21T12:00:00.0000001Z' }
    expect(docSpace().call('PUT', links, { body }).status).toBe(400)
  })

  it.each([1, true, {}, []])('%j does not bind [inferred]', (expirationDate) => {
    const answered = docSpace().call('PUT', links, { body: { access: 2, linkType: 1, expirationDate } })
    expect(answered.status).toBe(400)
    expect(answered.json).toHaveProperty('response.errors')
  })
})

describe('a server that wants the date as an object', () => {
  const seed = { expirationFormat: 'object', portalTimeZoneOffset: 180 } as const

  it('takes and gives the published shape', () => {
    const sent = { utcTime: '2030-01-01T00:00:00.000Z', timeZoneOffset: '00:00:00' }
    expect(echoed(sent, seed)).toEqual({ utcTime: '2030-01-01T00:00:00.0000000Z', timeZoneOffset: '03:00:00' })
  })

  it('does not take text', () => {
    const body = { access: 2, linkType: 1, expirationDate: '2030-01-01T00:00:00Z' }
    const answered = docSpace(seed).call('PUT', links, { body })
    expect(answered.status).toBe(400)
    expect(answered.json).not.toHaveProperty('error')
  })
})

describe('when the time has come', () => {
  const file = `file/${docSpaceFiles.myDocument}`

  function expiring(version: '3.6.1' | '3.7.2'): DocSpace {
    const portal = docSpace({ version })
    const body = { access: 2, expirationDate: '2026-11-21T13:00:00Z' }
    expect(portal.call('POST', `${file}/link`, { body }).status).toBe(200)
    return portal
  }

  it('the link is listed as expired, and only after its last moment', () => {
    const portal = expiring('3.7.2')
    portal.clock.set('2026-11-21T13:00:00Z')
    expect(linkOf(portal.call('GET', `${file}/link`)).isExpired).toBe(false)
    portal.clock.advance(1)
    expect(linkOf(portal.call('GET', `${file}/link`)).isExpired).toBe(true)
  })

  it('a date in the future revives it', () => {
    const portal = expiring('3.7.2')
    portal.clock.set('2026-11-22T00:00:00Z')
    const { id: linkId, requestToken } = linkOf(portal.call('GET', `${file}/link`))
    const share = `share/${requestToken}`
    expect(portal.call('GET', share, { as: null }).json?.response).toMatchObject({ status: 2 })
    const body = { linkId, access: 2, expirationDate: '2026-11-23T00:00:00Z' }
    expect(linkOf(portal.call('PUT', `${file}/links`, { body })).isExpired).toBe(false)
    expect(portal.call('GET', share, { as: null }).json?.response).toMatchObject({ status: 0 })
  })

  it('until 3.7.1 asking for an expired primary in My Documents renews it', () => {
    const portal = expiring('3.6.1')
    portal.clock.set('2026-11-22T00:00:00Z')
    expect(linkOf(portal.call('GET', `${file}/link`)).isExpired).toBe(false)
  })
})
