import { parseStrictly, ShareLinkError } from '@sharelink/core'
import { DATA_CENTERS, dataCenterHosts, type ZohoAccess, zohoAccess, zohoSettingsShape } from '@sharelink/zoho'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { CREDENTIAL } from './probe-client.ts'

function access(settings: Record<string, unknown>): ZohoAccess {
  return zohoAccess('zoho-docs', parseStrictly('zoho-docs', z.strictObject(zohoSettingsShape), settings))
}

function refusal(settings: Record<string, unknown>): ShareLinkError {
  try {
    access(settings)
  } catch (error) {
    if (ShareLinkError.is(error)) return error
  }
  throw new Error('not refused')
}

test.each([
  ['us', 'accounts.zoho.com', 'www.zohoapis.com'],
  ['eu', 'accounts.zoho.eu', 'www.zohoapis.eu'],
  ['in', 'accounts.zoho.in', 'www.zohoapis.in'],
  ['au', 'accounts.zoho.com.au', 'www.zohoapis.com.au'],
  ['jp', 'accounts.zoho.jp', 'www.zohoapis.jp'],
  ['cn', 'accounts.zoho.com.cn', 'www.zohoapis.com.cn'],
  ['ca', 'accounts.zohocloud.ca', 'www.zohoapis.ca'],
  ['sa', 'accounts.zoho.sa', 'www.zohoapis.sa'],
  ['ae', 'accounts.zoho.ae', 'www.zohoapis.ae'],
])('data centre %s: tokens from %s, API at %s', (dataCenter, accounts, api) => {
  const { accountsUrl, hosts } = access({ ...CREDENTIAL, dataCenter })
  expect(accountsUrl).toBe(`https://${accounts}`)
  expect(hosts).toMatchObject({ accounts: accountsUrl, api: `https://${api}` })
  expect(access({ ...CREDENTIAL, dataCenter: dataCenter.toUpperCase() }).hosts).toBe(hosts)
})

test.each([
  ['us', 'workdrive.zoho.com'],
  ['eu', 'workdrive.zoho.eu'],
  ['in', 'workdrive.zoho.in'],
  ['au', 'workdrive.zoho.com.au'],
  ['jp', 'workdrive.zoho.jp'],
  ['cn', 'workdrive.zoho.com.cn'],
])('the WorkDrive app of %s is at %s', (dataCenter, workDrive) => {
  expect(access({ ...CREDENTIAL, dataCenter }).hosts.workDrive).toBe(`https://${workDrive}`)
})

test.each([
  ['ca', 'workdrive.zohocloud.ca'],
  ['sa', 'workdrive.zoho.sa'],
  ['ae', 'workdrive.zoho.ae'],
])('the WorkDrive app of %s is at %s (inferred)', (dataCenter, workDrive) => {
  expect(access({ ...CREDENTIAL, dataCenter }).hosts.workDrive).toBe(`https://${workDrive}`)
})

test('the first table above has every data centre', () => {
  expect(DATA_CENTERS).toEqual(['us', 'eu', 'in', 'au', 'jp', 'cn', 'ca', 'sa', 'ae'])
})

test('the default is the US, and Zoho Docs has hosts only where they are known', () => {
  expect(access(CREDENTIAL)).toMatchObject({ accountsUrl: 'https://accounts.zoho.com' })
  expect(DATA_CENTERS.filter((name) => dataCenterHosts(name).docs !== undefined)).toEqual(['us', 'eu'])
  expect(dataCenterHosts('us').docs).toBe('https://apidocs.zoho.com')
})

test('accountsUrl outranks the data centre, and names it where it is not given', () => {
  const own = access({ ...CREDENTIAL, dataCenter: 'eu', accountsUrl: 'http://127.0.0.1:8080/' })
  expect(own).toMatchObject({ accountsUrl: 'http://127.0.0.1:8080', hosts: { api: 'https://www.zohoapis.eu' } })
  const indian = access({ ...CREDENTIAL, accountsUrl: 'https://accounts.zoho.in' })
  expect(indian.hosts.api).toBe('https://www.zohoapis.in')
  expect(access({ ...CREDENTIAL, accountsUrl: 'https://accounts.zoho.au' }).hosts.api).toBe(
    'https://www.zohoapis.com.au',
  )
})

test.each([
  ['dataCenter', { ...CREDENTIAL, dataCenter: 'mars' }],
  ['timeZone', { ...CREDENTIAL, timeZone: 'Mars/Olympus' }],
  ['timeZone', { ...CREDENTIAL, timeZone: '+05:30' }],
  ['accountsUrl', { ...CREDENTIAL, accountsUrl: 'http://accounts.zoho.com' }],
  ['baseUrl', { ...CREDENTIAL, baseUrl: 'ftp://www.zohoapis.com' }],
  ['baseUrl', { ...CREDENTIAL, baseUrl: 'https://user:pass@www.zohoapis.com' }],
  ['clientId', {}],
  ['clientSecret', { clientId: 'id', refreshToken: 'r' }],
  ['refreshToken', { clientId: 'id', clientSecret: 's' }],
  ['refreshToken', { accessToken: 'token', refreshToken: 'r' }],
  ['accessToken', { accessToken: 'two words' }],
  ['accessToken', { accessToken: 'line\r\nbreak' }],
  ['accessToken', { accessToken: 7 }],
  ['secret', { ...CREDENTIAL, secret: 'x' }],
])('a wrong setting is invalid-request and names %s', (field, settings) => {
  expect(refusal(settings)).toMatchObject({ code: 'invalid-request', provider: 'zoho-docs', field })
})

test('no refusal repeats a secret', () => {
  const secret = 'Very Secret Text'
  for (const settings of [{ accessToken: secret }, { ...CREDENTIAL, baseUrl: `https://u:${secret}@host` }])
    expect(JSON.stringify(refusal(settings))).not.toContain(secret)
})

test('the time zone is taken in any letters and kept in its usual ones', () => {
  expect(access({ ...CREDENTIAL, timeZone: 'europe/berlin' }).timeZone).toBe('Europe/Berlin')
})
