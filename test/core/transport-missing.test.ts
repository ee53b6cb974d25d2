import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { answers, closeNetwork, expectQuiet, GET, openNetwork, wire } from './wire.ts'

beforeAll(closeNetwork)
afterEach(expectQuiet)
afterAll(openNetwork)

describe('a provider that says 429 and not for how long', () => {
  it('is given the time that it is known to want, and what it is known to need beside', async () => {
    answers(GET, 429, 200)
    const { send, call, end, waits } = wire({ retryAfterMissing: 4_000, retryAfterExtra: 500 })
    expect((await send(GET, call())).status).toBe(200)
    expect(waits).toEqual([4_500])
    end()
  })

  it('is given that time for 429 alone', async () => {
    answers(GET, 503, 200)
    const { send, call, end, waits } = wire({ retryAfterMissing: 4_000 })
    expect((await send(GET, call())).status).toBe(200)
    expect(waits).toHaveLength(1)
    expect(waits[0]).toBeLessThan(4_000)
    end()
  })
})
