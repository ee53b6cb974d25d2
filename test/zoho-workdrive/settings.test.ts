import { createShareLinks, ShareLinkError } from '@sharelink/core'
import { createWorkDrive } from '@sharelink/zoho-workdrive'
import { describe, expect, it } from 'vitest'
import { answer, BASE, HOST, link, TOKEN, useWire, wireClient } from './wire.ts'
import { rejection } from '../setup/rejection.ts'

useWire()

const REFRESH = { clientId: 'client', clientSecret: 'secret', refreshToken: 'refresh' }
const ID = '7'.repeat(64)
const REF = `zoho-workdrive:file:F1:${ID}`

function fieldRefused(settings: Record<string, unknown>): string | undefined {
  try {
    // The settings of a config file are not typed.
    Reflect.apply(createWorkDrive, undefined, [settings])
  } catch (thrown) {
    if (ShareLinkError.is(thrown) && thrown.code === 'invalid-request') {
      expect(JSON.stringify(thrown)).not.toContain('hush')
      return thrown.field
    }
  }
  return undefined
}

describe('settings', () => {
  it.each([
    { settings: {}, field: 'clientId' },
    { settings: { ...REFRESH, refreshToken: undefined }, field: 'refreshToken' },
    { settings: { ...REFRESH, accessToken: 'hush' }, field: 'clientId' },
    { settings: { accessToken: 'hush hush' }, field: 'accessToken' },
    { settings: { accessToken: TOKEN, baseUrl: 'http://workdrive.example.com' }, field: 'baseUrl' },
    { settings: { ...REFRESH, accountsUrl: 'http://accounts.example.com' }, field: 'accountsUrl' },
    { settings: { accessToken: TOKEN, dataCenter: 'mars' }, field: 'dataCenter' },
    { settings: { accessToken: TOKEN, timeZone: 'Mars/Olympus' }, field: 'timeZone' },
    { settings: { accessToken: TOKEN, timezone: 'Europe/Berlin' }, field: 'timezone' },
  ])('are refused by name: $field', ({ settings, field }) => {
    expect(fieldRefused(settings)).toBe(field)
  })

  it.each([
    { settings: {}, host: 'https://www.zohoapis.com' },
    { settings: { dataCenter: 'eu' }, host: 'https://www.zohoapis.eu' },
    { settings: { dataCenter: 'ca' }, host: 'https://www.zohoapis.ca' },
    { settings: { dataCenter: 'eu', baseUrl: 'https://proxy.example.com' }, host: 'https://proxy.example.com' },
  ] as const)('say where the API is: $host', async ({ settings, host }) => {
    answer('GET', `${BASE}/links/${ID}`, { body: link(ID, { resource_id: 'F1' }) }, host)
    expect((await wireClient(settings).get(REF)).id).toBe(ID)
    const plan = wireClient(settings).plan({ target: { kind: 'file', id: 'F1' }, role: 'viewer', audience: 'anyone' })
    expect(plan.requests.map(({ url }) => url).slice(0, 2)).toEqual([`${host}${BASE}/files/F1`, `${host}${BASE}/links`])
  })

  const TOKEN_ANSWER = {
    access_token: 'fresh',
    expires_in: 3600,
    api_domain: 'https://www.zohoapis.in',
    token_type: 'Bearer',
  }

  it('the token answer says where the API is', async () => {
    answer('POST', '/oauth/v2/token', { body: TOKEN_ANSWER }, 'https://accounts.zoho.com')
    const sent = answer(
      'GET',
      `${BASE}/links/${ID}`,
      { body: link(ID, { resource_id: 'F1' }) },
      'https://www.zohoapis.in',
    )
    const clock = { now: () => Date.parse('2026-11-21T12:00:00Z') }
    await createShareLinks(createWorkDrive(REFRESH), { clock }).get(REF)
    expect(sent[0]?.headers['authorization']).toBe('Zoho-oauthtoken fresh')
  })

  it('but baseUrl outranks it', async () => {
    answer('POST', '/oauth/v2/token', { body: TOKEN_ANSWER }, 'https://accounts.example.com')
    answer('GET', `${BASE}/links/${ID}`, { body: link(ID, { resource_id: 'F1' }) }, HOST)
    const clock = { now: () => Date.parse('2026-11-21T12:00:00Z') }
    const adapter = createWorkDrive({ ...REFRESH, baseUrl: HOST, accountsUrl: 'https://accounts.example.com' })
    expect((await createShareLinks(adapter, { clock }).get(REF)).id).toBe(ID)
  })

  it('a dead refresh token is unauthorized, and nothing is sent to WorkDrive', async () => {
    answer('POST', '/oauth/v2/token', { status: 200, body: { error: 'invalid_code' } }, 'https://accounts.zoho.eu')
    const clock = { now: () => Date.parse('2026-11-21T12:00:00Z') }
    const links = createShareLinks(createWorkDrive({ ...REFRESH, dataCenter: 'eu' }), { clock })
    expect((await rejection(links.get(REF))).code).toBe('unauthorized')
  })
})
