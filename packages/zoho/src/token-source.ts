import { type Call, type Connection, whileCalling } from '@sharelink/core'
import type { AccessToken, TokenSource } from './access-token.ts'
import { callerTokenSource } from './caller-token.ts'
import {
  type CredentialState,
  credentialKey,
  credentialState,
  type RefreshedToken,
  type RefreshOutcome,
} from './credential-state.ts'
import { type RefreshSettings, sharedRefresh } from './refresh.ts'
import type { ZohoAccess } from './settings.ts'
import { tokenError } from './token-errors.ts'

const MOST_WAITS = 8
const MINUTE = 60_000

/** Waits until Zoho may be asked again. The wait is believed: the clock may be one that stands still. */
async function waitForRoom(connection: Connection, state: CredentialState, until: number, call: Call): Promise<void> {
  await connection.sleep(until - connection.clock.now(), call.signal).catch(() => undefined)
  if (call.over() === undefined && state.throttled?.until === until) state.throttled.until = 0
}

/** The token in force serves its last minutes where no new one is to be had just now; asked again in a minute. */
function stillValid(state: CredentialState, outcome: RefreshOutcome, now: number): RefreshedToken | undefined {
  const { token } = state
  if (outcome.kind === 'refused' || token === undefined || now >= token.expiresAt) return undefined
  token.renewAt = Math.min(now + MINUTE, token.expiresAt)
  return token
}

async function obtain(
  connection: Connection,
  settings: RefreshSettings,
  state: CredentialState,
  call: Call,
): Promise<AccessToken> {
  const { provider } = settings
  const { clock } = connection
  for (let waits = 0; ; waits += 1) {
    call.check()
    if (state.token !== undefined && clock.now() < state.token.renewAt) return state.token
    const outcome = await whileCalling(provider, sharedRefresh(connection, settings, state), call)
    if (outcome.kind === 'refreshed') return outcome.token
    const old = stillValid(state, outcome, clock.now())
    if (old !== undefined) return old
    const now = clock.now()
    const until = outcome.kind === 'throttled' ? (outcome.until ?? now) : now
    if (outcome.kind !== 'throttled' || waits >= MOST_WAITS || until - now >= call.remaining())
      throw tokenError(provider, outcome, until)
    await waitForRoom(connection, state, until, call)
  }
}

/**
 * The token source of a client. All sources of one credential in a process that run on the same clock share one token,
 * one refresh at a time and one count of refreshes. Errors: `unauthorized` (remembered, not asked again), `rate-limited`
 * with `retryAt`, `unavailable`, `timeout`, `cancelled`, `unexpected-response`.
 */
export function createTokenSource(connection: Connection, access: ZohoAccess): TokenSource {
  const { provider, accountsUrl, credential } = access
  if ('accessToken' in credential) return callerTokenSource(provider, credential)
  const settings: RefreshSettings = { provider, accountsUrl, credential }
  const key = credentialKey(accountsUrl, credential)
  const { clock } = connection
  const token = (call: Call): Promise<AccessToken> => obtain(connection, settings, credentialState(clock, key), call)
  return {
    token,
    renew: async (refused, call) => {
      const state = credentialState(clock, key)
      if (state.useless?.token === refused && clock.now() < state.useless.until) return undefined
      // A late answer to an older token says nothing about the one in force.
      if (state.token === refused) state.token = undefined
      return token(call)
    },
    refusedAgain: (useless) => {
      credentialState(clock, key).useless = { token: useless, until: clock.now() + MINUTE }
    },
  }
}
