import { type HttpRequest, MASK, parseBaseUrl } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { createBuckets } from '../../packages/core/src/transport/buckets.ts'
import { withoutEcho } from '../../packages/core/src/transport/echo.ts'

const SECRET = 'k7Qw9zR2'
const GET: HttpRequest = { method: 'GET', path: '/links' }

describe('a credential that an answer repeats', () => {
  it.each(['authorization', 'Authorization', 'Cookie', 'x-api-key', 'apikey', 'X-Auth-Token', 'token'])(
    'is masked, of the header %s',
    (name) => {
      expect(withoutEcho(`it is ${SECRET}!`, { ...GET, headers: { [name]: SECRET } })).toBe(`it is ${MASK}!`)
    },
  )

  it.each([`Bearer ${SECRET}`, `Zoho-oauthtoken ${SECRET}`, `session=${SECRET}`, SECRET])(
    'is masked without its scheme: %s',
    (authorization) => {
      expect(withoutEcho(`"${SECRET}"`, { ...GET, headers: { authorization } })).toBe(`"${MASK}"`)
    },
  )

  it.each(['Basic', 'basic'])('is masked in clear, too, where it is the password of a %s header', (scheme) => {
    const encoded = Buffer.from(`ålice:${SECRET}:é`).toString('base64')
    const request = { ...GET, headers: { authorization: `${scheme} ${encoded}` } }
    expect(withoutEcho(`${encoded} is ålice and ${SECRET}:é`, request)).toBe(`${MASK} is ålice and ${MASK}`)
  })

  it.each(['content-type', 'authorization-info', 'x-authorization', 'x-tokens-left', 'set-cookie-policy'])(
    'is none in the header %s',
    (name) => {
      expect(withoutEcho(SECRET, { ...GET, headers: { [name]: SECRET } })).toBe(SECRET)
    },
  )

  it.each(['authtoken', 'apikey', 'api_key', 'API-Key', 'client_secret', 'refresh_token'])(
    'is masked, of the field %s of a form',
    (name) => {
      const fields = { [name]: SECRET }
      for (const body of [{ form: fields }, { multipart: fields }])
        expect(withoutEcho(SECRET, { method: 'POST', path: '/', body })).toBe(MASK)
    },
  )

  it('is no other field, and nothing in JSON: a link is told with what was asked for it', () => {
    const named = { method: 'POST', path: '/' } as const
    expect(withoutEcho(SECRET, { ...named, body: { form: { name: SECRET } } })).toBe(SECRET)
    expect(withoutEcho(SECRET, { ...named, body: { json: { apikey: SECRET } } })).toBe(SECRET)
    expect(withoutEcho('somebody was here', GET)).toBe('somebody was here')
  })

  it('is looked for from eight characters on: a shorter one stands everywhere', () => {
    expect(withoutEcho('12345678', { ...GET, headers: { token: '12345678' } })).toBe(MASK)
    expect(withoutEcho('1234567', { ...GET, headers: { token: '1234567' } })).toBe('1234567')
  })
})

describe('a base URL', () => {
  it.each(['https://user@portal.example', 'https://:secret@portal.example'])('holds no half of a login: %s', (text) => {
    expect(() => parseBaseUrl('memory', 'baseUrl', text)).toThrowError(/user name or password/)
  })

  it.each([
    'http://127.0.0.256.example',
    'http://xlocalhost',
    'http://localhosts',
    'http://127.0.0.1x',
    'http://128.0.0.1',
    'http://[::2]',
  ])('is no loopback address: %s', (text) => {
    expect(() => parseBaseUrl('memory', 'baseUrl', text)).toThrowError(
      expect.objectContaining({ code: 'invalid-request', field: 'baseUrl' }),
    )
  })

  it.each(['http://127.10.200.3', 'http://LOCALHOST:8080'])('is a loopback address: %s', (text) => {
    expect(parseBaseUrl('memory', 'baseUrl', text)).toBe(text.toLowerCase())
  })
})

describe('the buckets of a limit', () => {
  it('let as many go as the limit says, and the next one when the oldest no longer counts', () => {
    const buckets = createBuckets([{ max: 2, per: 1_000 }])(GET)
    expect(buckets.nextFree(5)).toBe(5)
    for (const at of [5, 205]) buckets.note(at)
    expect(buckets.nextFree(300)).toBe(1_005)
    buckets.note(1_005)
    expect(buckets.nextFree(1_006)).toBe(1_205)
    expect(buckets.nextFree(9_000)).toBe(9_000)
  })

  it('are one for each item where the limit is by item, however many there are', () => {
    const of = ({ path }: HttpRequest): string => path
    const to = createBuckets([{ max: 1, per: 1_000, of }])
    for (let item = 0; item < 1_000; item += 1) to({ method: 'GET', path: `/${item}` }).note(item)
    // One more than are kept: those that count no more go, and none that counts.
    to({ method: 'GET', path: '/more' }).note(1_500)
    const free = (path: string): number => to({ method: 'GET', path }).nextFree(1_500)
    expect([free('/500'), free('/501'), free('/999'), free('/more'), free('/0')]).toEqual([
      1_500, 1_501, 1_999, 2_500, 1_500,
    ])
  })

  it('hold the strictest of several limits, and none where none concerns the request', () => {
    const writes = ({ method }: HttpRequest): string | undefined => (method === 'GET' ? undefined : 'write')
    const to = createBuckets([
      { max: 1, per: 100 },
      { max: 1, per: 5_000, of: writes },
    ])
    const post: HttpRequest = { method: 'POST', path: '/' }
    to(post).note(0)
    expect([to(post).nextFree(10), to(GET).nextFree(10)]).toEqual([5_000, 100])
    expect(createBuckets([{ max: 1, per: 1, of: writes }])(GET).nextFree(10)).toBe(10)
  })
})
