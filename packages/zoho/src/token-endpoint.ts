import { type Call, type Connection, REPEAT_ALWAYS, ShareLinkError } from '@sharelink/core'
import { readTokenAnswer, type TokenAnswer, type Tokenless } from './token-answer.ts'

export type TokenRequest = {
  accountsUrl: string
  /** The grant, its secrets among them: they go into the body, never into the address. */
  form: Readonly<Record<string, string>>
  /** A refresh may arrive twice, a grant code only once. */
  repeatable: boolean
  /** Called before every try; may throw. */
  beforeTry?: () => void
}

function failureOf(error: unknown): Tokenless {
  if (!ShareLinkError.is(error)) return { kind: 'failed', code: 'unexpected-response', status: undefined, sent: true }
  const { code, status } = error
  if (code === 'rate-limited') return { kind: 'throttled', until: error.retryAt?.getTime() }
  if (code === 'cancelled' || code === 'unexpected-response') return { kind: 'failed', code, status, sent: true }
  // `ambiguous` to the transport is a token that may have been made; for the caller's links nothing was written.
  return { kind: 'failed', code: 'unavailable', status, sent: code !== 'unavailable' }
}

/** Asks `/oauth/v2/token`. Never rejects: what went wrong is told without secrets and without the caller's name. */
export async function requestToken(connection: Connection, request: TokenRequest, call: Call): Promise<TokenAnswer> {
  const { accountsUrl, form, repeatable, beforeTry } = request
  const headers = (): Record<string, string> => {
    beforeTry?.()
    return {}
  }
  try {
    const send = connection.transport({ baseUrl: accountsUrl, headers })
    const repeatOn = repeatable ? { repeatOn: REPEAT_ALWAYS } : {}
    const answer = await send({ method: 'POST', path: '/oauth/v2/token', body: { form }, ...repeatOn }, call)
    return readTokenAnswer(answer, accountsUrl)
  } catch (error) {
    return failureOf(error)
  }
}
