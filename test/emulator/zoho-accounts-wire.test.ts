import { expect, test } from 'vitest'

import { createZohoAccounts } from '../../packages/emulator/src/zoho-accounts/create-zoho-accounts.ts'
import {
  type ZohoAccountsSeed,
  ZOHO_ACCOUNTS_SEED,
} from '../../packages/emulator/src/zoho-accounts/zoho-accounts-seed.ts'
import { bodyOf, createBench, createContext, HEADERS, ORIGIN } from './zoho-workdrive-bench.ts'

const CLIENT = { client_id: ZOHO_ACCOUNTS_SEED.clientId, client_secret: ZOHO_ACCOUNTS_SEED.clientSecret }
const REFRESH = { ...CLIENT, grant_type: 'refresh_token', refresh_token: ZOHO_ACCOUNTS_SEED.refreshToken }
const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

function createTokenBench(seed: ZohoAccountsSeed = {}) {
  const accounts = createZohoAccounts(createContext(), seed)
  const token = (fields: Record<string, string>) => {
    const body = new URLSearchParams(fields).toString()
    return accounts.handle({ method: 'POST', path: '/oauth/v2/token', headers: FORM, body })
  }
  return { accounts, token }
}

test('row 51, refresh [D/D]', () => {
  const { accounts, token } = createTokenBench({ dataCenter: 'eu' })
  const answer = token(REFRESH)
  expect(answer.status).toBe(200)
  expect(bodyOf(answer)).toEqual({
    access_token: expect.stringMatching(/^1000\.[0-9a-f]{32}\.[0-9a-f]{32}$/),
    expires_in: 3600,
    api_domain: 'https://www.zohoapis.eu',
    token_type: 'Bearer',
  })
  expect(accounts.state.refreshes).toBe(1)
})

test('row 51, refresh with the fields in the query [D]', () => {
  const { accounts } = createTokenBench()
  const path = `/oauth/v2/token?${new URLSearchParams(REFRESH).toString()}`
  const answer = accounts.handle({ method: 'POST', path, headers: {}, body: '' })
  expect(bodyOf(answer)).toMatchObject({ expires_in: 3600, api_domain: 'https://www.zohoapis.com' })
})

test('row 52, a revoked refresh token is refused under 200 [C/C]', () => {
  const { accounts, token } = createTokenBench()
  accounts.state.refreshTokens.delete(ZOHO_ACCOUNTS_SEED.refreshToken)
  expect(token(REFRESH)).toMatchObject({ status: 200, body: '{"error":"invalid_code"}' })
  expect(accounts.state).toMatchObject({ refreshes: 0, tokenRequests: 1 })
})

test('row 53, the eleventh access token in ten minutes [C/C]', () => {
  const { token } = createTokenBench()
  for (let count = 0; count < 10; count += 1) expect(token(REFRESH).status).toBe(200)
  const answer = token(REFRESH)
  expect(answer.status).toBe(400)
  expect(bodyOf(answer)).toEqual({
    error: 'Access Denied',
    error_description: 'You have made too many requests continuously. Please try again after some time.',
    status: 'failure',
  })
})

test('row 54, the callback names the accounts server, which exchanges the code [D/D]', () => {
  const { accounts, token } = createTokenBench({ dataCenter: 'in', accountsServer: 'https://accounts.zoho.in' })
  const query = new URLSearchParams({
    client_id: CLIENT.client_id,
    redirect_uri: ZOHO_ACCOUNTS_SEED.redirectUri,
    response_type: 'code',
    scope: 'WorkDrive.links.ALL,WorkDrive.files.READ',
    access_type: 'offline',
    prompt: 'consent',
    state: 's1',
  })
  const answer = accounts.handle({ method: 'GET', path: `/oauth/v2/auth?${query.toString()}`, headers: {}, body: '' })
  expect(answer.status).toBe(302)
  const callback = new URL(answer.headers['location'] ?? '')
  expect(callback.href.startsWith(`${ZOHO_ACCOUNTS_SEED.redirectUri}?`)).toBe(true)
  expect(Object.fromEntries(callback.searchParams)).toEqual({
    state: 's1',
    code: expect.any(String),
    location: 'in',
    'accounts-server': 'https://accounts.zoho.in',
  })
  const grant = { grant_type: 'authorization_code', code: callback.searchParams.get('code') ?? '' }
  const exchange = token({ ...CLIENT, ...grant, redirect_uri: ZOHO_ACCOUNTS_SEED.redirectUri })
  expect(bodyOf(exchange)).toMatchObject({
    access_token: expect.any(String),
    refresh_token: expect.any(String),
    api_domain: 'https://www.zohoapis.in',
  })
})

test('the map of data centres, its body inferred, names this server for its own', () => {
  const { accounts } = createTokenBench({ dataCenter: 'eu' })
  const answer = accounts.handle({ method: 'GET', path: '/oauth/serverinfo', headers: {}, body: '' })
  const locations = { eu: ORIGIN, us: 'https://accounts.zoho.com', ca: 'https://accounts.zohocloud.ca' }
  expect(bodyOf(answer)).toMatchObject({ locations })
})

test('WorkDrive answers the accounts endpoints on its own origin and takes the token made there', () => {
  const { accounts, send, make } = createBench()
  const { id } = make()
  const answer = send('POST', '/oauth/v2/token', FORM, new URLSearchParams(REFRESH).toString())
  expect(answer.status).toBe(200)
  const made = [...accounts.state.accessTokens.keys()].at(-1) ?? ''
  expect(answer.body).toContain(made)
  const headers = { ...HEADERS, authorization: `Zoho-oauthtoken ${made}` }
  expect(send('GET', `/workdrive/api/v1/links/${id}`, headers).status).toBe(200)
})
