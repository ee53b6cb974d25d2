import { nextcloudPaths } from '@sharelink/emulator'
import { describe, expect, it } from 'vitest'
import { basic, nextcloud, PASSWORD } from './nextcloud-harness.ts'

const NO_DOWNLOAD = JSON.stringify([{ scope: 'permissions', key: 'download', enabled: false }])

describe('a visitor of a Nextcloud link', () => {
  it.each([
    ['room', 1, { opened: true, download: true, edit: false }],
    ['room', 15, { opened: true, download: true, edit: true }],
    ['room', 4, { opened: true, download: false, edit: false }],
    ['room', 5, { opened: true, download: true, edit: false }],
    ['report', 1, { opened: true, download: true, edit: false }],
    ['report', 3, { opened: true, download: true, edit: true }],
    ['archive', 1, { opened: true, download: true, edit: false }],
  ] as const)('of %s with permissions %i', (name, permissions, seen) => {
    const { create, visit } = nextcloud()
    expect(visit(create({ path: nextcloudPaths[name], permissions }).url)).toEqual(seen)
  })

  it('needs the password in force, whoever is signed in', () => {
    const { call, create, visit } = nextcloud()
    const { id, url } = create({ password: PASSWORD })
    const locked = { opened: false, download: false, reason: 'password' }
    expect(visit(url)).toEqual(locked)
    expect(visit(url, { signedIn: true })).toEqual(locked)
    expect(visit(url, { password: `${PASSWORD}?` })).toEqual(locked)
    expect(visit(url, { password: PASSWORD }).opened).toBe(true)
    call('PUT', `/${id}`, { body: { password: `${PASSWORD}?` } })
    expect(visit(url, { password: PASSWORD })).toEqual(locked)
    call('PUT', `/${id}`, { body: { password: '' } })
    expect(visit(url).opened).toBe(true)
  })

  it('finds a revoked link gone and others invalid, and opens the short form of an address', () => {
    const { call, create, visit } = nextcloud()
    const { id, url } = create()
    expect(visit(url.replace('/index.php', '')).opened).toBe(true)
    call('DELETE', `/${id}`)
    expect(visit(url)).toEqual({ opened: false, download: false, reason: 'gone' })
    expect(visit('http://nextcloud.emulator.test/f/1').reason).toBe('invalid')
    expect(visit('no address').reason).toBe('invalid')
  })

  it.each(['room', 'report', 'archive'] as const)(
    'inferred: gets no copy of %s where the attributes forbid it, and one where only hideDownload does',
    (name) => {
      const { call, create, visit } = nextcloud()
      const { id, url } = create({ path: nextcloudPaths[name], attributes: NO_DOWNLOAD })
      expect(visit(url)).toMatchObject({ opened: true, download: false })
      for (const enabled of [true, null]) {
        const attributes = JSON.stringify([{ scope: 'permissions', key: 'download', enabled }])
        call('PUT', `/${id}`, { body: { attributes, hideDownload: 'true' } })
        expect(visit(url)).toMatchObject({ opened: true, download: true })
      }
    },
  )

  it('meets what the bits allow, one by one', () => {
    const statuses = (permissions: number): readonly number[] => {
      const { create, send } = nextcloud()
      const token = create({ permissions }).url.split('/').at(-1) ?? ''
      const ask = (method: string, path: string): number =>
        send(method, `/public.php/webdav${path}`, { authorization: basic(token, '') }, 'x').status
      return [
        ask('GET', '/report.txt'),
        ask('PUT', '/new.txt'),
        ask('PUT', '/report.txt'),
        ask('MKCOL', '/folder'),
        ask('DELETE', '/report.txt'),
      ]
    }
    expect(statuses(1)).toEqual([200, 403, 403, 403, 403])
    expect(statuses(3)).toEqual([200, 403, 204, 403, 403])
    expect(statuses(5)).toEqual([200, 201, 403, 201, 403])
    expect(statuses(15)).toEqual([200, 201, 204, 201, 204])
  })

  it('inferred: who may only upload is given another name for what is there, and told nothing', () => {
    const { create, send, state } = nextcloud()
    const token = create({ permissions: 4 }).url.split('/').at(-1) ?? ''
    const ask = (method: string, path: string): number =>
      send(method, `/public.php/webdav${path}`, { authorization: basic(token, '') }, 'theirs').status
    expect(ask('PUT', '/report.txt')).toBe(201)
    expect(ask('PROPFIND', '/')).toBe(405)
    expect(ask('GET', '/report.txt')).toBe(405)
    const found = state.items.filter((item) => item.path.startsWith('/room/')).map((item) => [item.path, item.content])
    expect(found).toEqual([
      ['/room/report.txt', 'hello report'],
      ['/room/report (2).txt', 'theirs'],
    ])
  })

  it('stays below what is shared', () => {
    const { create, send } = nextcloud()
    const token = create().url.split('/').at(-1) ?? ''
    const status = (path: string): number =>
      send('GET', `/public.php/webdav${path}`, { authorization: basic(token, '') }).status
    expect([status('/report.txt'), status('/../notes.md'), status('/%2e%2e/notes.md')]).toEqual([200, 404, 404])
    expect(send('GET', '/public.php/webdav/report.txt', {}).status).toBe(401)
  })
})
