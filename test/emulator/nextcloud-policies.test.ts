import { nextcloudUsers } from '@sharelink/emulator'
import { describe, expect, it } from 'vitest'
import { basic, nextcloud, PASSWORD, refusalOf, shareOf } from './nextcloud-harness.ts'

describe('what the administrator of a Nextcloud server set', () => {
  function capabilities(server: ReturnType<typeof nextcloud>): unknown {
    const { username, password } = nextcloudUsers.admin
    const headers = { authorization: basic(username, password), 'ocs-apirequest': 'true' }
    const { body } = server.send('GET', '/ocs/v2.php/cloud/capabilities?format=json', headers)
    return JSON.parse(body)
  }
  const within = (found: object): object => ({ ocs: { data: { capabilities: found } } })

  it('inferred: stands in the capabilities', () => {
    const set = { passwordEnforced: true, defaultExpiry: { days: 7, enforced: true }, publicUpload: false }
    const server = nextcloud({ policies: { ...set, passwordPolicy: { minLength: 12 } } })
    expect(capabilities(server)).toMatchObject(
      within({
        files_sharing: {
          api_enabled: true,
          public: {
            enabled: true,
            password: { enforced: true },
            expire_date: { enabled: true, days: 7, enforced: true },
            upload: false,
          },
        },
        password_policy: { minLength: 12, enforceNonCommonPassword: true, enforceUpperLowerCase: false },
      }),
    )
  })

  it('inferred: is left out where there is nothing to say', () => {
    const off = nextcloud({ policies: { links: false, passwordPolicy: null } })
    expect(capabilities(off)).toMatchObject(within({ files_sharing: { public: { enabled: false } } }))
    expect(capabilities(off)).not.toHaveProperty('ocs.data.capabilities.password_policy')
    expect(capabilities(nextcloud())).toHaveProperty('ocs.data.capabilities.files_sharing.public.expire_date', {
      enabled: false,
    })
  })

  it('moves a link without a date to the default, and lets it be cleared', () => {
    const { call, create } = nextcloud({ policies: { defaultExpiry: { days: 3, enforced: true } } })
    const { id, expiration } = create()
    expect(expiration).toBe('2026-11-24 00:00:00')
    const tooLong = { path: '/room', shareType: 3, expireDate: '2026-11-25' }
    const message = 'Cannot set expiration date more than 3 days in the future'
    expect(refusalOf(call('POST', '', { body: tooLong }))).toEqual([404, 404, message])
    expect(refusalOf(call('PUT', `/${id}`, { body: { expireDate: '2026-11-25' } }))).toEqual([404, 404, message])
    expect(shareOf(call('PUT', `/${id}`, { body: { expireDate: '' } })).expiration).toBeNull()
  })

  it('lets a link without a password be edited where one is enforced', () => {
    const { call, create, state } = nextcloud()
    const { id } = create()
    state.policies.passwordEnforced = true
    expect(call('PUT', `/${id}`, { body: { password: '' } }).status).toBe(200)
    const { id: locked } = create({ password: PASSWORD })
    expect(refusalOf(call('PUT', `/${locked}`, { body: { password: '' } }))[0]).toBe(400)
  })
})
