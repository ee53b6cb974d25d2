import type { EmulatedResponse, ServerContext } from '../kernel.ts'
import { randomHex } from './random-hex.ts'
import type { ZohoAccountsState } from './zoho-accounts-state.ts'

const CODE_LIFETIME = 120_000

/** GET /oauth/v2/auth: the user's consent page, answered at once with the redirect that the user's click would cause. */
export function answerConsent(
  context: ServerContext,
  state: ZohoAccountsState,
  query: URLSearchParams,
): EmulatedResponse {
  const clientId = query.get('client_id') ?? ''
  const redirectUri = query.get('redirect_uri') ?? ''
  const scope = query.get('scope') ?? ''
  const client = state.clients.get(clientId)
  if (client === undefined) return errorPage('Invalid Client ID')
  if (!client.redirectUris.includes(redirectUri)) return errorPage('Invalid Redirect Uri')
  if (query.get('response_type') !== 'code') return errorPage('Invalid Response Type')
  if (scope === '') return errorPage('Invalid OAuth Scope')
  if (state.consent === 'denied') return redirect(redirectUri, { error: 'access_denied' }, query)
  const code = `1000.${randomHex(context, 32)}.${randomHex(context, 32)}`
  state.codes.set(code, {
    clientId,
    redirectUri,
    scope,
    // Zoho's pages ask for both to get a refresh token.
    offline: query.get('access_type') === 'offline' && query.get('prompt') === 'consent',
    expiresAt: context.clock.now() + CODE_LIFETIME,
  })
  const server = state.accountsServer ?? context.origin()
  return redirect(redirectUri, { code, location: state.dataCenter, 'accounts-server': server }, query)
}

function redirect(
  redirectUri: string,
  fields: Readonly<Record<string, string>>,
  query: URLSearchParams,
): EmulatedResponse {
  const target = new URL(redirectUri)
  const csrf = query.get('state')
  if (csrf !== null) target.searchParams.set('state', csrf)
  for (const [name, value] of Object.entries(fields)) target.searchParams.set(name, value)
  return { status: 302, headers: { location: target.href }, body: '' }
}

function errorPage(message: string): EmulatedResponse {
  return {
    status: 400,
    headers: { 'content-type': 'text/html;charset=UTF-8' },
    body: `<!doctype html><title>Accounts</title><p>${message}</p>`,
  }
}
