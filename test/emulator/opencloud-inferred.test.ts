import { openCloudItems, openCloudUsers } from '@sharelink/emulator'
import { describe, expect, it } from 'vitest'
import { openCloud, PASSWORD, permissionOf, refusalOf } from './opencloud-harness.ts'

const ENFORCED = [400, 'invalidRequest', 'password protection is enforced'] as const

describe('what is inferred from the server source and not recorded', () => {
  it.each(['edit', 'upload', 'createOnly'])('inferred: the password of a link of type %s cannot be cleared', (type) => {
    const { call } = openCloud()
    const { id } = permissionOf(call('POST', 'createLink', { body: { type, password: PASSWORD } }))
    expect(refusalOf(call('POST', `permissions/${id}/setPassword`, { body: { password: '' } }))).toEqual(ENFORCED)
  })

  it('inferred: an ordinary user cannot clear the password of a link that reads either', () => {
    const { call } = openCloud()
    const by = { as: 'marie', item: openCloudItems.mariesFile } as const
    const { id } = permissionOf(call('POST', 'createLink', { ...by, body: { type: 'view', password: PASSWORD } }))
    expect(refusalOf(call('POST', `permissions/${id}/setPassword`, { ...by, body: { password: '' } }))).toEqual(
      ENFORCED,
    )
  })

  it('inferred: an internal link becomes one that reads without a password, but not one that writes', () => {
    const { call } = openCloud()
    const { id } = permissionOf(call('POST', 'createLink', { body: { type: 'internal' } }))
    const become = (type: string) => call('PATCH', `permissions/${id}`, { body: { link: { type } } })
    expect(refusalOf(become('edit'))).toEqual(ENFORCED)
    expect(permissionOf(become('view'))).toMatchObject({ hasPassword: false, link: { type: 'view' } })
  })

  it('inferred: a change that fails halfway leaves what came before it', () => {
    const { call, state } = openCloud()
    const { id } = permissionOf(call('POST', 'createLink', { body: { type: 'view', password: PASSWORD } }))
    const link = { type: 'blocksDownload', '@libre.graph.displayName': 'Client B' }
    const changed = call('PATCH', `permissions/${id}`, { body: { expirationDateTime: '2030-01-01T00:00:00Z', link } })
    expect(refusalOf(changed)).toEqual([500, 'generalException', 'no matching permission set found'])
    const expiration = Date.UTC(2030, 0, 1, 23, 59, 59) / 1000
    expect(state.links).toMatchObject([{ type: 'view', displayName: 'Client B', expiration }])
  })

  it('inferred: a date after 2262 is refused at first, and comes out 584 years earlier later on', () => {
    const { call } = openCloud()
    const ask = (expirationDateTime: string) =>
      call('POST', 'createLink', { body: { type: 'view', password: PASSWORD, expirationDateTime } })
    expect(refusalOf(ask('2300-01-01T00:00:00Z'))[2]).toMatch(/^expiration date is in the past: 1715-/)
    expect(permissionOf(ask('2262-04-10T00:00:00Z')).expirationDateTime).toBe('2262-04-10T23:59:59Z')
    expect(permissionOf(ask('2700-01-01T00:00:00Z')).expirationDateTime).toMatch(/^2115-/)
  })

  it('inferred: an internal link takes no password', () => {
    const body = { type: 'internal', password: PASSWORD }
    const message = 'password is redundant for the internal link'
    expect(refusalOf(openCloud().call('POST', 'createLink', { body }))).toEqual([400, 'invalidRequest', message])
  })

  it('inferred: a list without links has no member value', () => {
    expect(JSON.parse(openCloud().call('GET', 'permissions').body)).not.toHaveProperty('value')
  })

  it('inferred: a second quick link is the first', () => {
    const { call } = openCloud()
    const body = { type: 'view', password: PASSWORD, '@libre.graph.quickLink': true }
    const [first, second] = [0, 1].map(() => permissionOf(call('POST', 'createLink', { body })).id)
    expect(second).toBe(first)
  })

  it('inferred: who was invited may make an internal link and no other', () => {
    const { call } = openCloud()
    const make = (type: string) => call('POST', 'createLink', { as: 'marie', body: { type } })
    expect(make('internal').status).toBe(200)
    expect(refusalOf(make('view'))[2]).toBe('no share permission')
  })

  it('inferred: the capabilities say by read_only alone that a password is enforced, and the rules', () => {
    const { send } = openCloud()
    const headers = { authorization: `Bearer ${openCloudUsers.admin.accessToken}` }
    const { body } = send('GET', '/ocs/v1.php/cloud/capabilities?format=json', { headers })
    expect(JSON.parse(body)).toMatchObject({
      ocs: {
        data: {
          capabilities: {
            files_sharing: { public: { password: { enforced: false, enforced_for: { read_only: true } } } },
            password_policy: { min_characters: 8, max_characters: 72, min_special_characters: 1 },
          },
        },
      },
    })
  })
})
