import { type HttpRequest, limitsFrom } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { fullRuntime } from '../../packages/core/src/runtime.ts'
import { exchangeOnce } from '../../packages/core/src/transport/http.ts'

const GET: HttpRequest = { method: 'GET', path: '/links' }
const POST: HttpRequest = { method: 'POST', path: '/links' }

describe('limits', () => {
  const { rates, atOnce } = limitsFrom({ readsAtOnce: 2 }, { perMinute: 60, writesPerDay: 100, writesAtOnce: 3 })

  it("are the caller's where he names one, and the provider's figures elsewhere", () => {
    expect(rates.map(({ max, per }) => [max, per])).toEqual([
      [60, 60_000],
      [100, 86_400_000],
    ])
    expect(atOnce.map(({ max }) => max)).toEqual([3, 2])
    expect(limitsFrom({ perSecond: 5 }, {}).rates).toEqual([{ max: 1, per: 200 }])
  })

  it('by the day and at once count writes, or reads, and all requests by the minute', () => {
    const [minute, day] = rates
    const [writes, reads] = atOnce
    expect(minute?.of).toBeUndefined()
    expect([day?.of?.(GET), day?.of?.(POST)]).toEqual([undefined, 'write'])
    expect([writes?.of?.(GET), writes?.of?.(POST)]).toEqual([undefined, 'write'])
    expect([reads?.of?.(GET), reads?.of?.(POST)]).toEqual(['read', undefined])
  })

  it('are none when switched off', () => {
    expect(limitsFrom(false, { perMinute: 60, writesAtOnce: 1 })).toEqual({ rates: [], atOnce: [] })
  })
})

describe('an exchange', () => {
  it('that is stopped before it begins was surely not sent', async () => {
    const outcome = await exchangeOnce('https://portal.example', GET, AbortSignal.abort())
    expect(outcome).toEqual({ failure: 'aborted', sent: false, word: 'aborted' })
  })
})

describe('waiting, where the caller brings no way of his own', () => {
  const { sleep } = fullRuntime('memory', {})

  it('ends by itself', async () => {
    await expect(sleep(0)).resolves.toBeUndefined()
  })

  it('ends at once when it is stopped', async () => {
    await expect(sleep(86_400_000, AbortSignal.abort())).rejects.toThrowError()
  })
})
