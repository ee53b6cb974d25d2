import { createClients, PROVIDERS, readSettings } from '@sharelink/providers'
import { createPlanner } from '@sharelink/providers/planning'
import { describe, expect, it } from 'vitest'
import { errorOf } from './error-of.ts'
import { ACCOUNT, BAD_ZOHO_ENVIRONMENTS, OFFICE, SECRET, TOKEN } from './zoho-settings-table.ts'

const ACCOUNT_VARIABLES = {
  SHARELINK_ZOHO_CLIENT_ID: 'clientId',
  SHARELINK_ZOHO_CLIENT_SECRET: 'clientSecret',
  SHARELINK_ZOHO_REFRESH_TOKEN: 'refreshToken',
  SHARELINK_ZOHO_REDIRECT_URI: 'redirectUri',
  SHARELINK_ZOHO_ACCESS_TOKEN: 'accessToken',
  SHARELINK_ZOHO_DATA_CENTER: 'dataCenter',
  SHARELINK_ZOHO_ACCOUNTS_URL: 'accountsUrl',
  SHARELINK_ZOHO_TIME_ZONE: 'timeZone',
}
const OFFICE_VARIABLES = { SHARELINK_ZOHO_API_KEY: 'apiKey', SHARELINK_ZOHO_AUTHTOKEN: 'authToken' }

describe('settings of Zoho in the environment', () => {
  it('are those of design section 10, an access token and a redirect URI', () => {
    expect(PROVIDERS['zoho-workdrive'].variables).toEqual({ ...ACCOUNT_VARIABLES, SHARELINK_WORKDRIVE_URL: 'baseUrl' })
    expect(PROVIDERS['zoho-docs'].variables).toEqual({ ...ACCOUNT_VARIABLES, SHARELINK_ZOHO_DOCS_URL: 'baseUrl' })
    expect(PROVIDERS['zoho-sheet'].variables).toEqual({ ...OFFICE_VARIABLES, SHARELINK_ZOHO_SHEET_URL: 'baseUrl' })
    expect(PROVIDERS['zoho-show'].variables).toEqual({ ...OFFICE_VARIABLES, SHARELINK_ZOHO_SHOW_URL: 'baseUrl' })
  })

  it.each(BAD_ZOHO_ENVIRONMENTS)('%s, %s: the variable is named and never its value', (provider, _what, env, field) => {
    const error = errorOf(() => readSettings({ env }, [provider]))
    expect(error).toMatchObject({ code: 'invalid-request', provider, field })
    expect(error.message).toContain(`${field}: `)
    expect(JSON.stringify(error)).not.toContain(SECRET)
  })

  it.each([
    ['a refresh token', ACCOUNT, ['zoho-workdrive', 'zoho-docs']],
    ['an access token', TOKEN, ['zoho-workdrive', 'zoho-docs']],
    ['an authtoken', OFFICE, ['zoho-sheet', 'zoho-show']],
    ['a time zone, which is no account', { SHARELINK_ZOHO_TIME_ZONE: 'Europe/Berlin' }, []],
    ['an address, which is no account', { SHARELINK_WORKDRIVE_URL: 'https://w.example' }, []],
  ])('configure by %s whoever is used with it', (_what, env, names) => {
    expect(createClients(readSettings({ env })).names).toEqual(names)
  })

  it('may be in a config file, a secret by the name of its variable', () => {
    const config = { 'zoho-workdrive': { accessToken: { env: 'MINE' }, limits: { perSecond: 2 }, dataCenter: 'EU' } }
    const settings = readSettings({ env: { MINE: SECRET }, config })
    expect(settings['zoho-workdrive']).toMatchObject({ accessToken: SECRET })
    expect(createClients(settings).get('zoho-workdrive').provider).toBe('zoho-workdrive')
    const wrong = { 'zoho-workdrive': { ...config['zoho-workdrive'], limits: { perSecond: SECRET } } }
    const error = errorOf(() => readSettings({ env: { MINE: SECRET }, config: wrong }))
    expect(error.field).toContain('limits')
    expect(JSON.stringify(error)).not.toContain(SECRET)
  })

  it('take a function for an access token from a program', () => {
    const accessToken = async (): Promise<string> => SECRET
    expect(createClients({ 'zoho-docs': { accessToken } }).get('zoho-docs').provider).toBe('zoho-docs')
  })
})

describe('planning for Zoho', () => {
  const wish = { role: 'viewer', audience: 'anyone' } as const
  const shared = { role: 'viewer', audience: 'people', people: ['ann@b.example'] } as const

  it.each([
    ['zoho-workdrive', { target: { kind: 'file', id: '1' }, ...wish }],
    ['zoho-docs', { target: { kind: 'file', id: '1' }, ...wish }],
    ['zoho-sheet', { target: { kind: 'spreadsheet', id: '1' }, ...shared }],
    ['zoho-show', { target: { kind: 'presentation', id: '1' }, ...shared }],
  ] as const)('%s needs no settings', (provider, draft) => {
    const { requests, refusal } = createPlanner(provider, { env: {} }).plan(draft)
    expect(refusal).toBeUndefined()
    expect(requests.length).toBeGreaterThan(0)
  })

  it.each(['zoho-workdrive', 'zoho-docs'] as const)(
    '%s needs the time zone for an expiry, and nothing else',
    (provider) => {
      const draft = { target: { kind: 'file', id: '1' }, ...wish, expiresAt: '2040-01-01T12:00:00Z' } as const
      expect(createPlanner(provider, { env: {} }).plan(draft).refusal).toMatchObject({ field: 'expiresAt' })
      const env = { SHARELINK_ZOHO_TIME_ZONE: 'Europe/Berlin' }
      expect(createPlanner(provider, { env }).plan(draft).refusal).toBeUndefined()
    },
  )

  it.each([
    ['a client alone', { SHARELINK_ZOHO_CLIENT_ID: '1000.CLIENT' }],
    ['a refresh token', ACCOUNT],
    ['an access token', TOKEN],
  ])('takes %s as it is, and shows no secret', (_what, env) => {
    const plan = createPlanner('zoho-workdrive', { env }).plan({ target: { kind: 'file', id: '1' }, ...wish })
    expect(plan.requests[0]?.headers).toMatchObject({ authorization: 'Zoho-oauthtoken ***' })
    expect(JSON.stringify(plan)).not.toContain(SECRET)
  })
})
