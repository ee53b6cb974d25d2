import { type HttpAnswer, TOKEN_TEXT } from '@sharelink/core'
import * as z from 'zod'
import { trustedApiDomain } from './data-centers.ts'

/** The words with which Zoho refuses a credential for good; the first comes with HTTP 200. */
const REFUSALS = ['invalid_code', 'invalid_client', 'invalid_client_secret', 'invalid_redirect_uri'] as const

export type RefusalWord = (typeof REFUSALS)[number]

/** What Zoho made: the access token, milliseconds that it lives, and where it may be sent. */
export type MadeToken = {
  kind: 'token'
  accessToken: string
  lifetime: number
  /** Only an origin that access tokens may go to. */
  apiDomain: string | undefined
  refreshToken: string | undefined
}

/** Why there is no token. */
export type Tokenless =
  | { kind: 'refused'; word: RefusalWord | undefined }
  | { kind: 'throttled'; until: number | undefined }
  | {
      kind: 'failed'
      code: 'unavailable' | 'cancelled' | 'unexpected-response'
      status: number | undefined
      sent: boolean
    }

/** What the token endpoint said, told apart by its own words and only then by its HTTP status. */
export type TokenAnswer = MadeToken | Tokenless

const HOUR = 3_600_000

const made = z.object({
  access_token: z.string().regex(TOKEN_TEXT),
  expires_in: z.coerce.number().positive().optional().catch(undefined),
  api_domain: z.string().optional().catch(undefined),
  refresh_token: z.string().min(1).optional().catch(undefined),
})

const refused = z.object({ error: z.string(), error_description: z.string().optional().catch(undefined) })

function readRefusal(error: string, description: string): Tokenless {
  if (/^access denied$/i.test(error) || /too many requests/i.test(description))
    return { kind: 'throttled', until: undefined }
  return { kind: 'refused', word: REFUSALS.find((word) => word === error) }
}

/** Reads an answer of `/oauth/v2/token`. An `error` member means a refusal, whatever the HTTP status. */
export function readTokenAnswer(answer: HttpAnswer, accountsUrl: string): TokenAnswer {
  const refusal = refused.safeParse(answer.json)
  if (answer.status < 500 && refusal.success)
    return readRefusal(refusal.data.error, refusal.data.error_description ?? '')
  const token = made.safeParse(answer.json)
  if (answer.status >= 300 || !token.success) {
    const code = answer.status >= 500 ? 'unavailable' : 'unexpected-response'
    return { kind: 'failed', code, status: answer.status, sent: true }
  }
  const {
    access_token: accessToken,
    expires_in: seconds,
    api_domain: apiDomain,
    refresh_token: refreshToken,
  } = token.data
  return {
    kind: 'token',
    accessToken,
    // An hour is what the documents promise; a larger figure would be milliseconds or a mistake.
    lifetime: Math.min(HOUR, (seconds ?? HOUR) * 1000),
    apiDomain: apiDomain === undefined ? undefined : trustedApiDomain(apiDomain, accountsUrl),
    refreshToken,
  }
}
