import { type Call, ShareLinkError } from '@sharelink/core'
import { type AccessToken, TOKEN_TEXT, type TokenSource } from './access-token.ts'
import { whileCalling } from './detached-call.ts'
import type { CallerToken } from './settings.ts'

function unauthorized(provider: string, message: string): ShareLinkError {
  const hint = 'Look at the accessToken function of the settings: what it threw is not repeated here.'
  return new ShareLinkError({ code: 'unauthorized', provider, message, hint })
}

async function ask(provider: string, accessToken: () => Promise<string>): Promise<AccessToken> {
  let text: unknown
  try {
    text = await accessToken()
  } catch (error) {
    throw ShareLinkError.is(error) ? error : unauthorized(provider, 'The accessToken function failed.')
  }
  if (typeof text !== 'string' || !TOKEN_TEXT.test(text))
    throw unauthorized(provider, 'The accessToken function gave no access token.')
  return { text, apiDomain: undefined }
}

/** The caller's own tokens: a text is all there is, a function is asked before each request and once after a refusal. */
export function callerTokenSource(provider: string, { accessToken }: CallerToken): TokenSource {
  if (typeof accessToken === 'string') {
    const only: AccessToken = { text: accessToken, apiDomain: undefined }
    return {
      token: () => Promise.resolve(only),
      renew: () => Promise.resolve(undefined),
      refusedAgain: () => undefined,
    }
  }
  const token = (call: Call): Promise<AccessToken> => whileCalling(provider, ask(provider, accessToken), call)
  return {
    token,
    renew: async (refused, call) => {
      const other = await token(call)
      return other.text === refused.text ? undefined : other
    },
    refusedAgain: () => undefined,
  }
}
