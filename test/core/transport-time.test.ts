import type { HttpRequest } from '@sharelink/core'
import nock from 'nock'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { refusal } from './scripted.ts'
import { answers, BASE, closeNetwork, expectQuiet, GET, openNetwork, POST, REPEATABLE, START, wire } from './wire.ts'

beforeAll(closeNetwork)
afterEach(expectQuiet)
afterAll(openNetwork)

describe('Retry-After', () => {
  const limited = (after: string): nock.Scope => nock(BASE).get('/links').reply(429, '', { 'retry-after': after })

  it.each([
    ['3', 0, 3_000],
    ['Wed, 05 Mar 2031 10:20:35 GMT', 0, 5_000],
    ['2', 1_000, 3_000],
  ])("'%s' plus %i is kept to", async (after, retryAfterExtra, expected) => {
    limited(after)
    answers(GET, 200)
    const { send, call, end, waits } = wire({ retryAfterExtra })
    await send(GET, call())
    end()
    expect(waits).toEqual([expected])
  })

  it('is told to the caller where there is no time for it', async () => {
    limited('60')
    const { send, call, end, waits } = wire()
    const error = await refusal(send(GET, call(30_000)))
    end()
    expect(error).toMatchObject({ code: 'rate-limited', status: 429, retryable: true })
    expect(error.retryAt).toEqual(new Date(START + 60_000))
    expect(waits).toEqual([])
  })

  it('that is not there leaves the caller without a time', async () => {
    answers(GET, 429, 429, 429)
    const { send, call, end } = wire()
    const error = await refusal(send(GET, call()))
    end()
    expect([error.code, error.retryAt]).toEqual(['rate-limited', undefined])
  })
})

describe('time', () => {
  /** A server in between that takes twenty seconds to fail. */
  function slow(request: HttpRequest, clock: { advance: (milliseconds: number) => void }): void {
    nock(BASE)
      .intercept('/links', request.method)
      .reply(async () => {
        clock.advance(20_000)
        await Promise.resolve()
        return [503, {}]
      })
  }

  it('that is up is a timeout for what surely was not written', async () => {
    const { send, call, end, clock } = wire()
    slow(GET, clock)
    expect((await refusal(send(GET, call(30_000)))).code).toBe('timeout')
    end()
  })

  it('that is up leaves the fate of a write unknown, also of one that may be repeated', async () => {
    for (const request of [POST, REPEATABLE]) {
      const { send, call, end, clock } = wire()
      slow(request, clock)
      expect((await refusal(send(request, call(30_000)))).code).toBe('ambiguous')
      end()
    }
  })

  it('that the caller ends sends nothing more, also where the write may be repeated', async () => {
    answers(REPEATABLE, 503)
    const controller = new AbortController()
    const { send, call, end, waits } = wire({}, { onExchange: () => controller.abort() })
    expect((await refusal(send(REPEATABLE, call(30_000, controller.signal)))).code).toBe('ambiguous')
    end()
    expect(waits).toEqual([])
  })

  it.each(['before the call', 'while the credential is had'])('that is up %s sends nothing', async (when) => {
    const { send, call, end, clock, exchanges } = wire({
      headers: () => {
        clock.advance(20_000)
        return {}
      },
    })
    const late = call(30_000)
    if (when === 'before the call') clock.advance(20_000)
    expect((await refusal(send(POST, late))).code).toBe('timeout')
    end()
    expect(exchanges).toEqual([])
  })
})
