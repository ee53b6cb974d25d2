import type { ServerContext } from '../kernel.ts'
import { randomHex } from './random-hex.ts'
import type { ZohoAccountsState } from './zoho-accounts-state.ts'

/** A new access token in the state; beyond the ceiling the refresh token's oldest live one is deleted. */
export function issueAccessToken(
  context: ServerContext,
  state: ZohoAccountsState,
  grant: { readonly scope: string; readonly refreshToken: string | null },
): string {
  const now = context.clock.now()
  if (grant.refreshToken !== null) makeRoom(state, grant.refreshToken, now)
  const token = `1000.${randomHex(context, 32)}.${randomHex(context, 32)}`
  state.accessTokens.set(token, { ...grant, issuedAt: now, expiresAt: now + state.accessTokenLifetime * 1000 })
  return token
}

function makeRoom(state: ZohoAccountsState, refreshToken: string, now: number): void {
  const live = [...state.accessTokens]
    .filter(([, token]) => token.refreshToken === refreshToken && token.expiresAt > now)
    .map(([token]) => token)
  const surplus = live.length + 1 - state.limits.liveAccessTokens
  for (const token of live.slice(0, Math.max(0, surplus))) state.accessTokens.delete(token)
}
