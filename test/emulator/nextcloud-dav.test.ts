import { nextcloudUsers } from '@sharelink/emulator'
import { describe, expect, it } from 'vitest'
import { basic, nextcloud } from './nextcloud-harness.ts'

const { username, appPassword } = nextcloudUsers.admin
const authorization = basic(username, appPassword)

function home(server = nextcloud()) {
  const ask = (method: string, path: string, { body = '', headers = {} } = {}) =>
    server.send(method, `/remote.php/dav/files/admin${path}`, { authorization, ...headers }, body)
  return { ...server, ask }
}

describe('the files of a Nextcloud user', () => {
  it('are made, changed, read and deleted', () => {
    const { ask } = home()
    expect(ask('MKCOL', '/new%20room').status).toBe(201)
    expect(ask('MKCOL', '/new%20room').status).toBe(405)
    expect(ask('MKCOL', '/none/below').status).toBe(409)
    expect(ask('PUT', '/new%20room/a.txt', { body: 'one' }).status).toBe(201)
    expect(ask('PUT', '/new%20room/a.txt', { body: 'two' }).status).toBe(204)
    expect(ask('PUT', '/none/a.txt').status).toBe(409)
    expect(ask('GET', '/new%20room/a.txt')).toMatchObject({ status: 200, body: 'two' })
    expect(ask('DELETE', '/new%20room').status).toBe(204)
    expect(ask('GET', '/new%20room/a.txt').status).toBe(404)
    expect(ask('DELETE', '/new%20room').status).toBe(404)
  })

  it('take their links with them', () => {
    const { ask, call, create, state } = home()
    const [within, beside] = [create({ path: '/room/report.txt' }), create({ path: '/notes.md' })]
    ask('DELETE', '/room')
    expect(call('GET', `/${within?.id}`).status).toBe(404)
    expect(call('GET', `/${beside?.id}`).status).toBe(200)
    expect(state.links).toHaveLength(1)
  })

  it('are looked through one level at a time', () => {
    const { ask } = home()
    const hrefs = (path: string, depth: string): readonly string[] =>
      [...ask('PROPFIND', path, { headers: { depth } }).body.matchAll(/<d:href>([^<]*)</g)].map(([, href = '']) => href)
    const root = '/remote.php/dav/files/admin'
    expect(hrefs('/room', '0')).toEqual([`${root}/room/`])
    expect(hrefs('/room/', '1')).toEqual([`${root}/room/`, `${root}/room/report.txt`])
    expect(hrefs('/', '1')).toEqual([`${root}/`, `${root}/room/`, `${root}/archive/`, `${root}/notes.md`])
    expect(ask('PROPFIND', '/none').status).toBe(404)
  })

  it('are nobody else’s', () => {
    const { send } = home()
    const status = (path: string, headers: Readonly<Record<string, string>>): number =>
      send('GET', `/remote.php/dav/files/${path}`, headers).status
    expect(status('admin/notes.md', {})).toBe(401)
    expect(status('admin/notes.md', { authorization: basic(username, 'wrong') })).toBe(401)
    expect(status('marie/radium.txt', { authorization })).toBe(404)
  })
})
