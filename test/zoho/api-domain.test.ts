import nock from 'nock'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CREDENTIAL, probeClient } from './probe-client.ts'
import { virtualTime } from './virtual-time.ts'
import { closeNetwork, openNetwork } from '../setup/network.ts'

const unmatched: string[] = []
const note = (request: { url?: string }): number => unmatched.push(request.url ?? 'a request')

beforeEach(() => {
  closeNetwork()
  nock.emitter.on('no match', note)
})

afterEach(() => {
  nock.emitter.off('no match', note)
  const pending = nock.pendingMocks()
  const found = unmatched.splice(0)
  openNetwork()
  expect({ pending, found }).toEqual({ pending: [], found: [] })
})

function answerToken(accounts: string, apiDomain: string | undefined): void {
  const answer = { access_token: 'access', expires_in: 3600, api_domain: apiDomain, token_type: 'Bearer' }
  nock(accounts).post('/oauth/v2/token').reply(200, answer)
}

function expectApiCall(origin: string): void {
  nock(origin, { reqheaders: { authorization: 'Zoho-oauthtoken access' } })
    .get('/workdrive/api/v1/links/a')
    .reply(200, { data: { id: 'a' } })
}

const runtime = (): { clock: { now(): number } } => ({ clock: virtualTime().clock })

test('wire case 51: the API is where api_domain of the token answer says', async () => {
  answerToken('https://accounts.zoho.com', 'https://www.zohoapis.eu')
  expectApiCall('https://www.zohoapis.eu')
  await probeClient(CREDENTIAL, runtime()).get('a')
})

test('without api_domain the API is the data centre’s own', async () => {
  answerToken('https://accounts.zohocloud.ca', undefined)
  expectApiCall('https://www.zohoapis.ca')
  await probeClient({ ...CREDENTIAL, dataCenter: 'CA' }, runtime()).get('a')
})

test('baseUrl outranks api_domain', async () => {
  answerToken('https://accounts.zoho.com', 'https://www.zohoapis.eu')
  expectApiCall('https://proxy.example')
  await probeClient({ ...CREDENTIAL, baseUrl: 'https://proxy.example' }, runtime()).get('a')
})

test.each([
  'https://evil.example',
  'http://www.zohoapis.com',
  'https://www.zohoapis.com.evil.example',
  'https://www.zohoapis.com@evil.example',
  'https://evilzohoapis.com',
  'https://www.zohoapis.com:8443',
  'https://api.zohoapis.com',
  'javascript:alert(1)',
  'not an address',
  '',
])('an access token never goes where a hostile answer says: %s', async (apiDomain) => {
  answerToken('https://accounts.zoho.jp', apiDomain)
  expectApiCall('https://www.zohoapis.jp')
  await probeClient({ ...CREDENTIAL, dataCenter: 'jp' }, runtime()).get('a')
})
