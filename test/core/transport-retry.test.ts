import { type HttpRequest, limitsFrom } from '@sharelink/core'
import nock from 'nock'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { failure, refusal } from './scripted.ts'
import {
  answers,
  BASE,
  closeNetwork,
  CREDENTIAL,
  expectQuiet,
  GET,
  openNetwork,
  POST,
  PUT,
  REPEATABLE,
  wire,
} from './wire.ts'

beforeAll(closeNetwork)
afterEach(expectQuiet)
afterAll(openNetwork)

describe('after a fault', () => {
  it.each<readonly [string, HttpRequest, readonly (number | string)[], number | string]>([
    ['a read is repeated', GET, [503, 200], 200],
    ['a read is repeated twice', GET, ['ECONNRESET', 504, 200], 200],
    ['a read is not repeated for ever', GET, [502, 503, 504], 'unavailable'],
    ['a read is given up as unavailable', GET, ['ECONNRESET', 'ETIMEDOUT', 'EPIPE'], 'unavailable'],
    ['a write is sent once, and its fate is unknown', POST, [503], 'ambiguous'],
    ['a write whose connection broke is sent once', POST, ['ECONNRESET'], 'ambiguous'],
    ['a write to a proxy in trouble is sent once', PUT, [502], 'ambiguous'],
    ['a write that surely was not sent is repeated', POST, ['ECONNREFUSED', 200], 200],
    ['a write that was never sent is unavailable', POST, ['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED'], 'unavailable'],
    ['a write that may be repeated is', REPEATABLE, ['ECONNRESET', 503, 200], 200],
    [
      'a write that may be repeated has an unknown fate at the end',
      REPEATABLE,
      [503, 'ECONNREFUSED', 503],
      'ambiguous',
    ],
    ['a write is repeated after 429, which wrote nothing', POST, [429, 200], 200],
    ['an uncertain write stays uncertain after 429', REPEATABLE, ['ECONNRESET', 429, 429], 'ambiguous'],
  ])('%s', async (_name, request, given, expected) => {
    answers(request, ...given)
    const { send, call, end, exchanges } = wire()
    const task = send(request, call())
    if (typeof expected === 'number') expect((await task).status).toBe(expected)
    else expect((await refusal(task)).code).toBe(expected)
    end()
    expect(exchanges.map(({ attempt, status, failure: word }) => [attempt, status ?? word])).toEqual(
      given.map((answer, index) => [index + 1, answer]),
    )
  })

  it('asks a provider in trouble six times more in one call, all its requests taken together', async () => {
    answers(GET, ...Array.from({ length: 10 }, () => 503))
    const { send, call, end, exchanges } = wire()
    const one = call()
    for (let request = 0; request < 4; request += 1)
      expect((await refusal(send(GET, request === 2 ? one.verifying : one))).code).toBe('unavailable')
    end()
    expect(exchanges.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 1, 2, 3, 1, 2, 3, 1])
  })

  it('repeats after those failures only that the request names', async () => {
    const named: HttpRequest = { ...PUT, repeatOn: ['gateway'] }
    answers(PUT, 503, 200)
    const { send, call, end } = wire()
    expect((await send(named, call())).status).toBe(200)
    answers(PUT, 429)
    expect((await refusal(send(named, call()))).code).toBe('rate-limited')
    answers(PUT, 'ECONNREFUSED')
    expect((await refusal(send(named, call()))).code).toBe('unavailable')
    answers(PUT, 'ECONNRESET')
    expect((await refusal(send(named, call()))).code).toBe('ambiguous')
    end()
  })

  it('says which status a server in between gave', async () => {
    answers(POST, 504)
    const { send, call, end } = wire()
    const error = await refusal(send(POST, call()))
    end()
    expect(error).toMatchObject({
      status: 504,
      message: 'A server in between answered 504. The write may have arrived.',
    })
  })

  it('waits longer every time, with jitter', async () => {
    answers(GET, 503, 503, 200)
    const { send, call, end, waits } = wire()
    await send(GET, call())
    end()
    // 0x8080 of 0x10000 of 250 and of 500 milliseconds.
    expect(waits).toEqual([125, 251])
  })

  it('asks for the credential anew', async () => {
    const seen: string[] = []
    nock(BASE).get('/links').matchHeader('authorization', 'first').reply(503)
    nock(BASE).get('/links').matchHeader('authorization', 'second').reply(200, {})
    const credentials = ['first', 'second']
    const { send, call, end } = wire({
      headers: () => {
        const authorization = credentials.shift() ?? 'none'
        seen.push(authorization)
        return Promise.resolve({ authorization })
      },
    })
    await send(GET, call())
    end()
    expect(seen).toEqual(['first', 'second'])
  })

  it('keeps a write uncertain whose credential for another try cannot be had', async () => {
    answers(REPEATABLE, 503)
    const credentials = [CREDENTIAL]
    const { send, call, end } = wire({
      headers: () => {
        const authorization = credentials.shift()
        if (authorization === undefined) throw failure('unauthorized')
        return { authorization }
      },
    })
    expect((await refusal(send(REPEATABLE, call()))).code).toBe('ambiguous')
    end()
  })

  it('lets the credential fail before anything was sent', async () => {
    const { send, call, end, exchanges } = wire({ headers: () => Promise.reject(failure('unauthorized')) })
    expect((await refusal(send(POST, call()))).code).toBe('unauthorized')
    end()
    expect(exchanges).toEqual([])
  })
})

it('a request that is through leaves its place to the next, also where it failed', async () => {
  answers(POST, 'ECONNRESET', 200, 200)
  const { send, call, end } = wire({ limits: limitsFrom({ writesAtOnce: 1 }, {}) })
  expect((await refusal(send(POST, call()))).code).toBe('ambiguous')
  expect((await send(POST, call(3_000))).status).toBe(200)
  expect((await send(POST, call(3_000))).status).toBe(200)
  end()
})
