import type { Call } from '../call.ts'
import { ShareLinkError } from '../errors.ts'
import type { HttpFailure } from './http.ts'
import type { HttpAnswer, HttpRequest } from './request.ts'
import type { Passing } from './retry.ts'

/** What one try came to. */
export type Try = HttpAnswer | HttpFailure

const GATEWAY = [502, 503, 504]

export function isFailure(result: Try): result is HttpFailure {
  return 'failure' in result
}

/** Whether the provider itself answered, and not that it is asked too often. */
export function isAnswer(result: Try): result is HttpAnswer {
  return !isFailure(result) && result.status !== 429 && !GATEWAY.includes(result.status)
}

export function mayHaveArrived(request: HttpRequest, result: Try): boolean {
  return request.method !== 'GET' && (isFailure(result) ? result.sent : GATEWAY.includes(result.status))
}

/** Why another try may help, if it may. */
export function passingOf(result: Try): Passing | undefined {
  if (isFailure(result)) {
    if (result.failure === 'aborted' || result.failure === 'too-large') return undefined
    return result.sent ? 'unanswered' : 'unsent'
  }
  if (result.status === 429) return 'throttled'
  return GATEWAY.includes(result.status) ? 'gateway' : undefined
}

export function unknownFate(provider: string, what: string, status?: number): ShareLinkError {
  return new ShareLinkError({ code: 'ambiguous', provider, status, message: `${what} The write may have arrived.` })
}

/** What no answer, or none of the provider itself, means for the caller. `retryAt` is when the provider wants the next try. */
export function transportError(
  provider: string,
  result: Try,
  wrote: boolean,
  call: Call,
  retryAt: Date | undefined,
): ShareLinkError {
  const what = isFailure(result)
    ? `No whole answer came (${result.word}).`
    : `A server in between answered ${result.status}.`
  const status = isFailure(result) ? undefined : result.status
  if (wrote) return unknownFate(provider, what, status)
  if (status === 429)
    return new ShareLinkError({ code: 'rate-limited', provider, status, retryAt, message: 'Too many requests.' })
  const over = call.over()
  if (over !== undefined)
    return new ShareLinkError({ code: over, provider, message: `The call was given up: ${over}.` })
  if (isFailure(result) && result.failure === 'too-large')
    return new ShareLinkError({ code: 'unexpected-response', provider, message: 'The answer is too large to be one.' })
  return new ShareLinkError({ code: 'unavailable', provider, status, retryAt, message: what })
}
