import { authorizationUrl, exchangeCode, type ZohoSettings } from '@sharelink/zoho'
import { expect, test } from 'vitest'
import {
  createZohoAccounts,
  type ZohoAccounts,
} from '../../packages/emulator/src/zoho-accounts/create-zoho-accounts.ts'
import { ZOHO_ACCOUNTS_SEED } from '../../packages/emulator/src/zoho-accounts/zoho-accounts-seed.ts'
import { connectionOf, probeClient, rejection } from './probe-client.ts'
import { serve } from './serve.ts'
import { virtualTime } from './virtual-time.ts'
import { INVALID_TOKEN, json } from './zoho-stub.ts'

const MINUTE = 60_000
const { clientId, clientSecret, refreshToken, redirectUri } = ZOHO_ACCOUNTS_SEED

/** The emulator's accounts server on loopback, and beside it an API that takes its tokens. */
async function emulated() {
  const time = virtualTime()
  let seed = 0
  const random = (): number => (seed = (seed * 16_807 + 11) % 2_147_483_647) / 2_147_483_647
  let url = ''
  const accounts: ZohoAccounts = createZohoAccounts({ clock: time.clock, random, origin: () => url })
  url = await serve((seen) => {
    if (seen.path.startsWith('/oauth/')) return accounts.handle(seen)
    return accounts.authorize(seen.headers) === 'ok' ? json(200, { data: { id: 'a' } }) : INVALID_TOKEN
  })
  const settings: ZohoSettings = { clientId, clientSecret, refreshToken, accountsUrl: url, baseUrl: url }
  const runtime = { clock: time.clock, sleep: time.sleep }
  return { time, url, accounts, settings, runtime, links: probeClient(settings, runtime) }
}

test('200 concurrent calls on an expired token make one refresh at the emulated server', async () => {
  const { accounts, links, time } = await emulated()
  await links.get('a')
  time.advance(61 * MINUTE)
  await Promise.all(Array.from({ length: 200 }, (_, index) => links.get(`id${index}`)))
  expect(accounts.state).toMatchObject({ refreshes: 2, tokenRequests: 2 })
})

test('a revoked refresh token is unauthorized at the emulated server, with one request', async () => {
  const { accounts, links } = await emulated()
  accounts.state.refreshTokens.delete(refreshToken)
  for (let number = 1; number <= 5; number += 1) expect((await rejection(links.get('a'))).code).toBe('unauthorized')
  expect(accounts.state.tokenRequests).toBe(1)
})

test('tokens revoked over and over never make Zoho throttle us', async () => {
  const { accounts, links } = await emulated()
  for (let number = 1; number <= 25; number += 1) {
    accounts.state.accessTokens.clear()
    await links.get('a', { deadline: 30 * MINUTE })
  }
  expect(accounts.state).toMatchObject({ refreshes: 25, tokenRequests: 25 })
})

test('a window that others have used up is waited out', async () => {
  const { accounts, links, time, url } = await emulated()
  const form = {
    grant_type: 'refresh_token',
    client_id: clientId,
    client_secret: clientSecret,
    refresh_token: refreshToken,
  }
  for (let number = 1; number <= 10; number += 1)
    await fetch(`${url}/oauth/v2/token`, { method: 'POST', body: new URLSearchParams(form) })
  const short = await rejection(links.get('a'))
  expect(short).toMatchObject({ code: 'rate-limited' })
  expect(short.retryAt?.getTime()).toBeGreaterThan(time.clock.now())
  expect((await links.get('a', { deadline: 30 * MINUTE })).id).toBe('a')
  expect(accounts.state.refreshes).toBe(11)
})

test('a first token: from the consent by way of the callback to a client that works', async () => {
  const { url, settings, runtime } = await emulated()
  const state = 'unguessable'
  const consent = authorizationUrl({ accountsUrl: url, clientId, redirectUri, state })
  const answer = await fetch(consent, { redirect: 'manual' })
  const callback = answer.headers.get('location') ?? ''
  const exchange = { callback, state, clientId, clientSecret, redirectUri, accountsUrl: url }
  const first = await exchangeCode(connectionOf(runtime), exchange)
  expect(first.accountsUrl).toBe(url)
  expect(first.refreshToken).not.toBe(refreshToken)
  const links = probeClient({ ...settings, ...first, clientId, clientSecret }, runtime)
  expect((await links.get('a')).id).toBe('a')
  expect((await rejection(exchangeCode(connectionOf(runtime), exchange))).hint).toContain('used up')
})
