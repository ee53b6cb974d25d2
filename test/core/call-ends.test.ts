import { getEventListeners } from 'node:events'
import { describe, expect, it } from 'vitest'
import { startCall } from '../../packages/core/src/call.ts'
import { createQueue } from '../../packages/core/src/queue.ts'
import { type LinkAddress, parseRef } from '../../packages/core/src/ref.ts'
import { DRAFT, refusal, script } from './scripted.ts'

function parsed(ref: string): LinkAddress {
  const address = parseRef(ref)
  if (address === undefined) throw new Error('is no ref')
  return address
}

const REF = 'memory:file:7:1'
const listeners = (signal: AbortSignal): number => getEventListeners(signal, 'abort').length
const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length

describe('a call that has ended', () => {
  it('leaves neither a timer nor a listener behind', () => {
    const { signal } = new AbortController()
    const call = startCall('memory', Date, 30_000, signal)
    const before = timers()
    expect([call.signal.aborted, call.verifying.signal.aborted]).toEqual([false, false])
    expect([timers() - before, listeners(signal)]).toEqual([2, 1])
    call.end()
    expect([timers() - before, listeners(signal)]).toEqual([0, 0])
  })

  it('starts none afterwards', () => {
    const { signal } = new AbortController()
    const call = startCall('memory', Date, 30_000, signal)
    call.end()
    const before = timers()
    expect(call.signal.aborted).toBe(false)
    expect([timers() - before, listeners(signal)]).toEqual([0, 0])
  })

  it.each(['fulfilled', 'rejected'] as const)('by the client as well: %s', async (status) => {
    const seen: number[] = []
    const { signal } = new AbortController()
    const { links } = script({
      operations: ({ create }) => ({
        create: (order, call) => {
          expect(call.signal.aborted).toBe(false)
          seen.push(listeners(signal))
          return status === 'fulfilled' ? create(order, call) : Promise.reject(new Error('no'))
        },
      }),
    })
    const [outcome] = await Promise.allSettled([links.create(DRAFT, { signal })])
    expect([outcome.status, seen, listeners(signal)]).toEqual([status, [1], 0])
  })

  it('is ended by a listing before the next page, at its end, and where the reader stops', async () => {
    const { signal } = new AbortController()
    const seen: number[] = []
    const { links } = script({
      operations: ({ get }) => ({
        list: async function* (_scope, nextPage) {
          for (let page = 0; page < 3; page += 1) {
            const call = nextPage()
            expect(call.signal.aborted).toBe(false)
            seen.push(listeners(signal))
            yield await get(parsed(made.ref), call)
          }
        },
      }),
    })
    const made = (await links.create(DRAFT)).link
    for await (const { ref } of links.list(DRAFT.target, { signal })) expect(ref).toBe(made.ref)
    expect([seen, listeners(signal)]).toEqual([[1, 1, 1], 0])
    for await (const { ref } of links.list(DRAFT.target, { signal })) {
      expect(ref).toBe(made.ref)
      break
    }
    expect([seen, listeners(signal)]).toEqual([[1, 1, 1, 1], 0])
  })
})

describe('why a call is over', () => {
  it('is the signal of the caller, before the deadline', () => {
    const clock = { now: () => 0 }
    const call = startCall('memory', clock, 0, AbortSignal.abort())
    expect(call.over()).toBe('cancelled')
    expect(() => call.check()).toThrowError(expect.objectContaining({ code: 'cancelled', provider: 'memory' }))
    expect(() => call.check()).toThrowError(/cancelled/)
    call.end()
  })

  it('is the deadline, at the very instant', () => {
    let now = 0
    const call = startCall('memory', { now: () => now }, 9_000)
    now = 5_999
    expect([call.over(), call.remaining()]).toEqual([undefined, 1])
    now = 6_000
    expect([call.over(), call.remaining()]).toEqual(['timeout', 0])
    expect(() => call.check()).toThrowError(expect.objectContaining({ code: 'timeout' }))
    expect(() => call.check()).toThrowError(/deadline/)
    expect([call.verifying.over(), call.verifying.remaining()]).toEqual([undefined, 3_000])
    now = 9_001
    expect([call.verifying.over(), call.verifying.remaining()]).toEqual(['timeout', 0])
    call.end()
  })
})

describe('a listing', () => {
  it('is stopped by a signal that was given before it began', async () => {
    const { links } = script()
    const listing = links.list(DRAFT.target, { signal: AbortSignal.abort() })
    expect((await refusal(listing[Symbol.asyncIterator]().next())).code).toBe('cancelled')
    expect((await refusal(links.get(REF, { signal: AbortSignal.abort() }))).code).toBe('cancelled')
  })
})

describe('a queue', () => {
  it('lets one that waits go when its call is over, and never runs it', async () => {
    const queue = createQueue()
    const controller = new AbortController()
    const call = startCall('memory', Date, 30_000, controller.signal)
    let open = (): void => undefined
    const first = queue('a', () => new Promise<void>((resolve) => (open = resolve)))
    const ran: string[] = []
    const second = queue('a', async () => void ran.push('second'), call)
    const third = queue('a', async () => void ran.push('third'))
    controller.abort()
    expect((await refusal(second)).code).toBe('cancelled')
    expect(ran).toEqual([])
    open()
    await Promise.all([first, third])
    expect(ran).toEqual(['third'])
    call.end()
  })
})

it('a call that begins anew after a wait listens once, and is given up by its caller as before', () => {
  const controller = new AbortController()
  const call = startCall('memory', Date, 30_000, controller.signal, 60_000)
  const before = call.signal
  call.patience?.restart()
  expect(call.signal).not.toBe(before)
  expect(listeners(controller.signal)).toBe(1)
  controller.abort()
  expect([call.signal.aborted, call.over()]).toEqual([true, 'cancelled'])
  call.end()
  expect(listeners(controller.signal)).toBe(0)
})
