import type { DataCenter } from './data-centers.ts'

/** A registered OAuth client. */
export type ZohoClient = { readonly secret: string; readonly redirectUris: readonly string[] }

/** A grant code: one use, two minutes. A self client's code has no redirect URI. */
export type GrantCode = {
  readonly clientId: string
  readonly redirectUri: string | null
  /** Comma-separated, as it was asked for. */
  readonly scope: string
  /** Whether the exchange also gives a refresh token. */
  readonly offline: boolean
  /** Milliseconds since 1970. */
  readonly expiresAt: number
}

/** A refresh token and its current window of ten minutes. Deleting it from the state revokes it. */
export type RefreshToken = {
  readonly clientId: string
  readonly scope: string
  /** Milliseconds since 1970; the window opens with the first access token made in it. */
  windowStart: number
  issuedInWindow: number
}

/** An access token; null for one that no refresh token stands behind. */
export type AccessToken = {
  readonly scope: string
  readonly refreshToken: string | null
  readonly issuedAt: number
  readonly expiresAt: number
}

/** Zoho's published ceilings; a test may raise one that is not its subject. */
export type ZohoAccountsLimits = {
  /** Access tokens per refresh token in ten minutes (10). */
  accessTokensPerWindow: number
  /** Access tokens alive at once per refresh token (30); one more deletes the oldest. */
  liveAccessTokens: number
  /** Refresh tokens per user (20); one more deletes the oldest. */
  refreshTokens: number
}

/** Everything the accounts server knows. There is one user, who consents to everything unless `consent` says no. */
export type ZohoAccountsState = {
  dataCenter: DataCenter
  /** Told as `api_domain`. */
  apiDomain: string
  /** Told as `accounts-server`; null stands for the origin that this server is reached under. */
  accountsServer: string | null
  consent: 'given' | 'denied'
  /** Seconds. */
  accessTokenLifetime: number
  readonly limits: ZohoAccountsLimits
  readonly clients: Map<string, ZohoClient>
  readonly codes: Map<string, GrantCode>
  readonly refreshTokens: Map<string, RefreshToken>
  readonly accessTokens: Map<string, AccessToken>
  /** Refresh grants that were answered with an access token. */
  refreshes: number
  /** Every call of the token endpoint, refused ones included. */
  tokenRequests: number
}
