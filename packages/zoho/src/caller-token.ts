import { askAccessToken, type Call } from '@sharelink/core'
import type { AccessToken, TokenSource } from './access-token.ts'
import type { CallerToken } from './settings.ts'

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
  const token = async (call: Call): Promise<AccessToken> => ({
    text: await askAccessToken(provider, accessToken, call),
    apiDomain: undefined,
  })
  return {
    token,
    renew: async (refused, call) => {
      const other = await token(call)
      return other.text === refused.text ? undefined : other
    },
    refusedAgain: () => undefined,
  }
}
