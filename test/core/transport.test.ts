import nock from 'nock'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { BASE, closeNetwork, CREDENTIAL, expectQuiet, GET, openNetwork, POST, wire } from './wire.ts'

beforeAll(closeNetwork)
afterEach(expectQuiet)
afterAll(openNetwork)

/** Answers one request and keeps what was sent. */
function record(method: string, path: string): Promise<Request> {
  return new Promise((resolve) => {
    const interceptor = nock(BASE).intercept(path, method).query(true)
    interceptor.reply(async (request: Request) => {
      resolve(request.clone())
      await Promise.resolve()
      return [200, { ok: true }]
    })
  })
}

describe('a request', () => {
  it('goes out as the adapter says it, with the credential', async () => {
    const sent = record('GET', '/a%2Fb/links')
    const { send, call, end } = wire()
    const answer = await send(
      { ...GET, path: '/a%2Fb/links', query: { q: 'ä &', page: '2' }, headers: { 'x-a': '1' } },
      call(),
    )
    end()
    const { method, url, headers } = await sent
    expect([method, url]).toEqual(['GET', `${BASE}/a%2Fb/links?q=%C3%A4+%26&page=2`])
    expect([headers.get('authorization'), headers.get('x-a'), headers.get('accept')]).toEqual([
      CREDENTIAL,
      '1',
      'application/json',
    ])
    expect(answer).toMatchObject({ status: 200, json: { ok: true }, text: '{"ok":true}' })
  })

  it.each([
    ['json', { json: { a: 1, b: [null, 'ä'] } }, 'application/json', '{"a":1,"b":[null,"ä"]}'],
    ['json of another type', { json: {}, contentType: 'application/vnd.api+json' }, 'application/vnd.api+json', '{}'],
    ['form', { form: { a: '1 2', b: 'ä&' } }, 'application/x-www-form-urlencoded', 'a=1+2&b=%C3%A4%26'],
  ])('carries %s', async (_name, body, type, text) => {
    const sent = record('POST', '/links')
    const { send, call, end } = wire()
    await send({ ...POST, body }, call())
    end()
    const request = await sent
    expect(request.headers.get('content-type')).toBe(type)
    expect(await request.text()).toBe(text)
  })

  it('carries a multipart form', async () => {
    const sent = record('POST', '/links')
    const { send, call, end } = wire()
    await send({ ...POST, body: { multipart: { email: 'ann@example.com' } } }, call())
    end()
    const request = await sent
    expect(request.headers.get('content-type')).toMatch(/^multipart\/form-data; boundary=/)
    expect(await request.text()).toMatch(/name="email"\r\n\r\nann@example\.com\r\n/)
  })

  it('never leaves the base URL, whatever the path says', async () => {
    const { send, call, end } = wire()
    const sent = record('GET', '/https://elsewhere.example/links')
    await send({ ...GET, path: 'https://elsewhere.example/links' }, call())
    end()
    expect(new URL((await sent).url).host).toBe('portal.example')
  })
})

describe('an answer', () => {
  it.each([200, 201, 204, 301, 302, 400, 401, 403, 404, 409, 422, 500, 501])(
    'of status %i is given to the adapter, and asked for once',
    async (status) => {
      nock(BASE)
        .post('/links')
        .reply(status, status === 204 ? '' : '{"error":1}', { location: `${BASE}/elsewhere`, 'X-Id': '7' })
      const { send, call, end, exchanges } = wire()
      const answer = await send(POST, call())
      end()
      expect(answer.status).toBe(status)
      expect(answer.headers).toMatchObject({ location: `${BASE}/elsewhere`, 'x-id': '7' })
      expect(exchanges).toHaveLength(1)
    },
  )

  it.each(['', 'not json', '{"a":', '\ufeff{'])('that is not JSON says so: %o', async (text) => {
    nock(BASE).get('/links').reply(200, text)
    const { send, call, end } = wire()
    expect((await send(GET, call())).json).toBeUndefined()
    end()
  })
})
