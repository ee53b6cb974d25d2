import { patiently } from '../patience.ts'
import type { Call } from '../call.ts'
import type { FullRuntime } from '../runtime.ts'
import { exchangeTeller } from './exchange.ts'
import { exchangeOnce } from './http.ts'
import { createLimiter } from './limiter.ts'
import type { Limits } from './limits.ts'
import type { HttpAnswer, HttpRequest, Send } from './request.ts'
import { backoff, mayRepeat, retryAfter } from './retry.ts'
import { isAnswer, isFailure, mayHaveArrived, passingOf, transportError, type Try, unknownFate } from './tries.ts'

/** What an adapter says once about the way to its provider. */
export type TransportSettings = {
  baseUrl: string
  /** Headers of every request, the credential among them; asked for anew for each try. */
  headers: (call: Call) => Promise<Readonly<Record<string, string>>> | Readonly<Record<string, string>>
  /** Milliseconds added to the provider's Retry-After. */
  retryAfterExtra?: number
  /** Milliseconds to wait after a 429 without Retry-After, the extra not among them; absent: a short backoff. */
  retryAfterMissing?: number
  /** The same where another header of a 429 tells it. */
  otherRetryAfter?: (headers: HttpAnswer['headers'], now: number) => number | undefined
  /** Whether a 502, 503 or 504 is the provider's own word that nothing was begun. Absent: a write may have arrived. */
  nothingBegun?: (answer: HttpAnswer) => boolean
  /** What keeps the client under the provider's limits. */
  limits?: Limits
}

/** What core gives an adapter to work with: the one way to the network, the clock and randomness. */
export type Connection = Pick<FullRuntime, 'clock' | 'sleep' | 'random'> & {
  transport: (settings: TransportSettings) => Send
}

const MOST_TRIES = 3

/** The wait that an answer asks for, in milliseconds, or that a provider is known to want without saying so. */
function askedWait(
  { status, headers }: HttpAnswer,
  now: number,
  { retryAfterExtra = 0, retryAfterMissing, otherRetryAfter }: TransportSettings,
): number | undefined {
  const unsaid = status === 429 ? (otherRetryAfter?.(headers, now) ?? retryAfterMissing) : undefined
  return retryAfter(headers, now, retryAfterExtra) ?? (unsaid === undefined ? undefined : unsaid + retryAfterExtra)
}

/** The one place through which every request goes. Resolves with any answer of the provider itself, whatever its status. */
export function createTransport(provider: string, runtime: FullRuntime, settings: TransportSettings): Send {
  const { clock, sleep, random } = runtime
  const limiter = createLimiter(provider, runtime, settings.limits ?? { rates: [], atOnce: [] })
  const tell = exchangeTeller(provider, settings.baseUrl, runtime)

  async function attempt(request: HttpRequest, call: Call, number: number): Promise<Try> {
    const headers = { ...(await settings.headers(call)), ...request.headers }
    const leave = await limiter.enter(request, call)
    const startedAt = clock.now()
    try {
      const result = await exchangeOnce(settings.baseUrl, { ...request, headers }, call.signal)
      tell(request, result, number, startedAt)
      return result
    } finally {
      leave()
    }
  }

  async function send(request: HttpRequest, call: Call): Promise<HttpAnswer> {
    let wrote = false
    for (let number = 1; ; number += 1) {
      if (!wrote) call.check()
      let result: Try
      try {
        result = await attempt(request, call, number)
      } catch (error) {
        // No credential for another try says nothing of what became of the first.
        throw wrote ? unknownFate(provider, 'The write could not be repeated.') : error
      }
      // A refusal of the second try says nothing of the first, whose answer was lost.
      if (isAnswer(result) && wrote && result.status >= 400)
        throw unknownFate(provider, `A write that was sent again was answered with ${result.status}.`, result.status)
      if (isAnswer(result)) return result
      const passing = passingOf(result)
      const begun = isFailure(result) || settings.nothingBegun?.(result) !== true
      wrote ||= begun && mayHaveArrived(request, result)
      const asked = isFailure(result) ? undefined : askedWait(result, clock.now(), settings)
      const wait = asked ?? backoff(number, random)
      const retryAt = asked === undefined ? undefined : clock.now() + asked
      if (retryAt !== undefined) limiter.pauseUntil(retryAt)
      const mayHelp = passing !== undefined && mayRepeat(request, passing) && number < MOST_TRIES
      if (!mayHelp || wait >= call.remaining() || call.over() !== undefined || !call.spendRetry())
        throw transportError(provider, result, wrote, call, retryAt === undefined ? undefined : new Date(retryAt))
      await sleep(wait, call.signal).catch(() => undefined)
    }
  }

  return (request, call) => {
    const { patience } = call
    if (patience === undefined) return send(request, call)
    let tried = false
    return patiently(runtime, patience.milliseconds, patience.signal, () => {
      if (tried) patience.restart()
      tried = true
      return send(request, call)
    })
  }
}
