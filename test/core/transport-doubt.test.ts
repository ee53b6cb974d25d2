import { limitsFrom, MASK } from '@sharelink/core'
import nock from 'nock'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { refusal } from './scripted.ts'
import { answers, BASE, closeNetwork, expectQuiet, GET, openNetwork, POST, REPEATABLE, START, wire } from './wire.ts'

beforeAll(closeNetwork)
afterEach(expectQuiet)
afterAll(openNetwork)

const HOUR = 3_600_000

describe('a write whose answer was lost', () => {
  it.each([401, 402, 403, 404])('and that is refused with %i when it is sent again is ambiguous', async (status) => {
    answers(REPEATABLE, 'ECONNRESET', status)
    const { send, call, end } = wire()
    expect(await refusal(send(REPEATABLE, call()))).toMatchObject({ code: 'ambiguous', status })
    end()
  })

  it('because the host went away while it was read is not sent again', async () => {
    const lost = Object.assign(new Error('read'), { code: 'EHOSTUNREACH', syscall: 'read' })
    nock(BASE).post('/links').replyWithError(lost)
    const { send, call, end } = wire()
    expect(await refusal(send(POST, call()))).toMatchObject({ code: 'ambiguous' })
    end()
  })
})

describe('a Retry-After date', () => {
  const http = (instant: number): string => new Date(instant).toUTCString()

  it.each([HOUR, -HOUR])('is by the clock of the server, which is %i ms off', async (off) => {
    const server = START + off
    nock(BASE)
      .get('/links')
      .reply(429, '', { date: http(server), 'retry-after': http(server + 5_000) })
    answers(GET, 200)
    const { send, call, end, waits } = wire()
    await send(GET, call())
    end()
    expect(waits).toEqual([5_000])
  })
})

describe('a clock that is set back by an hour', () => {
  it('makes no wait longer than the limit itself', async () => {
    answers(GET, 200, 200)
    const { send, call, end, clock, waits } = wire({ limits: limitsFrom(undefined, { perSecond: 5 }) })
    await send(GET, call())
    clock.advance(-HOUR)
    await send(GET, call())
    end()
    expect(waits).toEqual([200])
  })

  it('ends a pause that the provider asked for', async () => {
    nock(BASE).get('/links').reply(503, '', { 'retry-after': '2' })
    answers(GET, 200, 200)
    const { send, call, end, clock, waits } = wire()
    await send(GET, call())
    clock.advance(-HOUR)
    await send(GET, call())
    end()
    expect(waits).toEqual([2_000])
  })
})

it.each([String.raw`9f8e\u0037d6c5b4a`, String.raw`\u0039f8e7d6c5b4a`])(
  'a credential is masked as %s',
  async (escaped) => {
    nock(BASE).get('/links').reply(200, `{"title":"Token ${escaped}","a\\/b":1}`)
    const { send, call, end } = wire()
    const request = { ...GET, headers: { authorization: 'Bearer 9f8e7d6c5b4a' } }
    expect((await send(request, call())).json).toEqual({ title: `Token ${MASK}`, 'a/b': 1 })
    end()
  },
)

it('a credential that an answer repeats is masked in its text and in what is read of it', async () => {
  nock(BASE).get('/links').reply(200, '{"title":"Token 9f8e7d6c5b4a"}')
  const { send, call, end } = wire()
  const { text, json } = await send({ ...GET, headers: { authorization: 'Bearer 9f8e7d6c5b4a' } }, call())
  end()
  expect([text, json]).toEqual([`{"title":"Token ${MASK}"}`, { title: `Token ${MASK}` }])
})
