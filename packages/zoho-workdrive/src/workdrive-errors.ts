import { type HttpAnswer, ShareLinkError } from '@sharelink/core'
import type { WorkDriveRequest } from './workdrive-api.ts'
import { CHECK_SETTINGS, classify, foreign, type Refused } from './workdrive-known-errors.ts'
import { PROVIDER } from './workdrive-settings.ts'
import { errorWire } from './workdrive-wire.ts'

/** The first error of an answer. */
function firstError({ json }: HttpAnswer): { id: string; title: string } | undefined {
  const parsed = errorWire.safeParse(json)
  if (!parsed.success) return undefined
  const [first] = parsed.data.errors
  return { id: first?.id ?? '', title: (first?.title ?? '').trim().replace(/\.$/, '') }
}

/** Whether the answer says that the access token is bad or expired, and nothing else. */
export function isTokenRefused(answer: HttpAnswer): boolean {
  return firstError(answer)?.id === 'F7003'
}

/** What an answer refuses, or `undefined` for a success. */
export function readRefusal(answer: HttpAnswer, request: WorkDriveRequest): Refused | undefined {
  const error = firstError(answer)
  if (error === undefined) return foreign(request, answer.status)
  return { ...classify(error, answer.status, request), id: error.id }
}

/** `now` in milliseconds since 1970. A title is never passed on: it may repeat what was sent. */
export function refusedError({ status }: Pick<HttpAnswer, 'status'>, refused: Refused, now: number): ShareLinkError {
  const { code, message, hint, field, wait } = refused
  const retryAt = wait === undefined ? undefined : new Date(now + wait)
  return new ShareLinkError({ code, message, hint, field, retryAt, provider: PROVIDER, status })
}

export function notUnderstood({ status }: Pick<HttpAnswer, 'status'>): ShareLinkError {
  return new ShareLinkError({
    code: 'unexpected-response',
    provider: PROVIDER,
    status,
    message: 'The answer is not one of WorkDrive.',
    hint: CHECK_SETTINGS,
  })
}
