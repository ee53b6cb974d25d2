import { type HttpAnswer, ShareLinkError, type ShareLinkErrorDetails } from '@sharelink/core'
import { type OfficeAnswer, readAnswer } from './zoho-office-answer.ts'
import type { Product } from './zoho-office-products.ts'
import { RETIRED_HINT } from './zoho-office-settings.ts'

type Details = Omit<ShareLinkErrorDetails, 'provider' | 'status'>
type Known = { codes: readonly string[]; words: RegExp; details: Details }

/**
 * The documents of sharing show no error. The codes are those of Zoho Sheet's older page of errors; what has no code
 * there is told by the words of its message.
 */
const KNOWN: readonly Known[] = [
  {
    codes: ['2401', '2890', '2894'],
    words: /auth ?token|api ?key|ticket/i,
    details: { code: 'unauthorized', message: 'The API key or the authtoken is not accepted.', hint: RETIRED_HINT },
  },
  {
    codes: ['2500', '2801', '2802', '2803'],
    words: /internal server/i,
    details: { code: 'ambiguous', message: 'The server failed, and the write may have been carried out.' },
  },
  {
    codes: ['2402', '2405', '2891'],
    words: /method name|specific url/i,
    details: { code: 'unavailable', retryable: false, message: 'No such API answers here.', hint: RETIRED_HINT },
  },
  {
    codes: [],
    words: /permission|privilege|not the owner/i,
    details: { code: 'forbidden', message: 'The service refuses this to the caller.' },
  },
  {
    codes: [],
    words: /user|e-?mail/i,
    details: { code: 'invalid-request', field: 'people', message: 'people: somebody is not known to the service.' },
  },
  {
    codes: [],
    words: /document|workbook|spreadsheet|presentation/i,
    details: { code: 'not-found', message: 'The service knows no such document.' },
  },
]

function refused(code: string | undefined, message: string): Details {
  const byCode = KNOWN.find(({ codes }) => code !== undefined && codes.includes(code))
  const known = byCode ?? KNOWN.find(({ words }) => words.test(message))
  if (known !== undefined) return known.details
  const which = code !== undefined && /^\d{1,6}$/.test(code) ? ` (code ${code})` : ''
  return { code: 'policy', message: `The service refused the request${which}.` }
}

/** What an answer that is not the service's own means, by its status. Every call writes. */
function byStatus(status: number): Details {
  if (status === 401) return { code: 'unauthorized', message: 'The service does not accept the credential.' }
  if (status === 403) return { code: 'forbidden', message: 'The service refuses this to the caller.' }
  if (status >= 500)
    return { code: 'ambiguous', message: 'The server failed, and the write may have been carried out.' }
  if (status >= 300)
    return { code: 'unavailable', retryable: false, message: 'No such API answers here.', hint: RETIRED_HINT }
  return {
    code: 'unexpected-response',
    message: 'The answer cannot be read, or is about another document.',
    hint: RETIRED_HINT,
  }
}

/** The answer of a success. Throws what it refuses, told apart by the service's own words and only then by status. */
export function checkedAnswer(
  { provider, idField }: Product,
  answer: Pick<HttpAnswer, 'status' | 'text'>,
  documentId: string,
): OfficeAnswer & { kind: 'result' } {
  const { status } = answer
  const fail = (details: Details): ShareLinkError => new ShareLinkError({ ...details, provider, status })
  const read = readAnswer(answer.text, idField)
  if (read?.kind === 'error') throw fail(refused(read.code, read.message))
  if (read?.id === documentId) return read
  throw fail(byStatus(status))
}
