import { type Call, ShareLinkError } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { startCall } from '../../packages/core/src/call.ts'
import { fullRuntime } from '../../packages/core/src/runtime.ts'
import { createBuckets } from '../../packages/core/src/transport/buckets.ts'
import { createLimiter } from '../../packages/core/src/transport/limiter.ts'
import { limitsFrom, type LimitSettings } from '../../packages/core/src/transport/limits.ts'
import { refusal } from './scripted.ts'
import { GET, POST } from './wire.ts'

type Clock = { now: () => number; advance: (milliseconds: number) => void }

function limited(settings: LimitSettings | undefined, figures: Exclude<LimitSettings, false> = {}) {
  let now = 0
  const clock: Clock = {
    now: () => now,
    advance: (milliseconds) => {
      now += milliseconds
    },
  }
  // Time passes when all that could be asked for has been.
  const sleep = async (milliseconds: number, signal?: AbortSignal): Promise<void> => {
    await Promise.resolve()
    if (!signal?.aborted) now += milliseconds
  }
  const runtime = fullRuntime('memory', { clock, sleep })
  const limiter = createLimiter('memory', runtime, limitsFrom(settings, figures))
  const enter = async (request = GET, deadline = 30_000): Promise<{ at: number; leave: () => void }> => {
    const call = startCall('memory', clock, deadline)
    try {
      const leave = await limiter.enter(request, call)
      return { at: now, leave }
    } finally {
      call.end()
    }
  }
  return { clock, enter, limiter }
}

/** When so many requests, one after the other, are let go. */
async function instants(
  { enter }: ReturnType<typeof limited>,
  count: number,
  request = GET,
): Promise<readonly number[]> {
  const all: number[] = []
  for (let number = 0; number < count; number += 1) {
    const { at, leave } = await enter(request)
    leave()
    all.push(at)
  }
  return all
}

describe('limits', () => {
  it('by the second space requests', async () => {
    expect(await instants(limited({ perSecond: 4 }), 4)).toEqual([0, 250, 500, 750])
  })

  it('by the minute let so many go at once, and the next when the first is a minute old', async () => {
    expect(await instants(limited({ perMinute: 2 }), 2)).toEqual([0, 0])
    const third = limited({ perMinute: 2 })
    await instants(third, 2)
    const error = await refusal(third.enter(GET, 30_000))
    expect([error.code, error.retryAt, error.retryable]).toEqual(['rate-limited', new Date(60_000), true])
    third.clock.advance(60_000)
    expect((await third.enter()).at).toBe(60_000)
  })

  it('of writes leave reads alone', async () => {
    const day = limited({ writesPerDay: 1 })
    expect(await instants(day, 1, POST)).toEqual([0])
    expect(await instants(day, 3, GET)).toEqual([0, 0, 0])
    expect((await refusal(day.enter(POST))).code).toBe('rate-limited')
  })

  it("of the provider hold where the caller says nothing, the caller's where it does, none on `false`", async () => {
    expect(await instants(limited(undefined, { perSecond: 2 }), 2)).toEqual([0, 500])
    expect(await instants(limited({ perSecond: 10 }, { perSecond: 2 }), 2)).toEqual([0, 100])
    expect(await instants(limited(false, { perSecond: 2 }), 3)).toEqual([0, 0, 0])
  })

  it('at once hold the next back until one is through', async () => {
    const { enter } = limited({ writesAtOnce: 1 })
    const order: string[] = []
    const first = await enter(POST)
    const second = enter(POST).then(({ leave }) => {
      order.push('second')
      leave()
    })
    ;(await enter(GET)).leave()
    order.push('read')
    first.leave()
    await second
    expect(order).toEqual(['read', 'second'])
    ;(await enter(POST)).leave()
  })

  it('at once are left by a call that is given up, whose place the next one takes', async () => {
    const { enter, limiter, clock } = limited({ writesAtOnce: 1 })
    const first = await enter(POST)
    const controller = new AbortController()
    const call = startCall('memory', clock, 3_000, controller.signal)
    const givenUp = refusal(limiter.enter(POST, call))
    const third = enter(POST)
    controller.abort()
    expect((await givenUp).code).toBe('cancelled')
    call.end()
    first.leave()
    ;(await third).leave()
    ;(await enter(POST)).leave()
  })

  it('let older calls finish before younger ones begin', async () => {
    const { limiter, clock } = limited({ perSecond: 1 })
    const calls = [1, 2, 3].map(() => startCall('memory', clock, 30_000))
    const [oldest, middle, youngest] = calls
    const order: string[] = []
    const enter = async (name: string, call: Call | undefined): Promise<void> => {
      if (call === undefined) throw new Error('There are three calls.')
      const leave = await limiter.enter(GET, call)
      order.push(name)
      leave()
    }
    await enter('first', youngest)
    await Promise.all([enter('youngest', youngest), enter('middle', middle), enter('oldest', oldest)])
    for (const call of calls) call.end()
    expect(order).toEqual(['first', 'oldest', 'middle', 'youngest'])
  })

  it('tell a call at once that its turn will come too late, also while it waits', async () => {
    const { enter, limiter } = limited({ writesAtOnce: 1, perMinute: 100 })
    const first = await enter(POST)
    const waiting = refusal(enter(POST, 9_000))
    limiter.pauseUntil(50_000)
    first.leave()
    const error = await waiting
    expect([error.code, error.retryAt]).toEqual(['rate-limited', new Date(50_000)])
  })

  it('keep no count of what no longer counts', () => {
    const bucketsOf = createBuckets([{ max: 2, per: 1_000, of: ({ path }) => path }])
    for (let item = 0; item < 1_000; item += 1) bucketsOf({ ...GET, path: `/${item}` }).note(0)
    expect(bucketsOf({ ...GET, path: '/7' }).nextFree(500)).toBe(500)
    bucketsOf({ ...GET, path: '/7' }).note(500)
    expect(bucketsOf({ ...GET, path: '/7' }).nextFree(500)).toBe(1_000)
    bucketsOf({ ...GET, path: '/new' }).note(1_200)
    // The others are older than the limit looks back; this one is not.
    expect(bucketsOf({ ...GET, path: '/7' }).nextFree(1_200)).toBe(1_200)
    bucketsOf({ ...GET, path: '/7' }).note(1_200)
    expect(bucketsOf({ ...GET, path: '/7' }).nextFree(1_200)).toBe(1_500)
  })

  it('pause with the provider, and a request that fails to enter holds nothing', async () => {
    const { enter, limiter } = limited({ writesAtOnce: 1 })
    limiter.pauseUntil(5_000)
    expect((await refusal(enter(POST, 3_000))).code).toBe('rate-limited')
    const { at } = await enter(POST)
    expect(at).toBe(5_000)
  })

  it('let nothing go for a call that is over', async () => {
    const { limiter, clock } = limited({ perSecond: 1 })
    const call = startCall('memory', clock, 3_000)
    clock.advance(2_000)
    const entering = limiter.enter(GET, call).then(
      () => undefined,
      (error: unknown) => error,
    )
    const error = await entering
    call.end()
    expect(ShareLinkError.is(error) && error.code).toBe('timeout')
  })

  it('keep what an adapter adds, and are none where nothing is set', () => {
    const listings = { max: 18, per: 60_000 }
    expect(limitsFrom(undefined, {}, [listings])).toEqual({ rates: [listings], atOnce: [] })
    expect(limitsFrom({}, {})).toEqual({ rates: [], atOnce: [] })
  })
})
