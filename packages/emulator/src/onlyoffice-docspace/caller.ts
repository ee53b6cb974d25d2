import type { EmulatedRequest } from '../kernel.ts'
import type { DocSpaceState, DocSpaceUser } from './docspace-state.ts'

/** Who sends a request. */
export type Caller = {
  readonly user: DocSpaceUser | null
  /** Whether the user came with an API key, so that its permissions count. */
  readonly byApiKey: boolean
  /** The token of a link, from the header Request-Token or the query `share`. */
  readonly shareKey: string | null
  readonly cookies: ReadonlyMap<string, string>
  /** The address attempts and requests are counted by. */
  readonly address: string
}

/** Chooses the scheme as the server does (BaseStartup.cs): API keys only as `Bearer sk-…`; elsewhere the cookie wins over the header. */
export function identifyCaller(state: DocSpaceState, request: EmulatedRequest, query: URLSearchParams): Caller {
  const cookies = readCookies(request.headers['cookie'] ?? '')
  const authorization = request.headers['authorization'] ?? ''
  const apiKey = /^Bearer (sk-.+)$/i.exec(authorization)?.[1]
  return {
    user: apiKey === undefined ? userBySession(state, cookies, authorization) : userByApiKey(state, apiKey),
    byApiKey: apiKey !== undefined,
    shareKey: request.headers['request-token'] || query.get('share') || null,
    cookies,
    address: request.headers['x-forwarded-for'] ?? '127.0.0.1',
  }
}

function userByApiKey(state: DocSpaceState, apiKey: string): DocSpaceUser | null {
  return state.users.find((user) => user.apiKey === apiKey) ?? null
}

function userBySession(
  state: DocSpaceState,
  cookies: ReadonlyMap<string, string>,
  authorization: string,
): DocSpaceUser | null {
  // Basic and OAuth have their own schemes, which no user of this portal can pass.
  if (/^Basic /i.test(authorization) || /^Bearer [^.]+\.[^.]+\.[^.]+$/i.test(authorization)) return null
  const token = cookies.get('asc_auth_key') ?? authorization.replace(/^Bearer /i, '')
  return token === '' ? null : (state.users.find((user) => user.token === token) ?? null)
}

function readCookies(header: string): Map<string, string> {
  const cookies = new Map<string, string>()
  for (const part of header.split(';')) {
    const equals = part.indexOf('=')
    if (equals > 0) cookies.set(part.slice(0, equals).trim(), decode(part.slice(equals + 1).trim()))
  }
  return cookies
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
