import { authorizationUrl, exchangeCode } from '@sharelink/zoho'
import nock from 'nock'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { connectionOf, rejection } from './probe-client.ts'
import { serve } from './serve.ts'
import { virtualTime } from './virtual-time.ts'
import { closeNetwork, openNetwork } from '../setup/network.ts'

const REDIRECT = 'http://127.0.0.1:8912/callback'
const CLIENT = { clientId: '1000.CLIENT', clientSecret: 'client-secret-text', redirectUri: REDIRECT, state: 'st4te' }
const TOKEN = { access_token: 'a', refresh_token: '1000.first.secret', expires_in: 3600, token_type: 'Bearer' }

const time = virtualTime()
const connection = connectionOf({ clock: time.clock, sleep: time.sleep })
const callback = (query: Record<string, string>): string => `${REDIRECT}?${new URLSearchParams(query).toString()}`
const back = (more: Record<string, string> = {}): string => callback({ code: 'c0de', state: 'st4te', ...more })

test('the authorization address carries the documented parameters', () => {
  const url = new URL(
    authorizationUrl({ ...CLIENT, dataCenter: 'eu', scopes: ['WorkDrive.links.ALL', 'WorkDrive.files.READ'] }),
  )
  expect(`${url.origin}${url.pathname}`).toBe('https://accounts.zoho.eu/oauth/v2/auth')
  expect(Object.fromEntries(url.searchParams)).toEqual({
    response_type: 'code',
    client_id: '1000.CLIENT',
    scope: 'WorkDrive.links.ALL,WorkDrive.files.READ',
    redirect_uri: REDIRECT,
    state: 'st4te',
    access_type: 'offline',
    prompt: 'consent',
  })
  expect(url.href).not.toContain(CLIENT.clientSecret)
})

describe('the exchange of a code', () => {
  beforeEach(closeNetwork)

  afterEach(() => {
    const pending = nock.pendingMocks()
    openNetwork()
    expect(pending).toEqual([])
  })

  const answer = (server: string, status: number, body: unknown): void => {
    const form = {
      grant_type: 'authorization_code',
      client_id: '1000.CLIENT',
      client_secret: 'client-secret-text',
      redirect_uri: REDIRECT,
      code: 'c0de',
    }
    nock(server).post('/oauth/v2/token', form).reply(status, JSON.stringify(body))
  }

  test('wire case 54: happens at the accounts-server of the callback', async () => {
    answer('https://accounts.zoho.in', 200, { ...TOKEN, api_domain: 'https://www.zohoapis.in' })
    const from = back({ location: 'in', 'accounts-server': 'https://accounts.zoho.in' })
    expect(await exchangeCode(connection, { ...CLIENT, callback: from })).toEqual({
      refreshToken: '1000.first.secret',
      accountsUrl: 'https://accounts.zoho.in',
      dataCenter: 'in',
    })
  })

  test.each([
    [{ location: 'ca' }, 'https://accounts.zohocloud.ca'],
    [{ location: 'mars' }, 'https://accounts.zoho.com'],
    [{}, 'https://accounts.zoho.com'],
    [{ location: 'uk', 'accounts-server': 'https://accounts.zoho.uk' }, 'https://accounts.zoho.uk'],
  ])('with %j happens at %s', async (query, server) => {
    answer(server, 200, TOKEN)
    expect(await exchangeCode(connection, { ...CLIENT, callback: back(query) })).toMatchObject({ accountsUrl: server })
  })

  test('a configured server that is not Zoho’s own outranks the callback', async () => {
    answer('http://127.0.0.1:8080', 200, TOKEN)
    const from = back({ 'accounts-server': 'https://accounts.zoho.in' })
    const first = await exchangeCode(connection, { ...CLIENT, callback: from, accountsUrl: 'http://127.0.0.1:8080' })
    expect(first).toEqual({ refreshToken: '1000.first.secret', accountsUrl: 'http://127.0.0.1:8080' })
  })

  test.each([
    'https://evil.example',
    'http://accounts.zoho.com',
    'https://accounts.zoho.com@evil.example',
    'https://accounts.zoho.com.evil.example',
    'junk',
    '',
  ])('the client secret never goes to a foreign accounts-server: %s', async (server) => {
    const from = back({ location: 'us', 'accounts-server': server })
    const error = await rejection(exchangeCode(connection, { ...CLIENT, callback: from }))
    expect(error.code).toBe('unauthorized')
  })

  test.each([
    ['a foreign state', callback({ code: 'c0de', state: 'other' })],
    ['no state', callback({ code: 'c0de' })],
    ['no consent', callback({ error: 'access_denied', state: 'st4te' })],
    ['no code', callback({ state: 'st4te' })],
    ['no address', 'nonsense'],
  ])('a callback with %s is unauthorized, and nothing is sent', async (_name, from) => {
    const error = await rejection(exchangeCode(connection, { ...CLIENT, callback: from }))
    expect(error).toMatchObject({ code: 'unauthorized', provider: 'zoho' })
    expect(JSON.stringify(error)).not.toContain('c0de')
  })

  test('an empty state is refused even where the callback brings one like it', async () => {
    const error = await rejection(
      exchangeCode(connection, { ...CLIENT, state: '', callback: callback({ code: 'c', state: '' }) }),
    )
    expect(error.code).toBe('unauthorized')
  })

  test.each([
    ['a used-up code', 200, { error: 'invalid_code' }, 'unauthorized'],
    ['no refresh token', 200, { ...TOKEN, refresh_token: undefined }, 'unauthorized'],
    ['too many codes', 400, { error: 'Access Denied', status: 'failure' }, 'rate-limited'],
    ['an unknown answer', 200, {}, 'unexpected-response'],
    ['trouble', 500, {}, 'unavailable'],
  ])('%s is told by its code', async (_name, status, body, code) => {
    answer('https://accounts.zoho.com', status, body)
    const error = await rejection(exchangeCode(connection, { ...CLIENT, callback: back() }))
    expect(error.code).toBe(code)
    expect(JSON.stringify(error)).not.toMatch(/c0de|client-secret-text|1000\.first/)
  })

  test('too many codes: may be repeated in ten minutes', async () => {
    answer('https://accounts.zoho.com', 400, { error: 'Access Denied', status: 'failure' })
    const error = await rejection(exchangeCode(connection, { ...CLIENT, callback: back() }))
    expect(error.retryAt).toEqual(new Date(time.clock.now() + 600_000))
  })

  test('a code is sent once, also when no answer comes', async () => {
    nock.enableNetConnect('127.0.0.1')
    let sent = 0
    const accountsUrl = await serve(() => void (sent += 1))
    const error = await rejection(exchangeCode(connection, { ...CLIENT, callback: back(), accountsUrl }))
    expect(error.code).toBe('unavailable')
    expect(sent).toBe(1)
  })

  test('an accounts URL that is not safe is refused', async () => {
    const exchange = { ...CLIENT, callback: back(), accountsUrl: 'http://accounts.zoho.com' }
    expect(await rejection(exchangeCode(connection, exchange))).toMatchObject({
      code: 'invalid-request',
      field: 'accountsUrl',
    })
  })
})
