import { openCloudItems, openCloudUsers } from '@sharelink/emulator'
import { describe, expect, it } from 'vitest'
import { openCloud, PASSWORD, permissionOf, refusalOf } from './opencloud-harness.ts'

const view = { type: 'view', password: PASSWORD }

describe('links of an OpenCloud server', () => {
  it('move the expiry to the end of the day in the offset sent, later than asked', () => {
    const { call } = openCloud()
    const expiryOf = (expirationDateTime: string): string | undefined =>
      permissionOf(call('POST', 'createLink', { body: { ...view, expirationDateTime } })).expirationDateTime
    expect(expiryOf('2030-01-01T00:00:00-05:30')).toBe('2030-01-02T05:29:59Z')
    expect(expiryOf('2030-01-01T23:59:59+14:00')).toBe('2030-01-01T09:59:59Z')
    // Over already when it is asked for, and alive until the end of the day.
    expect(expiryOf('2026-11-21T01:00:00Z')).toBe('2026-11-21T23:59:59Z')
  })

  it('cannot be revived once their last second is over', () => {
    const { call, clock } = openCloud()
    const body = { ...view, expirationDateTime: '2026-11-22T00:00:00Z' }
    const { id } = permissionOf(call('POST', 'createLink', { body }))
    clock.set('2026-11-22T23:59:59Z')
    expect(call('GET', 'permissions').body).toContain(id)
    clock.advance(1)
    expect(call('GET', 'permissions').body).not.toContain(id)
    expect(call('PATCH', `permissions/${id}`, { body: { expirationDateTime: null } }).status).toBe(404)
    expect(call('DELETE', `permissions/${id}`).status).toBe(404)
  })

  it('are created by Basic with a password or one made for an app, and by Bearer', () => {
    const { send } = openCloud()
    const { username, password, appPassword, accessToken } = openCloudUsers.admin
    const basic = (secret: string): string => `Basic ${Buffer.from(`${username}:${secret}`).toString('base64')}`
    const status = (authorization: string): number =>
      send('GET', '/graph/v1.0/me/drives', { headers: { authorization } }).status
    expect([basic(password), basic(appPassword), `Bearer ${accessToken}`].map(status)).toEqual([200, 200, 200])
    expect([basic('wrong'), basic(accessToken), `Bearer ${password}`, 'Basic !'].map(status)).toEqual([
      401, 401, 401, 401,
    ])
  })

  it.each([
    ['createLink', 'POST', { ...view, zzz: null }, 'invalid body schema definition'],
    ['permissions/x', 'PATCH', { link: { type: 'view', zzz: 1 } }, 'invalid request body'],
    ['permissions/x/setPassword', 'POST', { password: PASSWORD, zzz: 1 }, 'invalid request body'],
  ])('%s refuses an unknown field', (path, method, body, message) => {
    expect(refusalOf(openCloud().call(method, path, { body }))).toEqual([400, 'invalidRequest', message])
  })

  it('keep what was there when an empty change is a panic', () => {
    const { call } = openCloud()
    const made = permissionOf(call('POST', 'createLink', { body: view }))
    for (const body of [{}, { link: {} }, { link: null }]) {
      expect(call('PATCH', `permissions/${made.id}`, { body })).toMatchObject({ status: 502, body: '' })
    }
    expect(JSON.parse(call('GET', 'permissions').body)).toMatchObject({ value: [made] })
  })

  it('of somebody else are not found', () => {
    const { call } = openCloud()
    const { id } = permissionOf(call('POST', 'createLink', { body: view }))
    for (const as of ['marie', 'alan'] as const) {
      expect(call('DELETE', `permissions/${id}`, { as }).status).toBe(404)
      expect(call('PATCH', `permissions/${id}`, { as, body: { link: { type: 'edit' } } }).status).toBe(404)
    }
    expect(call('GET', 'permissions', { as: 'alan' }).status).toBe(404)
    expect(call('POST', 'createLink', { as: 'alan', body: view }).status).toBe(404)
    expect(refusalOf(call('DELETE', `permissions/${id}`, { item: openCloudItems.report }))[2]).toBe(
      'permissionID and itemID do not match',
    )
  })
})

describe('the OCS side of an OpenCloud server', () => {
  const shares = '/ocs/v2.php/apps/files_sharing/api/v1/shares?format=json'
  const headers = { authorization: `Bearer ${openCloudUsers.admin.accessToken}` }
  const asForm = { ...headers, 'content-type': 'application/x-www-form-urlencoded' }
  const form = `path=/room&shareType=3&permissions=1&password=${PASSWORD}&name=Client`

  it('takes a form only, and answers name and an expiry at the end of the day', () => {
    const { send } = openCloud()
    const json = send('POST', shares, { headers, body: { path: '/room', shareType: 3 } })
    expect(json.status).toBe(400)
    expect(json.body).toContain('shareType must be an integer')
    expect(send('POST', shares, { headers, body: form }).status).toBe(400)
    const made = send('POST', shares, { headers: asForm, body: `${form}&expireDate=2026-11-28` })
    expect(JSON.parse(made.body)).toMatchObject({
      ocs: { data: { name: 'Client', expiration: '2026-11-28 23:59:59' } },
    })
  })

  it('answers 500 and 996 to a past date', () => {
    const past = openCloud().send('POST', shares, { headers: asForm, body: `${form}&expireDate=2001-01-01` })
    expect(past.status).toBe(500)
    const meta = { statuscode: 996, message: 'grpc create public share request failed' }
    expect(JSON.parse(past.body)).toMatchObject({ ocs: { meta } })
  })
})
