import { ShareLinkError } from '@sharelink/core'
import type { RefusalWord, Tokenless } from './token-answer.ts'

const HINTS: Record<RefusalWord, string> = {
  invalid_code:
    'The refresh token or grant code is unknown, used up, revoked or of another data centre: run `sharelink login zoho` again, and set the data centre or accounts URL that it names.',
  invalid_client:
    "The client id is not known at this data centre: check clientId and dataCenter, and the client's data centres in Zoho's API console.",
  invalid_client_secret: 'Check clientSecret: each data centre of a client has its own.',
  invalid_redirect_uri: "Check redirectUri: it must be one of those in Zoho's API console.",
}

const THROTTLED = 'Too many access tokens were made of this credential: Zoho allows ten in ten minutes.'

/** What an answer without a token means for a caller. `retryAt` in milliseconds since 1970, for `throttled`. */
export function tokenError(provider: string, answer: Tokenless, retryAt?: number): ShareLinkError {
  if (answer.kind === 'refused') {
    const { word } = answer
    const message = `Zoho refused the credential: ${word ?? 'a word that is not documented'}.`
    return new ShareLinkError({ code: 'unauthorized', provider, message, hint: word && HINTS[word] })
  }
  if (answer.kind === 'throttled') {
    const when = answer.until ?? retryAt
    const date = when === undefined ? undefined : new Date(when)
    return new ShareLinkError({ code: 'rate-limited', provider, message: THROTTLED, retryAt: date })
  }
  const { code, status } = answer
  return new ShareLinkError({ code, provider, status, message: "Zoho's accounts server gave no access token." })
}
