import { serve, type SeenRequest, type ServedAnswer } from './serve.ts'

/** An accounts server and an API on one origin, answering with the bodies that Zoho's documents print. */
export type ZohoStub = {
  url: string
  /** Every call of the token endpoint, its form decoded. */
  tokenRequests: Record<string, string>[]
  /** The tokens that calls of the API brought, in order. */
  apiTokens: string[]
  /** Access tokens that the API takes. */
  live: Set<string>
  /** Answers of the token endpoint to come instead of a token. */
  nextTokenAnswers: (ServedAnswer | undefined | Promise<ServedAnswer>)[]
  /** Holds back the API's answer about a link; the token that came with the request is judged before. */
  holdBack: (id: string, token: string) => Promise<void> | undefined
  /** What the token endpoint answers for good. */
  tokenAnswer: (number: number) => ServedAnswer | undefined
}

export const json = (status: number, body: unknown): ServedAnswer => ({
  status,
  headers: { 'content-type': 'application/json;charset=UTF-8' },
  body: JSON.stringify(body),
})

export const REVOKED = json(200, { error: 'invalid_code' })
export const ACCESS_DENIED = json(400, {
  error: 'Access Denied',
  error_description: 'You have made too many requests continuously. Please try again after some time.',
  status: 'failure',
})
export const INVALID_TOKEN = json(401, { errors: [{ id: 'F7003', title: 'Invalid OAuth token.' }] })

/** The token that the n-th refresh gives. */
export const accessToken = (number: number): string => `1000.access${number}.secret`

export const tokenAnswer = (text: string, more: Record<string, unknown> = {}): ServedAnswer =>
  json(200, { access_token: text, expires_in: 3600, token_type: 'Bearer', ...more })

export async function zohoStub(): Promise<ZohoStub> {
  const stub: ZohoStub = {
    url: '',
    tokenRequests: [],
    apiTokens: [],
    live: new Set(),
    nextTokenAnswers: [],
    holdBack: () => undefined,
    tokenAnswer: (number) => {
      stub.live.add(accessToken(number))
      return tokenAnswer(accessToken(number))
    },
  }
  let made = 0
  const answer = async (seen: SeenRequest): Promise<ServedAnswer | undefined> => {
    if (seen.path === '/oauth/v2/token') {
      stub.tokenRequests.push(Object.fromEntries(new URLSearchParams(seen.body)))
      if (stub.nextTokenAnswers.length > 0) return stub.nextTokenAnswers.shift()
      made += 1
      return stub.tokenAnswer(made)
    }
    const token = (seen.headers['authorization'] ?? '').replace('Zoho-oauthtoken ', '')
    stub.apiTokens.push(token)
    const id = seen.path.split('/').at(-1) ?? ''
    const answered = stub.live.has(token) ? json(200, { data: { id, type: 'links' } }) : INVALID_TOKEN
    await stub.holdBack(id, token)
    return answered
  }
  stub.url = await serve(answer)
  return stub
}
