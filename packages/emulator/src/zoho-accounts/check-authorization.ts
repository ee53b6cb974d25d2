import type { Clock } from '../kernel.ts'
import type { ZohoAccountsState } from './zoho-accounts-state.ts'

/** What a product server learns of a request's token: good, not sent, unknown or expired, or without the scope. */
export type ZohoAuthorization = 'ok' | 'none' | 'bad' | 'scope'

// Products answer `Bearer` too, although their pages only show the other word.
const SCHEME = /^(?:Zoho-oauthtoken|Bearer)\s+(\S+)$/i

/** Reads `authorization` (lower-case name) and looks the token up; a scope that is not given is not checked. */
export function checkAuthorization(
  state: ZohoAccountsState,
  clock: Clock,
  headers: Readonly<Record<string, string>>,
  scope?: string,
): ZohoAuthorization {
  const header = headers['authorization']?.trim() ?? ''
  if (header === '') return 'none'
  const token = state.accessTokens.get(SCHEME.exec(header)?.[1] ?? '')
  if (token === undefined || clock.now() >= token.expiresAt) return 'bad'
  return scope === undefined || grants(token.scope, scope) ? 'ok' : 'scope'
}

function grants(granted: string, scope: string): boolean {
  const every = `${scope.slice(0, scope.lastIndexOf('.'))}.ALL`
  return granted.split(/[\s,]+/).some((each) => each === scope || each === every)
}
