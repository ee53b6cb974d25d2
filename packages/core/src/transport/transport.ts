import type { Call } from '../call.ts'
import { ShareLinkError } from '../errors.ts'
import type { FullRuntime } from '../runtime.ts'
import { redact, redactQuery } from '../secrets.ts'
import { tellExchange } from './exchange.ts'
import { exchangeOnce, type HttpFailure } from './http.ts'
import { createLimiter } from './limiter.ts'
import type { Limits } from './limits.ts'
import type { HttpAnswer, HttpRequest, Send } from './request.ts'
import { withQuery } from './request.ts'
import { backoff, retryAfter } from './retry.ts'

/** What an adapter says once about the way to its provider. */
export type TransportSettings = {
  baseUrl: string
  /** Headers of every request, the credential among them; asked for anew for each try. */
  headers: (call: Call) => Promise<Readonly<Record<string, string>>> | Readonly<Record<string, string>>
  /** Milliseconds added to the provider's Retry-After. */
  retryAfterExtra?: number
  /** Milliseconds to wait after a 429 without Retry-After, the extra not among them; absent: a short backoff. */
  retryAfterMissing?: number
  /** What keeps the client under the provider's limits. */
  limits?: Limits
}

/** What core gives an adapter to work with: the one way to the network, the clock and randomness. */
export type Connection = Pick<FullRuntime, 'clock' | 'sleep' | 'random'> & {
  transport: (settings: TransportSettings) => Send
}

const MOST_TRIES = 3
const PASSING = [502, 503, 504]

type Try = HttpAnswer | HttpFailure

function isFailure(result: Try): result is HttpFailure {
  return 'failure' in result
}

function mayHaveArrived(request: HttpRequest, result: Try): boolean {
  return request.method !== 'GET' && (isFailure(result) ? result.sent : PASSING.includes(result.status))
}

function unknownFate(provider: string, what: string, status?: number): ShareLinkError {
  return new ShareLinkError({ code: 'ambiguous', provider, status, message: `${what} The write may have arrived.` })
}

/** What no answer, or none of the provider itself, means for the caller. */
function transportError(provider: string, result: Try, wrote: boolean, call: Call): ShareLinkError {
  const what = isFailure(result)
    ? `No whole answer came (${result.word}).`
    : `A server in between answered ${result.status}.`
  const status = isFailure(result) ? undefined : result.status
  if (wrote) return unknownFate(provider, what, status)
  const over = call.over()
  if (over !== undefined)
    return new ShareLinkError({ code: over, provider, message: `The call was given up: ${over}.` })
  if (isFailure(result) && result.failure === 'too-large')
    return new ShareLinkError({ code: 'unexpected-response', provider, message: 'The answer is too large to be one.' })
  return new ShareLinkError({ code: 'unavailable', provider, status, message: what })
}

function repeatable(request: HttpRequest, result: Try): boolean {
  if (isFailure(result) && (result.failure === 'aborted' || result.failure === 'too-large')) return false
  if (!isFailure(result) && result.status === 429) return true
  if (!isFailure(result) && !PASSING.includes(result.status)) return false
  return request.method === 'GET' || request.repeatable === true || (isFailure(result) && !result.sent)
}

function rateLimited(provider: string, waitMs: number | undefined, now: number): ShareLinkError {
  const retryAt = waitMs === undefined ? undefined : new Date(now + waitMs)
  return new ShareLinkError({ code: 'rate-limited', provider, status: 429, retryAt, message: 'Too many requests.' })
}

/** The wait that an answer asks for, in milliseconds, or that a provider is known to want without saying so. */
function askedWait(
  { status, headers }: HttpAnswer,
  now: number,
  { retryAfterExtra = 0, retryAfterMissing }: TransportSettings,
): number | undefined {
  const unsaid = status === 429 && retryAfterMissing !== undefined ? retryAfterMissing + retryAfterExtra : undefined
  return retryAfter(headers, now, retryAfterExtra) ?? unsaid
}

/** The one place through which every request goes. Resolves with any answer of the provider itself, whatever its status. */
export function createTransport(provider: string, runtime: FullRuntime, settings: TransportSettings): Send {
  const { clock, sleep, random } = runtime
  const limiter = createLimiter(provider, runtime, settings.limits ?? { rates: [], atOnce: [] })

  async function attempt(request: HttpRequest, call: Call, number: number): Promise<Try> {
    const headers = { ...(await settings.headers(call)), ...request.headers }
    const leave = await limiter.enter(request, call)
    const startedAt = clock.now()
    const result = await exchangeOnce(settings.baseUrl, { ...request, headers }, call.signal).finally(leave)
    const requestBody = request.body === undefined ? undefined : redact(Object.values(request.body)[0])
    tellExchange(
      {
        provider,
        method: request.method,
        url: settings.baseUrl + withQuery(request.path, request.query && redactQuery(request.query)),
        ...(requestBody === undefined ? {} : { requestBody }),
        attempt: number,
        ...(isFailure(result) ? { failure: result.word } : { status: result.status }),
        startedAt,
        duration: clock.now() - startedAt,
      },
      runtime.onExchange,
    )
    return result
  }

  return async (request, call) => {
    let wrote = false
    for (let number = 1; ; number += 1) {
      if (!wrote) call.check()
      const result = await attempt(request, call, number).catch((error: unknown) =>
        // No credential for another try says nothing of what became of the first.
        Promise.reject(wrote ? unknownFate(provider, 'The write could not be repeated.') : error),
      )
      wrote ||= mayHaveArrived(request, result)
      const asked = isFailure(result) ? undefined : askedWait(result, clock.now(), settings)
      const wait = asked ?? backoff(number, random)
      if (!isFailure(result) && result.status === 429) limiter.pauseUntil(clock.now() + (asked ?? 0))
      const again =
        repeatable(request, result) && number < MOST_TRIES && wait < call.remaining() && call.over() === undefined
      if (again) {
        await sleep(wait, call.signal).catch(() => undefined)
        continue
      }
      if (isFailure(result) || PASSING.includes(result.status)) throw transportError(provider, result, wrote, call)
      if (result.status !== 429) return result
      throw wrote ? transportError(provider, result, wrote, call) : rateLimited(provider, asked, clock.now())
    }
  }
}
