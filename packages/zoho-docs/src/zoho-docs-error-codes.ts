import type { ShareLinkErrorDetails } from '@sharelink/core'

export type Details = Omit<ShareLinkErrorDetails, 'provider' | 'status'>
type Known = { code: number; words: RegExp; details: Details }

const REFUSED_HINT = 'The service refused the request; nothing was written.'

/**
 * The codes of the API's page, with its words for them. How an error is written is shown nowhere, so that either is
 * taken for it. These are Zoho's codes: the HTTP status says nothing, and 404 is an unknown user.
 */
const KNOWN: readonly Known[] = [
  {
    code: 404,
    words: /user is not valid|not a valid user/i,
    details: { code: 'unauthorized', message: 'Zoho Docs does not know the user of the credential.' },
  },
  {
    code: 9832,
    words: /(wasn't|was not|not) found for the given|invalid document id/i,
    details: { code: 'not-found', message: 'Zoho Docs knows no such file or folder.' },
  },
  {
    code: 9839,
    words: /given email (id|ids|address|addresses) (is|are) not valid/i,
    details: { code: 'invalid-request', field: 'people', message: 'people: an e-mail address is not valid.' },
  },
  {
    code: 9834,
    words: /visibility parameter/i,
    details: {
      code: 'unsupported',
      field: 'audience',
      message: 'audience: Zoho Docs does not take it here.',
      hint: REFUSED_HINT,
    },
  },
  {
    code: 9850,
    words: /not part of org/i,
    details: { code: 'policy', field: 'audience', message: 'audience: the account belongs to no organization.' },
  },
  {
    code: 9402,
    words: /not supported for publish/i,
    details: {
      code: 'unsupported',
      field: 'kind',
      message: 'kind: only images and PDF files can be published.',
      hint: REFUSED_HINT,
    },
  },
  {
    code: 9820,
    words: /valid file name/i,
    details: { code: 'invalid-request', field: 'name', message: "name: is not the file's name." },
  },
  {
    code: 9840,
    words: /virus/i,
    details: { code: 'policy', field: 'target', message: 'target: Zoho Docs holds the file for infected.' },
  },
]

// SHARED_DOCUMENT_SUCCESS, DOCUMENT_MOVED_SUCCESSFULLY, but not "unsuccessful".
export const SUCCESS = /(\b|_)success(fully)?\b/i

/** What the service's own words say it refuses; `undefined` where they name no code that we know. */
export function knownBy(words: readonly string[]): Details | undefined {
  const text = words.filter((word) => !SUCCESS.test(word)).join('\n')
  const byCode = KNOWN.find(({ code }) => new RegExp(`\\b${code}\\b`).test(text))
  return (byCode ?? KNOWN.find((known) => known.words.test(text)))?.details
}
