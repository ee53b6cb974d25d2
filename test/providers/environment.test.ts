import { PROVIDER_NAMES, PROVIDERS, readSettings } from '@sharelink/providers'
import { describe, expect, it } from 'vitest'
import { errorOf } from './error-of.ts'
import { BAD_ENVIRONMENTS, KEY, URL_OF_PORTAL } from './settings-table.ts'

describe('settings in the environment', () => {
  it('are those of design section 10, and a credential of each kind', () => {
    expect(PROVIDERS['onlyoffice-docspace'].variables).toEqual({
      SHARELINK_DOCSPACE_URL: 'baseUrl',
      SHARELINK_DOCSPACE_API_KEY: 'apiKey',
      SHARELINK_DOCSPACE_TOKEN: 'token',
      SHARELINK_DOCSPACE_COOKIE: 'cookie',
      SHARELINK_DOCSPACE_ACCESS_FORMAT: 'accessFormat',
      SHARELINK_DOCSPACE_EXPIRATION_FORMAT: 'expirationFormat',
      SHARELINK_DOCSPACE_SERVER_VERSION: 'serverVersion',
    })
  })

  it.each(BAD_ENVIRONMENTS)('%s: the variable is named and never its value', (_what, env, field) => {
    const error = errorOf(() => readSettings({ env }, ['onlyoffice-docspace']))
    expect(error).toMatchObject({ code: 'invalid-request', provider: 'onlyoffice-docspace', field })
    expect(error.message).toContain(`${field}: `)
    expect(JSON.stringify(error)).not.toContain(KEY)
  })

  it('configure a provider where a place or a credential is given, and only then', () => {
    expect(readSettings({ env: {} })).toEqual({})
    expect(readSettings({ env: { SHARELINK_DOCSPACE_ACCESS_FORMAT: 'name', PATH: '/bin' } })).toEqual({})
    const env = { SHARELINK_DOCSPACE_URL: URL_OF_PORTAL, SHARELINK_DOCSPACE_TOKEN: 'session' }
    expect(readSettings({ env })).toEqual({ 'onlyoffice-docspace': { baseUrl: URL_OF_PORTAL, token: 'session' } })
  })

  it('count as not given where a variable is empty', () => {
    const env = {
      SHARELINK_DOCSPACE_URL: URL_OF_PORTAL,
      SHARELINK_DOCSPACE_API_KEY: KEY,
      SHARELINK_DOCSPACE_TOKEN: '',
      SHARELINK_DOCSPACE_SERVER_VERSION: '',
    }
    expect(readSettings({ env })).toEqual({ 'onlyoffice-docspace': { baseUrl: URL_OF_PORTAL, apiKey: KEY } })
  })

  it('are an error where only a part is given', () => {
    const error = errorOf(() => readSettings({ env: { SHARELINK_DOCSPACE_URL: URL_OF_PORTAL } }))
    expect(error).toMatchObject({ field: 'SHARELINK_DOCSPACE_API_KEY' })
    expect(error.hint).toContain('SHARELINK_DOCSPACE_TOKEN')
  })
})

describe('the table of providers', () => {
  it.each(PROVIDER_NAMES)('%s names settings that exist, each in one variable at most', (name) => {
    const { variables, sufficient } = PROVIDERS[name]
    const settings = Object.values(variables)
    expect(new Set(settings).size).toBe(settings.length)
    for (const setting of sufficient.flat()) expect(settings).toContain(setting)
    for (const variable of Object.keys(variables)) expect(variable).toMatch(/^SHARELINK_[A-Z]+_[A-Z_]+$/)
  })
})
