import type { ServerContext } from '../kernel.ts'
import { API_DOMAINS, type DataCenter } from './data-centers.ts'
import type { ZohoAccountsLimits, ZohoAccountsState, ZohoClient } from './zoho-accounts-state.ts'

/** What a fresh accounts server holds: one client, one refresh token with every sharing scope, one live access token. */
export const ZOHO_ACCOUNTS_SEED = {
  clientId: '1000.EMULATEDCLIENTEMULATEDCLIENT0000',
  clientSecret: 'emulated-client-secret',
  redirectUri: 'http://127.0.0.1:8912/callback',
  refreshToken: '1000.e0000000000000000000000000000001.f0000000000000000000000000000001',
  /** Valid from the start for one hour, so that a test need not refresh first. */
  accessToken: '1000.a0000000000000000000000000000001.b0000000000000000000000000000001',
  scope: [
    'WorkDrive.links.ALL',
    'WorkDrive.files.READ',
    'WorkDrive.files.sharing.ALL',
    'WorkDrive.teamfolders.admin.READ',
    'ZohoPC.files.ALL',
  ].join(','),
} as const

/** What a test may choose for a fresh accounts server; the rest is as in {@link ZOHO_ACCOUNTS_SEED}. */
export type ZohoAccountsSeed = {
  readonly dataCenter?: DataCenter
  readonly apiDomain?: string
  readonly accountsServer?: string
  /** Of the seeded refresh token and access token; comma-separated. */
  readonly scope?: string
  /** Further clients by id. */
  readonly clients?: Readonly<Record<string, ZohoClient>>
  readonly limits?: Partial<ZohoAccountsLimits>
}

/** The state that a fresh accounts server begins with. */
export function createZohoAccountsState(context: ServerContext, seed: ZohoAccountsSeed): ZohoAccountsState {
  const { clientId, clientSecret, redirectUri, refreshToken, accessToken } = ZOHO_ACCOUNTS_SEED
  const scope = seed.scope ?? ZOHO_ACCOUNTS_SEED.scope
  const dataCenter = seed.dataCenter ?? 'us'
  const now = context.clock.now()
  return {
    dataCenter,
    apiDomain: seed.apiDomain ?? API_DOMAINS[dataCenter],
    accountsServer: seed.accountsServer ?? null,
    consent: 'given',
    accessTokenLifetime: 3600,
    limits: { accessTokensPerWindow: 10, liveAccessTokens: 30, refreshTokens: 20, ...seed.limits },
    clients: new Map([
      [clientId, { secret: clientSecret, redirectUris: [redirectUri] }],
      ...Object.entries(seed.clients ?? {}),
    ]),
    codes: new Map(),
    refreshTokens: new Map([[refreshToken, { clientId, scope, windowStart: now, issuedInWindow: 0 }]]),
    accessTokens: new Map([[accessToken, { scope, refreshToken: null, issuedAt: now, expiresAt: now + 3_600_000 }]]),
    refreshes: 0,
    tokenRequests: 0,
  }
}
