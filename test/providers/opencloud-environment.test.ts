import { createClients, PROVIDERS, readSettings } from '@sharelink/providers'
import { describe, expect, it } from 'vitest'
import { errorOf } from './error-of.ts'

const SECRET = 'oc-secret-5c4e3d2b'
const URL_OF_SERVER = 'https://cloud.example.org'
const SHARELINK_OPENCLOUD_URL = URL_OF_SERVER

describe('the settings of OpenCloud in the environment', () => {
  it('are its address and one of two credentials', () => {
    expect(PROVIDERS.opencloud.variables).toEqual({
      SHARELINK_OPENCLOUD_URL: 'baseUrl',
      SHARELINK_OPENCLOUD_USER: 'username',
      SHARELINK_OPENCLOUD_PASSWORD: 'appPassword',
      SHARELINK_OPENCLOUD_ACCESS_TOKEN: 'accessToken',
    })
  })

  it.each([
    ['an app password', { SHARELINK_OPENCLOUD_USER: 'marie', SHARELINK_OPENCLOUD_PASSWORD: SECRET }],
    ['a token', { SHARELINK_OPENCLOUD_ACCESS_TOKEN: SECRET }],
  ])('make a client with %s', (_what, credential) => {
    const settings = readSettings({ env: { SHARELINK_OPENCLOUD_URL, ...credential } })
    expect(createClients(settings).get('opencloud').provider).toBe('opencloud')
  })

  it.each<[string, Record<string, string>, string]>([
    ['a URL alone', {}, 'SHARELINK_OPENCLOUD_USER'],
    ['a user alone', { SHARELINK_OPENCLOUD_USER: 'marie' }, 'SHARELINK_OPENCLOUD_PASSWORD'],
    ['a password alone', { SHARELINK_OPENCLOUD_PASSWORD: SECRET }, 'SHARELINK_OPENCLOUD_USER'],
    [
      'a user with a colon',
      { SHARELINK_OPENCLOUD_USER: `a:${SECRET}`, SHARELINK_OPENCLOUD_PASSWORD: SECRET },
      'SHARELINK_OPENCLOUD_USER',
    ],
    [
      'both credentials',
      {
        SHARELINK_OPENCLOUD_USER: 'marie',
        SHARELINK_OPENCLOUD_PASSWORD: SECRET,
        SHARELINK_OPENCLOUD_ACCESS_TOKEN: SECRET,
      },
      'SHARELINK_OPENCLOUD_ACCESS_TOKEN',
    ],
    ['a token with a blank', { SHARELINK_OPENCLOUD_ACCESS_TOKEN: `${SECRET} x` }, 'SHARELINK_OPENCLOUD_ACCESS_TOKEN'],
  ])('%s: the variable is named and never its value', (_what, env, field) => {
    const error = errorOf(() => readSettings({ env: { SHARELINK_OPENCLOUD_URL, ...env } }, ['opencloud']))
    expect(error).toMatchObject({ code: 'invalid-request', provider: 'opencloud', field })
    expect(JSON.stringify(error)).not.toContain(SECRET)
  })

  it('take no plain http beyond loopback', () => {
    const env = { SHARELINK_OPENCLOUD_URL: 'http://cloud.example.org', SHARELINK_OPENCLOUD_ACCESS_TOKEN: SECRET }
    expect(errorOf(() => readSettings({ env }))).toMatchObject({ field: 'SHARELINK_OPENCLOUD_URL' })
  })
})
