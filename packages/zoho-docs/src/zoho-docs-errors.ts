import { type HttpAnswer, ShareLinkError } from '@sharelink/core'
import { readAnswer, type ZohoDocsAnswer } from './zoho-docs-answer.ts'
import { type Details, knownBy, SUCCESS } from './zoho-docs-error-codes.ts'
import { PROVIDER, RETIRED_HINT } from './zoho-docs-settings.ts'

const FAILED = /\b500\b|internal server error/i
const OTHER_CODES = /\b98\d\d\b/

function serverFailed(write: boolean): Details {
  return write
    ? { code: 'ambiguous', message: 'The server failed, and the write may have been carried out.' }
    : { code: 'unavailable', message: 'The server failed.', hint: RETIRED_HINT }
}

const NOT_UNDERSTOOD: Details = {
  code: 'unexpected-response',
  message: 'The answer is not one that the documents of Zoho Docs know.',
  hint: RETIRED_HINT,
}

/** What an answer without the service's own words means, by its status. */
function byStatus(status: number, write: boolean): Details {
  if (status === 401) return { code: 'unauthorized', message: 'Zoho Docs does not accept the credential.' }
  if (status === 403) return { code: 'forbidden', message: 'Zoho Docs refuses this to the caller.' }
  if (status >= 500) return serverFailed(write)
  // The page of a service that is gone: what answers there carries nothing out. After a success it is no such page.
  if (!write || status >= 300)
    return { code: 'unavailable', retryable: false, message: 'No Zoho Docs answers here.', hint: RETIRED_HINT }
  return { code: 'unexpected-response', message: 'The answer is not one of Zoho Docs.' }
}

/** What a write says of itself counts; of a read, what it tells. */
function isSuccess({ words, result = {} }: ZohoDocsAnswer, write: boolean): boolean {
  const tellsMore = Object.keys(result).some((member) => member !== 'message')
  return words.length === 0 || !write ? tellsMore : words.every((word) => SUCCESS.test(word))
}

/** Whether an answer says that the access token is not good: by status, or by code 404, the user that is not valid. */
export function refusesToken(answer: HttpAnswer): boolean {
  const known = knownBy(readAnswer(answer)?.words ?? [])
  return known === undefined ? answer.status === 401 : known.code === 'unauthorized'
}

/** The answer of a success. Throws what it refuses, told apart by Zoho's own words and only without them by status. */
export function checkedAnswer(answer: HttpAnswer, write: boolean): ZohoDocsAnswer {
  const fail = (details: Details): ShareLinkError =>
    new ShareLinkError({ ...details, provider: PROVIDER, status: answer.status })
  const read = readAnswer(answer)
  if (read === undefined) throw fail(byStatus(answer.status, write))
  const known = knownBy(read.words)
  if (known !== undefined) throw fail(known)
  if (isSuccess(read, write)) return read
  const text = read.words.join('\n')
  if (FAILED.test(text)) throw fail(serverFailed(write))
  // "Invalid URL specified !!" is what a client met at a path that is not known (any more).
  if (/invalid url/i.test(text)) throw fail(byStatus(404, write))
  if (OTHER_CODES.test(text)) throw fail({ code: 'policy', message: 'Zoho Docs refused the request.' })
  throw fail(
    [401, 403].includes(answer.status) || answer.status >= 500 ? byStatus(answer.status, write) : NOT_UNDERSTOOD,
  )
}

export function notUnderstood(status: number): ShareLinkError {
  return new ShareLinkError({ ...NOT_UNDERSTOOD, provider: PROVIDER, status })
}
