import { type Connection, parseBaseUrl, ShareLinkError } from '@sharelink/core'
import {
  accountsOfLocation,
  type DataCenter,
  dataCenterHosts,
  dataCenterOfAccounts,
  isZohoAccounts,
} from './data-centers.ts'
import { detachedCall } from './detached-call.ts'
import { requestToken } from './token-endpoint.ts'
import { tokenError } from './token-errors.ts'

const PROVIDER = 'zoho'

export type CodeExchange = {
  /** The address that the user was sent back to. */
  callback: string
  /** The state that was sent out. */
  state: string
  clientId: string
  clientSecret: string
  redirectUri: string
  /** Where the consent was asked for; default `us`. */
  dataCenter?: DataCenter
  /** An origin; outranks the data centre. One that is not Zoho's own outranks the callback, too. */
  accountsUrl?: string
  signal?: AbortSignal
  /** Milliseconds, default 30,000. */
  deadline?: number
}

/** What to keep, as members of a client's settings: a refresh token works only at the accounts server that made it. */
export type FirstToken = {
  refreshToken: string
  accountsUrl: string
  /** Absent for a server of which WorkDrive's documents know no data centre. */
  dataCenter?: DataCenter
}

function refuse(message: string, hint: string): ShareLinkError {
  return new ShareLinkError({ code: 'unauthorized', provider: PROVIDER, message, hint })
}

const AGAIN = 'Begin the login anew, and use only the address that this login led to.'

function readCallback(callback: string, state: string): URLSearchParams {
  if (!URL.canParse(callback)) throw refuse('The callback is no address.', AGAIN)
  const { searchParams } = new URL(callback)
  if (state === '' || searchParams.get('state') !== state)
    throw refuse('The callback does not belong to this login: its state differs.', AGAIN)
  if (searchParams.has('error'))
    throw refuse('The consent was not given.', 'Begin the login anew and accept the access that is asked for.')
  return searchParams
}

/** The server that exchanges the code. The secret goes to none but Zoho's own, or to the one configured. */
function exchangeServer(configured: string, callback: URLSearchParams): string {
  if (!isZohoAccounts(configured)) return configured
  const named = callback.get('accounts-server')
  if (named === null) return accountsOfLocation(callback.get('location') ?? '') ?? configured
  const origin = URL.canParse(named) ? new URL(named).origin : ''
  if (!isZohoAccounts(origin)) throw refuse("The callback names an accounts server that is not one of Zoho's.", AGAIN)
  return origin
}

/**
 * Exchanges the code of a callback for a refresh token, at the server that the callback's `accounts-server` or
 * `location` names. Rejects with `unauthorized` for a foreign state or server, a refused consent or a used-up code,
 * `rate-limited` (four codes a minute, then blocked for ten), `unavailable`, `cancelled`, `unexpected-response`.
 */
export async function exchangeCode(connection: Connection, exchange: CodeExchange): Promise<FirstToken> {
  const { clientId, clientSecret, redirectUri, dataCenter = 'us', signal, deadline = 30_000 } = exchange
  const callback = readCallback(exchange.callback, exchange.state)
  const code = callback.get('code')
  if (code === null) throw refuse('The callback brings no code.', AGAIN)
  const configured = exchange.accountsUrl ?? dataCenterHosts(dataCenter).accounts
  const accountsUrl = exchangeServer(parseBaseUrl(PROVIDER, 'accountsUrl', configured), callback)
  const form = {
    grant_type: 'authorization_code',
    client_id: clientId,
    client_secret: clientSecret,
    redirect_uri: redirectUri,
    code,
  }
  const { clock } = connection
  const call = detachedCall(PROVIDER, clock, deadline, signal)
  const answer = await requestToken(connection, { accountsUrl, form, repeatable: false }, call)
  if (answer.kind !== 'token') throw tokenError(PROVIDER, answer, clock.now() + 10 * 60_000)
  const { refreshToken } = answer
  if (refreshToken === undefined)
    throw refuse('Zoho gave no refresh token.', 'Begin the login anew; the client must be a server-based application.')
  const found = dataCenterOfAccounts(accountsUrl)
  return { refreshToken, accountsUrl, ...(found === undefined ? {} : { dataCenter: found }) }
}
