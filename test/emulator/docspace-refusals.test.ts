import { docSpaceRooms } from '@sharelink/emulator'
import { describe, expect, it } from 'vitest'
import { docSpace, linkOf } from './call-docspace.ts'

const room = `rooms/${docSpaceRooms.custom}/links`

describe('the three shapes of a refusal', () => {
  it.each([
    [404, 'rooms/1/links', { linkType: 1 }, 'Item not found', expect.stringContaining('ItemNotFoundException')],
    [403, room, { access: 9, linkType: 1 }, expect.any(String), 'System.InvalidOperationException'],
    [403, room, { access: 2, linkType: 2 }, expect.any(String), 'System.InvalidOperationException'],
    [400, room, { access: 2, linkType: 1, password: 'x' }, expect.any(String), 'System.ArgumentException'],
  ])('A, an exception: %i for %s %o', (status, path, body, message, type) => {
    const answered = docSpace().call('PUT', path, { body })
    expect(answered.status).toBe(status)
    expect(answered.json).toEqual({
      error: { message, type, stack: expect.any(String), hresult: expect.any(Number) },
      status: 1,
      statusCode: status,
    })
  })

  it('A, without a stack: too many passwords', () => {
    const portal = docSpace()
    const body = { access: 2, linkType: 1, password: 'testpassword' }
    const { requestToken } = linkOf(portal.call('PUT', room, { body }))
    const answers = Array.from({ length: 6 }, () =>
      portal.call('POST', `share/${requestToken}/password`, { as: null, body: { password: 'wrong' } }),
    )
    expect(answers[5]?.json?.error).toMatchObject({ type: null, stack: null, hresult: 0 })
  })

  it.each([
    ['a malformed id', { linkId: 'x' }],
    ['an id that is null', { linkId: null }],
    ['internal that is null', { internal: null }],
    ['denyDownload as text', { denyDownload: 'true' }],
    ['access as an array', { access: [2] }],
    ['a title that is a number', { title: 5 }],
    ['a password of 256 characters', { password: 'x'.repeat(256) }],
    ['maxUseCount 1001', { maxUseCount: 1001 }],
    ['currentUseCount null', { currentUseCount: null }],
    ['no JSON', '{"access":2,}'],
    ['no object', '[]'],
    ['no body', ''],
  ])('B, %s does not bind [inferred]', (_what, body) => {
    const answered = docSpace().call('PUT', room, { body })
    expect(answered.status).toBe(400)
    expect(answered.json).toMatchObject({
      response: { status: 400, title: expect.any(String), errors: expect.any(Object) },
      count: 1,
      links: [{ action: 'PUT' }],
      status: 1,
      statusCode: 400,
    })
  })

  it.each([
    ['keys in any case', { ACCESS: 2, LinkType: 1 }],
    ['unknown keys', { access: 2, linkType: 1, maxDownloads: 3 }],
    ['a number in text', { access: '2', linkType: 1, maxUseCount: '5' }],
    ['null texts', { access: 2, linkType: 1, title: null, password: null, expirationDate: null }],
  ])('takes %s', (_what, body) => {
    const answered = docSpace().call('PUT', room, { body })
    expect([answered.status, linkOf(answered).access]).toEqual([200, 2])
  })

  it('C, an empty body: too many requests', () => {
    const portal = docSpace({ rateLimit: { perMinute: 2, writesPerDay: 10_000 } })
    const statuses = [1, 2, 3].map(() => portal.call('GET', room).status)
    expect(statuses).toEqual([200, 200, 429])
    const answered = portal.call('GET', room)
    expect(answered.body).toBe('')
    const reset = String(Date.parse('2026-11-21T12:01:00Z') / 1000)
    expect(answered.headers).toEqual({
      'x-ratelimit-limit': '2',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': reset,
    })
    portal.clock.advance(60_000)
    expect(portal.call('GET', room).status).toBe(200)
  })

  it('C, an empty body: too many writes in a day', () => {
    const portal = docSpace({ rateLimit: { perMinute: 1500, writesPerDay: 1 } })
    const body = { access: 2, linkType: 1 }
    expect([1, 2].map(() => portal.call('PUT', room, { body }).status)).toEqual([200, 429])
    expect(portal.call('GET', room).status).toBe(200)
  })
})
