import { expect, test } from 'vitest'

import type { EmulatedResponse } from '../../packages/emulator/src/kernel.ts'
import { createZohoAccounts } from '../../packages/emulator/src/zoho-accounts/create-zoho-accounts.ts'
import { ZOHO_ACCOUNTS_SEED } from '../../packages/emulator/src/zoho-accounts/zoho-accounts-seed.ts'
import { bodyOf, createContext } from './zoho-workdrive-bench.ts'

const { clientId, clientSecret, redirectUri, refreshToken } = ZOHO_ACCOUNTS_SEED
const CLIENT = { client_id: clientId, client_secret: clientSecret }
const REFRESH = { ...CLIENT, grant_type: 'refresh_token', refresh_token: refreshToken }
const OFFLINE = { access_type: 'offline', prompt: 'consent' }

function createLogin() {
  const context = createContext()
  const accounts = createZohoAccounts(context)
  const token = (fields: Record<string, string>): EmulatedResponse => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const body = new URLSearchParams(fields).toString()
    return accounts.handle({ method: 'POST', path: '/oauth/v2/token', headers, body })
  }
  const consent = (fields: Record<string, string> = OFFLINE): EmulatedResponse => {
    const asked = {
      client_id: clientId,
      redirect_uri: redirectUri,
      response_type: 'code',
      scope: 'WorkDrive.links.ALL',
    }
    const query = new URLSearchParams({ ...asked, ...fields })
    return accounts.handle({ method: 'GET', path: `/oauth/v2/auth?${query.toString()}`, headers: {}, body: '' })
  }
  const codeOf = (answer: EmulatedResponse) => new URL(answer.headers['location'] ?? '').searchParams.get('code') ?? ''
  const exchange = (code: string, uri: string = redirectUri): EmulatedResponse =>
    token({ ...CLIENT, grant_type: 'authorization_code', code, redirect_uri: uri })
  return { ...context, accounts, state: accounts.state, token, consent, codeOf, exchange }
}

const REFUSED = { status: 200, body: '{"error":"invalid_code"}' }

test('the block lasts for the rest of the ten minutes [D]', () => {
  const { advance, token } = createLogin()
  for (let count = 0; count < 10; count += 1) token(REFRESH)
  advance(599)
  expect(token(REFRESH).status).toBe(400)
  advance(1)
  expect(token(REFRESH).status).toBe(200)
})

test('an access token lives for expires_in seconds [D]', () => {
  const { accounts, advance, state, token } = createLogin()
  token(REFRESH)
  const headers = { authorization: `Zoho-oauthtoken ${[...state.accessTokens.keys()].at(-1)}` }
  advance(3599)
  expect(accounts.authorize(headers)).toBe('ok')
  advance(1)
  expect(accounts.authorize(headers)).toBe('bad')
})

test('the thirty-first live access token deletes the oldest [D]', () => {
  const { advance, state, token } = createLogin()
  const live = () => [...state.accessTokens].filter(([, each]) => each.refreshToken === refreshToken)
  for (let count = 0; count < 30; count += 1) {
    token(REFRESH)
    if (count % 10 === 9) advance(600)
  }
  const [first, second] = live().map(([name]) => name)
  expect(live()).toHaveLength(30)
  token(REFRESH)
  expect(live()).toHaveLength(30)
  expect(state.accessTokens.has(first ?? '')).toBe(false)
  expect(state.accessTokens.has(second ?? '')).toBe(true)
  // One that no refresh token stands behind does not count, although it is older.
  expect(state.accessTokens.has(ZOHO_ACCOUNTS_SEED.accessToken)).toBe(true)
})

test('the twenty-first refresh token deletes the oldest [D]', () => {
  const { codeOf, consent, exchange, state } = createLogin()
  for (let count = 0; count < 19; count += 1) exchange(codeOf(consent()))
  expect(state.refreshTokens.size).toBe(20)
  exchange(codeOf(consent()))
  expect(state.refreshTokens.size).toBe(20)
  expect(state.refreshTokens.has(refreshToken)).toBe(false)
})

test('a code is good once [D]', () => {
  const { codeOf, consent, exchange } = createLogin()
  const code = codeOf(consent())
  expect(bodyOf(exchange(code))).toHaveProperty('access_token')
  expect(exchange(code)).toMatchObject(REFUSED)
})

test('a code is good for two minutes [D]', () => {
  const { advance, codeOf, consent, exchange } = createLogin()
  const [inTime, late] = [codeOf(consent()), codeOf(consent())]
  advance(119)
  expect(bodyOf(exchange(inTime))).toHaveProperty('access_token')
  advance(1)
  expect(exchange(late)).toMatchObject(REFUSED)
})

test('a code is bound to its redirect URI, the error word inferred', () => {
  const { codeOf, consent, exchange } = createLogin()
  const code = codeOf(consent())
  expect(exchange(code, 'http://127.0.0.1:9/other')).toMatchObject({ body: '{"error":"invalid_redirect_uri"}' })
  expect(bodyOf(exchange(code))).toHaveProperty('access_token')
})

test.each([{ access_type: 'online', prompt: 'consent' }, { access_type: 'offline' }])(
  'without offline access and consent there is no refresh token: %o [D]',
  (fields) => {
    const { codeOf, consent, exchange } = createLogin()
    const body = bodyOf(exchange(codeOf(consent(fields))))
    expect(body).toHaveProperty('access_token')
    expect(body).not.toHaveProperty('refresh_token')
  },
)

test('a client that is unknown or has a wrong secret is refused under 200, the words inferred', () => {
  const { token } = createLogin()
  expect(token({ ...REFRESH, client_id: 'x' })).toMatchObject({ status: 200, body: '{"error":"invalid_client"}' })
  const wrong = token({ ...REFRESH, client_secret: 'x' })
  expect(wrong).toMatchObject({ status: 200, body: '{"error":"invalid_client_secret"}' })
})

test('codes and refresh tokens are of use to their own client only, the word inferred', () => {
  const { codeOf, consent, state, token } = createLogin()
  state.clients.set('other', { secret: 's', redirectUris: [redirectUri] })
  const other = { client_id: 'other', client_secret: 's' }
  const grant = { grant_type: 'authorization_code', code: codeOf(consent()), redirect_uri: redirectUri }
  expect(token({ ...other, ...grant })).toMatchObject(REFUSED)
  expect(token({ ...REFRESH, ...other })).toMatchObject(REFUSED)
})

test('a user who says no sends the client away with an error, inferred', () => {
  const { consent, state } = createLogin()
  state.consent = 'denied'
  expect(consent().headers['location']).toBe(`${redirectUri}?error=access_denied`)
})

test('a redirect URI that the client has not registered is never redirected to, inferred', () => {
  const answer = createLogin().consent({ redirect_uri: 'https://elsewhere.invalid/' })
  expect(answer.status).toBe(400)
  expect(answer.headers).not.toHaveProperty('location')
})

test('authorize tells a missing token, an unknown one and a missing scope apart', () => {
  const { accounts } = createLogin()
  const headers = { authorization: `Zoho-oauthtoken ${accounts.issueAccessToken('WorkDrive.links.ALL,A.b.READ')}` }
  expect(accounts.authorize({}, 'WorkDrive.links.READ')).toBe('none')
  expect(accounts.authorize({ authorization: 'Basic eDp5' }, 'WorkDrive.links.READ')).toBe('bad')
  expect(accounts.authorize(headers, 'WorkDrive.links.READ')).toBe('ok')
  expect(accounts.authorize(headers, 'A.b.READ')).toBe('ok')
  expect(accounts.authorize(headers, 'WorkDrive.files.READ')).toBe('scope')
})
