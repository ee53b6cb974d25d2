import { docSpaceFiles, docSpaceFolders, docSpaceRooms, docSpaceUsers, visit } from '@sharelink/emulator'
import type { Visit, VisitOptions } from '@sharelink/emulator'
import { describe, expect, it } from 'vitest'
import { docSpace, linkOf } from './call-docspace.ts'
import type { DocSpace } from './call-docspace.ts'

const links = `rooms/${docSpaceRooms.custom}/links`

function made(body: object, path = links): { portal: DocSpace; url: string; open: (options?: object) => Visit } {
  const portal = docSpace()
  const { shareLink: url } = linkOf(portal.call('PUT', path, { body: { access: 2, linkType: 1, ...body } }))
  return { portal, url, open: (options) => visitDocSpace(portal, { url, ...options }) }
}

function visitDocSpace(portal: DocSpace, options: VisitOptions): Visit {
  return visit(portal.emulator, 'onlyoffice-docspace', options)
}

describe('a visitor of a DocSpace link', () => {
  it.each([
    ['room', links],
    ['folder', `folder/${docSpaceFolders.my}/links`],
    ['document', `file/${docSpaceFiles.myDocument}/links`],
    ['image', `file/${docSpaceFiles.myImage}/links`],
    ['third-party file', `file/${docSpaceFiles.thirdParty}/links`],
  ])('opens a %s', (_kind, path) => {
    expect(made({}, path).open()).toEqual({ opened: true, download: true, edit: false })
  })

  it('edits with access 10', () => {
    expect(made({ access: 10 }).open()).toEqual({ opened: true, download: true, edit: true })
  })

  it('may not download where that is denied', () => {
    expect(made({ denyDownload: true }).open()).toEqual({ opened: true, download: false, edit: false })
  })

  it('comes before the expiry and not after', () => {
    const { portal, open } = made({ expirationDate: '2026-11-21T13:00:00Z' })
    portal.clock.set('2026-11-21T13:00:00Z')
    expect(open().opened).toBe(true)
    portal.clock.advance(1)
    expect(open()).toEqual({ opened: false, download: false, reason: 'expired' })
  })

  it('needs the right password', () => {
    const { open } = made({ password: 'testpassword' })
    const locked = { opened: false, download: false, reason: 'password' }
    expect(open()).toEqual(locked)
    expect(open({ password: 'Testpassword' })).toEqual(locked)
    expect(open({ password: 'testpassword' })).toEqual({ opened: true, download: true, edit: false })
  })

  it('has to be signed in for an internal link', () => {
    const { open } = made({ internal: true })
    expect(open()).toEqual({ opened: false, download: false, reason: 'denied' })
    expect(open({ signedIn: true }).opened).toBe(true)
  })

  it('finds nothing behind a revoked link, until it is made again', () => {
    const linkId = '00000000-0000-4000-8000-000000000001'
    const { portal, open } = made({ linkId })
    portal.call('PUT', links, { body: { linkId, access: 0, linkType: 1 } })
    expect(open()).toEqual({ opened: false, download: false, reason: 'gone' })
    portal.call('PUT', links, { body: { linkId, access: 2, linkType: 1 } })
    expect(open().opened).toBe(true)
  })

  it.each([
    ['an unknown short address', 'http://onlyoffice-docspace.emulator.test/s/AAAAAAAAAAAAAAA', 'gone'],
    ['an address without a token', 'http://onlyoffice-docspace.emulator.test/rooms/share', 'invalid'],
    ['no address', 'hello', 'invalid'],
  ])('finds nothing behind %s', (_what, url, reason) => {
    expect(visitDocSpace(docSpace(), { url })).toEqual({ opened: false, download: false, reason })
  })

  it('joins a room by an invitation, once signed in', () => {
    const { portal, open } = made({ access: 11, linkType: 0, expirationDate: '2026-11-22T00:00:00Z' })
    expect(open()).toMatchObject({ opened: false, reason: 'denied' })
    expect(open({ signedIn: true })).toEqual({ opened: true, download: true, edit: true })
    const room = portal.state.rooms.find(({ id }) => id === docSpaceRooms.custom)
    expect(room?.members).toEqual([{ subject: docSpaceUsers.member.id, kind: 'user', access: 11 }])
    portal.clock.set('2026-11-23T00:00:00Z')
    expect(open({ signedIn: docSpaceUsers.colleague.id })).toMatchObject({ opened: false, reason: 'expired' })
  })

  it('leaves no trace in the log and meets no faults', () => {
    const { portal, open } = made({})
    const before = portal.emulator.requests.length
    portal.emulator.faults.push({ kind: 'status', status: 503 })
    expect(open().opened).toBe(true)
    expect(portal.emulator.requests).toHaveLength(before)
  })
})
