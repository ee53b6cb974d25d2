import type { ErrorCode, ShareLinkErrorDetails } from '@sharelink/core'
import type { WorkDriveRequest } from './workdrive-api.ts'

/**
 * What an answer refuses. `id`: WorkDrive's own. `unexplained`: the server gave no reason, which may lie in any value
 * that was sent. `unknownFate`: it may have done it all the same. `wait`: milliseconds until it may be asked again.
 */
export type Refused = Omit<ShareLinkErrorDetails, 'provider' | 'status'> & {
  id?: string
  unexplained?: true
  unknownFate?: true
  wait?: number
}

const MINUTE = 60_000
const EXTRA = 1_000
const NOT_DONE = 'Nothing was written. A proxy may have changed the request, or WorkDrive its API.'
const NO_REASON =
  "WorkDrive gives no reason. Known ones: the plan has no external sharing, an administrator's policy (sharing switched off, passwords mandatory or to be stronger), a role or setting that this item cannot have, or a failure that passes."

export const CHECK_SETTINGS = 'Check baseUrl and dataCenter: this is not how WorkDrive answers.'

/** Ids that are one thing each. */
const BY_ID: Readonly<Record<string, Refused>> = {
  F7003: { code: 'unauthorized', message: 'WorkDrive does not accept the access token.' },
  F6012: { code: 'invalid-request', message: 'WorkDrive got more parameters than it takes.', hint: NOT_DONE },
  F6016: { code: 'invalid-request', field: 'baseUrl', message: 'baseUrl: has no such API path.', hint: CHECK_SETTINGS },
  R008: {
    code: 'not-found',
    message:
      'The link or its item is missing, deleted, or not readable for this account: WorkDrive does not say which.',
  },
  R501: { code: 'not-found', message: 'WorkDrive knows no such item.' },
  R502: { code: 'forbidden', message: 'WorkDrive refuses this to the account.' },
  R012: {
    code: 'policy',
    message: 'The item is a draft or in the trash, and such cannot be shared.',
    hint: 'Publish the draft or restore the item first.',
  },
}

/** Titles of F000, which is many things. */
const BY_TITLE: Readonly<Record<string, Refused>> = {
  INVALID_TICKET: { code: 'unauthorized', message: 'No access token reached WorkDrive.' },
  JSON_PARSE_ERROR: { code: 'invalid-request', message: 'WorkDrive could not read the body as JSON.', hint: NOT_DONE },
  LESS_THAN_MIN_OCCURANCE: { code: 'invalid-request', message: 'WorkDrive misses a parameter.', hint: NOT_DONE },
}

const BY_STATUS: Readonly<Record<number, { code: ErrorCode; message: string }>> = {
  401: { code: 'forbidden', message: 'WorkDrive refuses this to the account' },
  402: { code: 'plan-required', message: "The licence of the account's plan has expired or lacks this" },
  404: { code: 'not-found', message: 'WorkDrive knows no such thing' },
}

function scopeMissing(scope: string): Refused {
  const hint = `Make the token with the scope ${scope}; some scopes are for administrators alone.`
  return { code: 'forbidden', message: `The access token lacks the scope ${scope}.`, hint }
}

function unexplained(request: WorkDriveRequest, word: string): Refused {
  const message = `WorkDrive failed without a reason (${word}).`
  if (request.method === 'GET') return { code: 'unavailable', message }
  return { code: 'unexpected-response', message, hint: NO_REASON, unexplained: true, unknownFate: true }
}

/** Ids whose meaning is in no document. */
function byStatus(request: WorkDriveRequest, status: number, word: string): Refused {
  const known = BY_STATUS[status]
  if (known !== undefined) return { code: known.code, message: `${known.message} (${word}).` }
  if (status < 400 || status >= 500) return unexplained(request, word)
  const message = `WorkDrive refused the request (${word}).`
  return { code: 'invalid-request', message, hint: NO_REASON, unexplained: true }
}

/**
 * What an error of WorkDrive's own means: by id and title. The HTTP status says nothing where those are known: it is 401
 * for what is missing and 500 for a missing token or scope.
 */
export function classify(
  { id, title }: { id: string; title: string },
  status: number,
  request: WorkDriveRequest,
): Refused {
  if (id === 'F7008' || /THROTTLES_LIMIT_EXCEEDED/.test(title))
    return { code: 'rate-limited', message: 'Too many requests.', wait: MINUTE + EXTRA }
  if (id === 'F7004' || id === 'F7007') return scopeMissing(request.scope)
  const [table, word] = id === 'F000' ? [BY_TITLE, title] : [BY_ID, id]
  const known = Object.hasOwn(table, word) ? table[word] : undefined
  if (known !== undefined) return known
  if (id === 'F000') return unexplained(request, title === 'General exception' ? `${id} ${title}` : id)
  return byStatus(request, status, /^[A-Z]{1,4}\d{1,5}$/.test(id) ? id : 'an id unknown here')
}

/** Answers that are not of WorkDrive's own making: a proxy's, a login page's. */
export function foreign(request: WorkDriveRequest, status: number): Refused | undefined {
  if (status >= 200 && status < 300) return undefined
  const message = `The answer (${status}) is not one of WorkDrive.`
  if (status === 401) return { code: 'unauthorized', message, hint: CHECK_SETTINGS }
  if (status === 403) return { code: 'forbidden', message, hint: CHECK_SETTINGS }
  const passing = status >= 500 && request.method === 'GET'
  return { code: passing ? 'unavailable' : 'unexpected-response', message, hint: CHECK_SETTINGS, unknownFate: true }
}
