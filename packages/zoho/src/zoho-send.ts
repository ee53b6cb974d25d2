import type { Connection, HttpAnswer, Limits, Send } from '@sharelink/core'
import type { AccessToken, TokenSource } from './access-token.ts'

export type ZohoSendSettings = {
  /** The origin and path that requests go below; given the origin that the token answer named, if it may be trusted. */
  baseUrl: (apiDomain: string | undefined) => string
  /** Whether an answer says that the access token is invalid or expired, and nothing else. */
  tokenRefused: (answer: HttpAnswer) => boolean
  /** What keeps the client under the product's limits. */
  limits?: Limits
}

// Waiting exactly as long as Retry-After says still fails (measured).
const RETRY_AFTER_EXTRA = 1_000
// In older years the header was missing, and a minute is what helped (measured).
const RETRY_AFTER_MISSING = 60_000

/**
 * Core's transport with `Authorization: Zoho-oauthtoken`. On an answer that refuses the token it gets another one and
 * repeats the request once: what was refused for its token was not carried out. Where there is no better token, the
 * answer is given as it is. Rejects as the transport and the token source do.
 */
export function createZohoSend(connection: Connection, source: TokenSource, settings: ZohoSendSettings): Send {
  const transports = new Map<string, Send>()

  function transportFor({ apiDomain }: AccessToken): Send {
    const baseUrl = settings.baseUrl(apiDomain)
    const known = transports.get(baseUrl)
    if (known !== undefined) return known
    const made = connection.transport({
      baseUrl,
      headers: () => ({}),
      retryAfterExtra: RETRY_AFTER_EXTRA,
      retryAfterMissing: RETRY_AFTER_MISSING,
      ...(settings.limits === undefined ? {} : { limits: settings.limits }),
    })
    transports.set(baseUrl, made)
    return made
  }

  return async (request, call) => {
    const sendWith = (token: AccessToken): Promise<HttpAnswer> => {
      // The token's type says Bearer, yet this is the scheme that Zoho's documents show.
      const headers = { ...request.headers, authorization: `Zoho-oauthtoken ${token.text}` }
      return transportFor(token)({ ...request, headers }, call)
    }
    const token = await source.token(call)
    const answer = await sendWith(token)
    if (!settings.tokenRefused(answer)) return answer
    const other = await source.renew(token, call)
    if (other === undefined) return answer
    const repeated = await sendWith(other)
    if (settings.tokenRefused(repeated)) source.refusedAgain(other)
    return repeated
  }
}
