import { createZohoDocs, type ZohoDocsSettings } from '@sharelink/zoho-docs'
import { expect, test } from 'vitest'
import { FILE, listed } from './docs-bench.ts'
import { useDocs } from './use-docs.ts'

const OAUTH = { clientId: 'id', clientSecret: 'secret-1', refreshToken: 'refresh-1' }

/** Where the first request of a plan goes. */
function host(settings: ZohoDocsSettings): string | undefined {
  const adapter = createZohoDocs(settings)
  const [capability] = adapter.capabilities.links
  if (capability === undefined) throw new Error('no capability')
  const draft = {
    target: FILE,
    kind: 'access',
    role: 'viewer',
    audience: 'anyone',
    listed: false,
    notify: false,
  } as const
  const [read] = adapter.planCreate({ draft, capability, token: '' })
  return read && new URL(read.url).origin
}

test.each([
  ['by default', {}, 'https://apidocs.zoho.com'],
  ['in the EU', { dataCenter: 'eu' }, 'https://apidocs.zoho.eu'],
  ['with an origin, which outranks', { dataCenter: 'eu', baseUrl: 'https://docs.example/' }, 'https://docs.example'],
] as const)('requests go to the service’s own host %s', (_name, settings, origin) => {
  expect(host({ ...OAUTH, ...settings })).toBe(origin)
})

test.each([
  ['baseUrl', 'in Japan, where no document names the host', { dataCenter: 'jp' }],
  ['baseUrl', 'not of https', { baseUrl: 'http://docs.example' }],
  ['timeZone', 'not a named zone', { timeZone: 'CEST+5' }],
] as const)('%s is refused by name: %s', (field, _why, settings) => {
  const refusal = expect.objectContaining({ code: 'invalid-request', field })
  expect(() => createZohoDocs({ ...OAUTH, ...settings })).toThrow(refusal)
})

test('a setting that there is none of is refused by name', () => {
  const settings = Object.assign({}, OAUTH, { apiKey: 'x' })
  expect(() => createZohoDocs(settings)).toThrow(expect.objectContaining({ code: 'invalid-request', field: 'apiKey' }))
})

test('a token that is refused is asked for anew, once', async () => {
  const { client, requests } = await useDocs()
  const tokens = ['stale-token', 'zoho-docs-access-token']
  const links = client({ accessToken: () => Promise.resolve(tokens.shift() ?? '') })
  expect(await listed(links.list(FILE))).toEqual([])
  expect(requests.map(({ headers }) => headers['authorization'])).toEqual([
    'Zoho-oauthtoken stale-token',
    'Zoho-oauthtoken zoho-docs-access-token',
  ])
})

test('a token that stays refused is unauthorized, and not sent on and on', async () => {
  const { client, requests } = await useDocs()
  const links = client({ accessToken: 'stale-token' })
  await expect(listed(links.list(FILE))).rejects.toMatchObject({ code: 'unauthorized' })
  expect(requests).toHaveLength(1)
})

test('the capabilities say that the service is retired, and by what it is replaced', () => {
  const remarks = createZohoDocs(OAUTH).capabilities.remarks?.join(' ')
  expect(remarks).toMatch(/retired on 15 March 2023.*WorkDrive/)
})
