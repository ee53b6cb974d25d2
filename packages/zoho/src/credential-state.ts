import { createHash } from 'node:crypto'
import type { AccessToken } from './access-token.ts'
import type { RequestTimes } from './refresh-limit.ts'
import type { RefreshCredential } from './settings.ts'
import type { RefusalWord, Tokenless } from './token-answer.ts'

/** A token made by a refresh. A new one is a new object: which of them a request had is told by identity. */
export type RefreshedToken = AccessToken & { renewAt: number; expiresAt: number }

/** What a refresh came to. */
export type RefreshOutcome = { kind: 'refreshed'; token: RefreshedToken } | Tokenless

/** What all callers and clients of one credential share. Times in milliseconds since 1970. */
export type CredentialState = {
  token: RefreshedToken | undefined
  /** The refresh under way, for whoever else needs one. */
  refreshing: Promise<RefreshOutcome> | undefined
  requests: RequestTimes
  /** Too many requests, by our own count or Zoho's: not to be asked before. `times` counts "Access Denied" in a row. */
  throttled: { times: number; until: number } | undefined
  /** Zoho refused the credential: not to be asked again before. */
  refused: { word: RefusalWord; until: number } | undefined
  /** A new token that was refused as its forerunner was: another one would not help before. */
  useless: { token: AccessToken; until: number } | undefined
  lastUsed: number
}

const IDLE = 2 * 3_600_000

/** By clock, so that what runs on a clock of its own shares nothing with others. */
const states = new WeakMap<object, Map<string, CredentialState>>()

/** A name for the credential from which its secrets cannot be had. */
export function credentialKey(accountsUrl: string, credential: RefreshCredential): string {
  const { clientId, clientSecret, refreshToken, redirectUri } = credential
  const parts = JSON.stringify([accountsUrl, clientId, clientSecret, refreshToken, redirectUri ?? ''])
  return createHash('sha256').update(parts).digest('hex')
}

/** The one state of a credential in this process. What has not been used for hours is forgotten. */
export function credentialState(clock: { now(): number }, key: string): CredentialState {
  const now = clock.now()
  const known = states.get(clock) ?? new Map<string, CredentialState>()
  states.set(clock, known)
  const state = known.get(key)
  if (state !== undefined) return Object.assign(state, { lastUsed: now })
  for (const [other, { lastUsed, refreshing }] of known)
    if (now - lastUsed > IDLE && refreshing === undefined) known.delete(other)
  const fresh: CredentialState = {
    token: undefined,
    refreshing: undefined,
    requests: [],
    throttled: undefined,
    refused: undefined,
    useless: undefined,
    lastUsed: now,
  }
  known.set(key, fresh)
  return fresh
}
