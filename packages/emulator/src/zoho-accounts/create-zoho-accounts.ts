import type { EmulatedRequest, EmulatedResponse, EmulatedServer, ServerContext } from '../kernel.ts'
import { answerConsent } from './answer-consent.ts'
import { answerToken } from './answer-token.ts'
import { checkAuthorization, type ZohoAuthorization } from './check-authorization.ts'
import { ACCOUNTS_SERVERS } from './data-centers.ts'
import { issueAccessToken } from './issue-access-token.ts'
import { createZohoAccountsState, type ZohoAccountsSeed } from './zoho-accounts-seed.ts'
import type { ZohoAccountsState } from './zoho-accounts-state.ts'

/** Zoho's accounts server, and what the product servers ask of it. */
export type ZohoAccounts = EmulatedServer<ZohoAccountsState> & {
  /** Judges a request's `authorization` header (lower-case name) against a scope such as `WorkDrive.links.READ`. */
  authorize(headers: Readonly<Record<string, string>>, scope?: string): ZohoAuthorization
  /** A live access token with that scope (comma-separated), outside every limit; for tests. */
  issueAccessToken(scope: string): string
}

/** An accounts server: /oauth/v2/token, /oauth/v2/auth, /oauth/serverinfo. One may serve several product servers. */
export function createZohoAccounts(context: ServerContext, seed: ZohoAccountsSeed = {}): ZohoAccounts {
  const state = createZohoAccountsState(context, seed)
  return {
    state,
    handle: (request) => answer(context, state, request),
    authorize: (headers, scope) => checkAuthorization(state, context.clock, headers, scope),
    issueAccessToken: (scope) => issueAccessToken(context, state, { scope, refreshToken: null }),
  }
}

function answer(context: ServerContext, state: ZohoAccountsState, request: EmulatedRequest): EmulatedResponse {
  const { pathname, searchParams } = new URL(`http://accounts.invalid${request.path}`)
  const call = `${request.method} ${pathname}`
  if (call === 'POST /oauth/v2/token') return answerToken(context, state, fieldsOf(request, searchParams))
  if (call === 'GET /oauth/v2/auth') return answerConsent(context, state, searchParams)
  if (call === 'GET /oauth/serverinfo') return answerServerInfo(context, state)
  return { status: 404, headers: {}, body: '' }
}

/** Zoho takes the fields from the query and from a form body alike. */
function fieldsOf(request: EmulatedRequest, query: URLSearchParams): URLSearchParams {
  const form = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true
  return new URLSearchParams([...query, ...(form ? new URLSearchParams(request.body) : [])])
}

function answerServerInfo(context: ServerContext, state: ZohoAccountsState): EmulatedResponse {
  const own = { [state.dataCenter]: state.accountsServer ?? context.origin() }
  return {
    status: 200,
    headers: { 'content-type': 'application/json;charset=UTF-8' },
    body: JSON.stringify({ result: 'success', locations: { ...ACCOUNTS_SERVERS, ...own } }),
  }
}
