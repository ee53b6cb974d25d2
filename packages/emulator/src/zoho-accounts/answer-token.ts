import type { EmulatedResponse, ServerContext } from '../kernel.ts'
import { issueAccessToken } from './issue-access-token.ts'
import { randomHex } from './random-hex.ts'
import type { RefreshToken, ZohoAccountsState } from './zoho-accounts-state.ts'

const WINDOW = 600_000

/** POST /oauth/v2/token: the code grant and the refresh grant. Most refusals are told under status 200. */
export function answerToken(
  context: ServerContext,
  state: ZohoAccountsState,
  fields: URLSearchParams,
): EmulatedResponse {
  state.tokenRequests += 1
  const clientId = fields.get('client_id') ?? ''
  const client = state.clients.get(clientId)
  if (client === undefined) return refused('invalid_client')
  if (fields.get('client_secret') !== client.secret) return refused('invalid_client_secret')
  if (fields.get('grant_type') === 'refresh_token') return refresh(context, state, clientId, fields)
  if (fields.get('grant_type') === 'authorization_code') return exchange(context, state, clientId, fields)
  return refused('unsupported_grant_type')
}

function refresh(
  context: ServerContext,
  state: ZohoAccountsState,
  clientId: string,
  fields: URLSearchParams,
): EmulatedResponse {
  const refreshToken = fields.get('refresh_token') ?? ''
  const known = state.refreshTokens.get(refreshToken)
  if (known === undefined || known.clientId !== clientId) return refused('invalid_code')
  if (!admit(state, known, context.clock.now())) return throttled()
  state.refreshes += 1
  // A refresh never hands out a new refresh token.
  return granted(state, issueAccessToken(context, state, { scope: known.scope, refreshToken }), {})
}

function admit(state: ZohoAccountsState, token: RefreshToken, now: number): boolean {
  if (token.issuedInWindow === 0 || now >= token.windowStart + WINDOW) {
    token.windowStart = now
    token.issuedInWindow = 0
  }
  if (token.issuedInWindow >= state.limits.accessTokensPerWindow) return false
  token.issuedInWindow += 1
  return true
}

function exchange(
  context: ServerContext,
  state: ZohoAccountsState,
  clientId: string,
  fields: URLSearchParams,
): EmulatedResponse {
  const code = fields.get('code') ?? ''
  const grant = state.codes.get(code)
  if (grant === undefined || grant.clientId !== clientId) return refused('invalid_code')
  if (context.clock.now() >= grant.expiresAt) return refused('invalid_code')
  if (grant.redirectUri !== null && fields.get('redirect_uri') !== grant.redirectUri) {
    return refused('invalid_redirect_uri')
  }
  state.codes.delete(code)
  const { scope } = grant
  if (!grant.offline) return granted(state, issueAccessToken(context, state, { scope, refreshToken: null }), { scope })
  const refreshToken = issueRefreshToken(context, state, { clientId, scope })
  const accessToken = issueAccessToken(context, state, { scope, refreshToken })
  return granted(state, accessToken, { scope, refresh_token: refreshToken })
}

function issueRefreshToken(
  context: ServerContext,
  state: ZohoAccountsState,
  grant: { readonly clientId: string; readonly scope: string },
): string {
  const oldestFirst = [...state.refreshTokens.keys()]
  const surplus = oldestFirst.length + 1 - state.limits.refreshTokens
  for (const token of oldestFirst.slice(0, Math.max(0, surplus))) state.refreshTokens.delete(token)
  const token = `1000.${randomHex(context, 32)}.${randomHex(context, 32)}`
  state.refreshTokens.set(token, { ...grant, windowStart: 0, issuedInWindow: 0 })
  return token
}

function granted(
  state: ZohoAccountsState,
  accessToken: string,
  extra: Readonly<Record<string, string>>,
): EmulatedResponse {
  return json(200, {
    access_token: accessToken,
    ...extra,
    api_domain: state.apiDomain,
    // Says Bearer although the products' pages only ever show `Zoho-oauthtoken`.
    token_type: 'Bearer',
    expires_in: state.accessTokenLifetime,
  })
}

function refused(error: string): EmulatedResponse {
  return json(200, { error })
}

function throttled(): EmulatedResponse {
  return json(400, {
    error: 'Access Denied',
    error_description: 'You have made too many requests continuously. Please try again after some time.',
    status: 'failure',
  })
}

function json(status: number, body: unknown): EmulatedResponse {
  return { status, headers: { 'content-type': 'application/json;charset=UTF-8' }, body: JSON.stringify(body) }
}
