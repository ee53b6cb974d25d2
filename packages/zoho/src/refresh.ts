import type { Connection } from '@sharelink/core'
import type { CredentialState, RefreshedToken, RefreshOutcome } from './credential-state.ts'
import { detachedCall } from './detached-call.ts'
import { roomAt, withRequest } from './refresh-limit.ts'
import type { RefreshCredential } from './settings.ts'
import type { MadeToken } from './token-answer.ts'
import { requestToken } from './token-endpoint.ts'
import { tokenError } from './token-errors.ts'

export type RefreshSettings = { provider: string; accountsUrl: string; credential: RefreshCredential }

const MINUTE = 60_000
const RENEW_BEFORE = 5 * MINUTE
const LONGEST_REFRESH = 30_000
const FIRST_BACK_OFF = 10_000
const LONGEST_BACK_OFF = 10 * MINUTE
// A revoked token stays revoked, but a client can be put right in Zoho's console.
const REMEMBER_REFUSAL = 60 * MINUTE

function keepToken(state: CredentialState, made: MadeToken, sentAt: number): RefreshedToken {
  const token: RefreshedToken = {
    text: made.accessToken,
    apiDomain: made.apiDomain,
    renewAt: sentAt + made.lifetime - Math.min(RENEW_BEFORE, made.lifetime / 10),
    expiresAt: sentAt + made.lifetime,
  }
  Object.assign(state, { token, throttled: undefined, refused: undefined })
  return token
}

/** Where nobody says until when: Zoho blocks for ten minutes at most, so it is asked again after 10 s, 20 s, 40 s ... */
function backOff(state: CredentialState, until: number | undefined, now: number): number {
  const times = state.throttled?.times ?? 0
  const wait = Math.min(LONGEST_BACK_OFF, FIRST_BACK_OFF * 2 ** times)
  state.throttled = until === undefined ? { times: times + 1, until: now + wait } : { times, until }
  return state.throttled.until
}

async function refresh(
  connection: Connection,
  settings: RefreshSettings,
  state: CredentialState,
): Promise<RefreshOutcome> {
  const { provider, accountsUrl, credential } = settings
  const { clientId, clientSecret, refreshToken, redirectUri } = credential
  const { clock } = connection
  const sentAt = clock.now()
  const before = state.requests
  const beforeTry = (): void => {
    const now = clock.now()
    const until = roomAt(state.requests, now)
    if (until > now) throw tokenError(provider, { kind: 'throttled', until })
    state.requests = withRequest(state.requests, now)
  }
  const form = {
    grant_type: 'refresh_token',
    client_id: clientId,
    client_secret: clientSecret,
    refresh_token: refreshToken,
    ...(redirectUri === undefined ? {} : { redirect_uri: redirectUri }),
  }
  const call = detachedCall(provider, clock, LONGEST_REFRESH)
  const answer = await requestToken(connection, { accountsUrl, form, repeatable: true, beforeTry }, call)
  const now = clock.now()
  if (answer.kind === 'token') return { kind: 'refreshed', token: keepToken(state, answer, sentAt) }
  if (answer.kind === 'throttled') return { kind: 'throttled', until: backOff(state, answer.until, now) }
  if (answer.kind === 'refused' && answer.word !== undefined)
    state.refused = { word: answer.word, until: now + REMEMBER_REFUSAL }
  // What never left this machine made no token.
  if (answer.kind === 'failed' && !answer.sent) state.requests = before
  return answer
}

/** The refresh under way, or one begun now; at once without a request where Zoho would not or may not be asked. */
export function sharedRefresh(
  connection: Connection,
  settings: RefreshSettings,
  state: CredentialState,
): Promise<RefreshOutcome> {
  if (state.refreshing !== undefined) return state.refreshing
  const now = connection.clock.now()
  if (state.refused !== undefined && now < state.refused.until)
    return Promise.resolve({ kind: 'refused', word: state.refused.word })
  if (state.throttled !== undefined && now < state.throttled.until)
    return Promise.resolve({ kind: 'throttled', until: state.throttled.until })
  state.refreshing = refresh(connection, settings, state).finally(() => {
    state.refreshing = undefined
  })
  return state.refreshing
}
