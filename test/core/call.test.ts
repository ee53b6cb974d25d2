import { getEventListeners } from 'node:events'
import { describe, expect, it, vi } from 'vitest'
import { startCall } from '../../packages/core/src/call.ts'
import { DRAFT, refusal, script } from './scripted.ts'

function clock(): { now: () => number; advance: (milliseconds: number) => void } {
  let now = 1_000_000
  return {
    now: () => now,
    advance: (milliseconds) => {
      now += milliseconds
    },
  }
}

describe('startCall', () => {
  it('keeps a part of the deadline for verifying: a third, and ten seconds at most', () => {
    for (const [deadline, main] of [
      [30_000, 20_000],
      [90_000, 80_000],
      [3_000, 2_000],
    ] as const) {
      const call = startCall('memory', clock(), deadline)
      expect([call.remaining(), call.verifying.remaining()]).toEqual([main, deadline])
      call.end()
    }
  })

  it('is over when its part has passed, by the clock alone', () => {
    const time = clock()
    const call = startCall('memory', time, 30_000)
    time.advance(19_999)
    expect(call.over()).toBeUndefined()
    call.check()
    time.advance(1)
    expect([call.over(), call.verifying.over(), call.remaining()]).toEqual(['timeout', undefined, 0])
    expect(() => call.check()).toThrow(expect.objectContaining({ code: 'timeout' }))
    time.advance(10_000)
    expect(call.verifying.over()).toBe('timeout')
    call.end()
  })

  it('is given up with the signal of the caller, which does not stop verifying', () => {
    const controller = new AbortController()
    const call = startCall('memory', clock(), 30_000, controller.signal)
    controller.abort()
    expect([call.over(), call.signal.aborted]).toEqual(['cancelled', true])
    expect(() => call.check()).toThrow(expect.objectContaining({ code: 'cancelled' }))
    expect([call.verifying.over(), call.verifying.signal.aborted]).toEqual([undefined, false])
    call.end()
  })

  it('verifies under one and the same part, however deep', () => {
    const call = startCall('memory', clock(), 30_000)
    expect(call.verifying.verifying).toBe(call.verifying)
    call.end()
  })

  it('takes a deadline longer than a timer can be', () => {
    const timer = vi.spyOn(globalThis, 'setTimeout')
    const call = startCall('memory', clock(), 10 ** 12)
    expect(call.remaining()).toBe(10 ** 12 - 10_000)
    expect([call.signal.aborted, call.verifying.signal.aborted]).toEqual([false, false])
    call.end()
    // Node fires a timer of more than 2^31 - 1 milliseconds at once.
    expect(timer.mock.calls.map(([, delay]) => delay)).toEqual([2 ** 31 - 1, 2 ** 31 - 1])
    timer.mockRestore()
  })

  it('leaves nothing on the signal of the caller', () => {
    const { signal } = new AbortController()
    const call = startCall('memory', clock(), 30_000, signal)
    expect([call.signal.aborted, getEventListeners(signal, 'abort').length]).toEqual([false, 1])
    call.end()
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })

  it('starts no timer before its signal is asked for, and none after its end', () => {
    const timer = vi.spyOn(globalThis, 'setTimeout')
    const call = startCall('memory', clock(), 30_000)
    call.check()
    call.end()
    expect([call.signal.aborted, call.verifying.signal.aborted]).toEqual([false, false])
    expect(timer).not.toHaveBeenCalled()
    timer.mockRestore()
  })

  it('shares its further tries with the part that verifies', () => {
    const call = startCall('memory', clock(), 30_000)
    const spent = [call, call.verifying, call, call, call.verifying, call, call].map((part) => part.spendRetry())
    expect(spent).toEqual([true, true, true, true, true, true, false])
    expect(call.verifying.spendRetry()).toBe(false)
    call.end()
  })

  it('is younger than the call that was started before it', () => {
    const [older, younger] = [startCall('memory', clock(), 1_000), startCall('memory', clock(), 1_000)]
    expect(older.number).toBeLessThan(younger.number)
    expect(older.verifying.number).toBe(older.number)
  })
})

describe('a call of the client', () => {
  it('times out by the deadline that is given, in milliseconds', async () => {
    const { links } = script({
      operations: ({ get }, _server, { advance }) => ({
        get: (address, call) => {
          advance(4_000)
          return get(address, call)
        },
      }),
    })
    expect((await refusal(links.get('memory:file:7:1', { deadline: 6_000 }))).code).toBe('timeout')
    expect((await refusal(links.get('memory:file:7:1', { deadline: 7_000 }))).code).toBe('not-found')
  })

  it('sends nothing when it was given up before', async () => {
    const { links, server } = script()
    const options = { signal: AbortSignal.abort() }
    const ref = 'memory:file:7:1'
    const calls = [
      () => links.create(DRAFT, options),
      () => links.get(ref, options),
      () => links.list(DRAFT.target, options)[Symbol.asyncIterator]().next(),
      () => links.update(ref, { name: 'A' }, options),
      () => links.revoke(ref, options),
    ]
    for (const call of calls) expect((await refusal(call())).code).toBe('cancelled')
    expect(server.requests).toEqual([])
  })

  it('sends no page of a list for an adapter that does not look at its call', async () => {
    const { links, server } = script({
      operations: (_all, { list }) => ({
        async *list(_scope, nextCall) {
          nextCall()
          list('/file/7')
          yield* []
        },
      }),
    })
    const page = links.list(DRAFT.target, { signal: AbortSignal.abort() })[Symbol.asyncIterator]().next()
    expect((await refusal(page)).code).toBe('cancelled')
    expect(server.requests).toEqual([])
  })

  it('gives every page of a list a time of its own', async () => {
    const { links, clock: time } = script({
      operations: ({ list }) => ({
        async *list(scope, nextCall) {
          yield* list(scope, nextCall)
          yield* list(scope, nextCall)
        },
      }),
    })
    await links.create(DRAFT)
    const seen: string[] = []
    for await (const { id } of links.list(DRAFT.target, { deadline: 1_000 })) {
      seen.push(id)
      time.advance(900)
    }
    expect(seen).toHaveLength(2)
  })
})
