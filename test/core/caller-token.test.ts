import { askAccessToken, ShareLinkError, whileCalling } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { startCall } from '../../packages/core/src/call.ts'

const never = new Promise<string>(() => undefined)
const controller = (): AbortController => new AbortController()

describe('work that does not know the call', () => {
  it('is not waited for where the call is over already', async () => {
    const call = startCall('memory', Date, 60_000, AbortSignal.abort())
    await expect(whileCalling('memory', never, call)).rejects.toMatchObject({ code: 'cancelled' })
  })

  it('is given up when the call is stopped', async () => {
    const stop = controller()
    const call = startCall('memory', Date, 60_000, stop.signal)
    const waiting = whileCalling('memory', never, call)
    stop.abort()
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled', message: 'The call was cancelled.' })
  })

  it('is given up when the deadline passes', async () => {
    const call = startCall('memory', Date, 3)
    await expect(whileCalling('memory', never, call)).rejects.toMatchObject({
      code: 'timeout',
      message: 'The deadline of the call passed.',
    })
  })

  it('gives what it comes to, and its own error', async () => {
    const call = startCall('memory', Date, 60_000)
    await expect(whileCalling('memory', Promise.resolve('done'), call)).resolves.toBe('done')
    await expect(whileCalling('memory', Promise.reject(new RangeError('own')), call)).rejects.toThrowError(RangeError)
  })
})

describe("the caller's function for a token", () => {
  it.each([
    ['a text with a space', 'two words'],
    ['an empty text', ''],
    ['a line break', 'token\n'],
    ['no text', 7],
  ])('that gives %s gives none', async (_what, given) => {
    const call = startCall('memory', Date, 60_000)
    // @ts-expect-error: a function of JavaScript may give anything.
    const asking = askAccessToken('memory', () => Promise.resolve(given), call)
    await expect(asking).rejects.toMatchObject({
      code: 'unauthorized',
      message: 'The accessToken function gave no access token.',
    })
  })

  it('that fails gives none, and nothing of its error', async () => {
    const call = startCall('memory', Date, 60_000)
    const asking = askAccessToken('memory', () => Promise.reject(new Error('secret')), call)
    await expect(asking).rejects.toMatchObject({
      code: 'unauthorized',
      message: 'The accessToken function failed.',
      hint: 'Look at the accessToken function of the settings: what it threw is not repeated here.',
    })
  })

  it('may refuse in our own words', async () => {
    const call = startCall('memory', Date, 60_000)
    const own = new ShareLinkError({ code: 'forbidden', provider: 'memory', message: 'Not here.' })
    await expect(askAccessToken('memory', () => Promise.reject(own), call)).rejects.toBe(own)
  })

  it('is asked, and its text taken as it is', async () => {
    const call = startCall('memory', Date, 60_000)
    await expect(askAccessToken('memory', () => Promise.resolve('a.b-c_d~9'), call)).resolves.toBe('a.b-c_d~9')
  })
})
