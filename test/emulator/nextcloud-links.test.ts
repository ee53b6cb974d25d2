import { nextcloudPaths, nextcloudUsers } from '@sharelink/emulator'
import { describe, expect, it } from 'vitest'
import { basic, nextcloud, PASSWORD, refusalOf, shareOf, sharesOf } from './nextcloud-harness.ts'

const UNKNOWN = [404, 404, 'Wrong share ID, share does not exist'] as const

describe('links of a Nextcloud server', () => {
  it('are read by a password, an app password or a token, and by nothing else', () => {
    const { call } = nextcloud()
    const { username, password, appPassword, accessToken } = nextcloudUsers.admin
    const status = (authorization: string): number => call('GET', '', { headers: { authorization } }).status
    const right = [basic(username, password), basic(username, appPassword), `Bearer ${accessToken}`]
    expect(right.map(status)).toEqual([200, 200, 200])
    const wrong = [basic(username, accessToken), basic('marie', appPassword), `Bearer ${appPassword}`, 'Basic !']
    expect(wrong.map(status)).toEqual([401, 401, 401, 401])
    expect(call('GET', '', { headers: { authorization: 'Bearer x' } }).headers['content-type']).toContain('text/xml')
  })

  it('of somebody else are not found, nor is what they are of', () => {
    const { call, create } = nextcloud()
    const { id } = create()
    for (const method of ['GET', 'PUT', 'DELETE']) {
      expect(refusalOf(call(method, `/${id}`, { as: 'marie', body: { label: 'x' } }))).toEqual(UNKNOWN)
    }
    expect(sharesOf(call('GET', '', { as: 'marie' }))).toEqual([])
    const body = { path: nextcloudPaths.mariesFile, shareType: 3 }
    expect(refusalOf(call('POST', '', { body }))).toEqual([404, 404, 'Wrong path, file/folder does not exist'])
    expect(call('POST', '', { as: 'marie', body }).status).toBe(200)
  })

  it('are listed all at once, of a path alone or of what lies in a folder', () => {
    const { call, create } = nextcloud()
    const [onRoom, onReport, onRoomToo] = [{}, { path: nextcloudPaths.report }, {}].map((body) => create(body).id)
    const ids = (query: string): readonly string[] => sharesOf(call('GET', query)).map(({ id }) => id)
    expect(ids('')).toEqual([onRoom, onReport, onRoomToo])
    expect(ids('?path=/room/')).toEqual([onRoom, onRoomToo])
    expect(ids('?path=room&subfiles=true')).toEqual([onReport])
    expect(ids('?path=/archive')).toEqual([])
    expect(call('GET', '?path=/nope').status).toBe(404)
  })

  it('are made by one form as by one JSON body, with a label of any length', () => {
    const { call, create } = nextcloud()
    const form = 'path=%2Froom&shareType=3&permissions=15&expireDate=2026-11-28&label=a+b'
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const made = shareOf(call('POST', '', { headers, body: form }))
    expect(made).toMatchObject({ permissions: 31, expiration: '2026-11-28 00:00:00', label: 'a b' })
    expect(create({ label: 'x'.repeat(1000) }).label).toHaveLength(1000)
  })

  it('change as a whole or not at all', () => {
    const { call, create } = nextcloud()
    const { id } = create({ label: 'before' })
    const body = { label: 'after', permissions: 15, password: PASSWORD, expireDate: '2001-01-01' }
    expect(refusalOf(call('PUT', `/${id}`, { body }))[0]).toBe(404)
    const [kept] = sharesOf(call('GET', `/${id}`))
    expect(kept).toMatchObject({ label: 'before', permissions: 17, password: null, expiration: null })
  })

  it('show a hash that is not the password and is another for another one', () => {
    const { call, create } = nextcloud()
    const { id, password } = create({ password: PASSWORD })
    const changed = shareOf(call('PUT', `/${id}`, { body: { password: `${PASSWORD}?` } }))
    expect(password).toMatch(/^3\|\$argon2id\$/)
    expect(changed.password).not.toBe(password)
    expect(changed['share_with']).toBe(changed.password)
    expect(JSON.stringify(changed)).not.toContain(PASSWORD)
  })

  it('say by /ocs/v1.php with 200 what was refused, and 100 for what was not', () => {
    const { call } = nextcloud()
    const body = { path: '/room', shareType: 3, password: 'abc' }
    expect(refusalOf(call('POST', '', { version: 1, body })).slice(0, 2)).toEqual([200, 403])
    expect(refusalOf(call('GET', '', { version: 1 })).slice(0, 2)).toEqual([200, 100])
  })

  it('come in XML unless JSON is asked for, in the query before the header', () => {
    const { call } = nextcloud()
    const type = (query: string, accept: string): string =>
      call('GET', query, { headers: { accept } }).headers['content-type'] ?? ''
    expect(type('', '*/*')).toContain('application/xml')
    expect(type('', 'text/html, application/json')).toContain('application/json')
    expect(type('?format=json', '*/*')).toContain('application/json')
    expect(type('?format=xml', 'application/json')).toContain('application/xml')
  })
})

describe('a Nextcloud server in maintenance', () => {
  it('answers 503 in XML to everybody', () => {
    const { call, send, state } = nextcloud({ maintenance: true })
    for (const answer of [call('GET', ''), send('GET', '/index.php/s/x', {})]) {
      expect(answer.status).toBe(503)
      expect(answer.headers['x-nextcloud-maintenance-mode']).toBe('1')
      expect(answer.body).toContain('<statuscode>503</statuscode>')
    }
    state.maintenance = false
    expect(call('GET', '').status).toBe(200)
  })
})
