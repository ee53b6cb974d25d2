import * as z from 'zod'
import type { Call } from './call.ts'
import { ShareLinkError } from './errors.ts'

/** What may stand in the header of a request. */
export const TOKEN_TEXT = /^[\x21-\x7e]+$/

type AskToken = () => Promise<string>

/** The caller's own access token; a function is asked before every request and should cache. */
export const accessTokenSetting = z.union(
  [z.string().regex(TOKEN_TEXT), z.custom<AskToken>((value) => typeof value === 'function')],
  { error: 'must be an access token, or a function that resolves with one' },
)

/** Waits for work that does not know this call, as long as the call may wait. Giving up does not stop the work. */
export function whileCalling<T>(provider: string, work: Promise<T>, call: Call): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void => {
      const code = call.over() ?? 'timeout'
      const message = code === 'cancelled' ? 'The call was cancelled.' : 'The deadline of the call passed.'
      reject(new ShareLinkError({ code, provider, message }))
    }
    if (call.signal.aborted) giveUp()
    call.signal.addEventListener('abort', giveUp, { once: true })
    void work.then(resolve, reject).finally(() => call.signal.removeEventListener('abort', giveUp))
  })
}

function unauthorized(provider: string, message: string): ShareLinkError {
  const hint = 'Look at the accessToken function of the settings: what it threw is not repeated here.'
  return new ShareLinkError({ code: 'unauthorized', provider, message, hint })
}

async function ask(provider: string, accessToken: AskToken): Promise<string> {
  let text: unknown
  try {
    text = await accessToken()
  } catch (error) {
    throw ShareLinkError.is(error) ? error : unauthorized(provider, 'The accessToken function failed.')
  }
  if (typeof text !== 'string' || !TOKEN_TEXT.test(text))
    throw unauthorized(provider, 'The accessToken function gave no access token.')
  return text
}

/** The access token of the caller's function, for as long as the call may wait. Throws `unauthorized` where it gives none. */
export function askAccessToken(provider: string, accessToken: AskToken, call: Call): Promise<string> {
  return whileCalling(provider, ask(provider, accessToken), call)
}
