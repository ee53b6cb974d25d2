import { docSpaceFiles, docSpaceFolders, docSpaceRooms, docSpaceUsers } from '@sharelink/emulator'
import { describe, expect, it } from 'vitest'
import { docSpace, linkOf, linksOf } from './call-docspace.ts'
import type { DocSpace } from './call-docspace.ts'

const { custom, public: publicRoom, archived, fillingForms, thirdParty } = docSpaceRooms

function withReader(access = 2): DocSpace {
  const portal = docSpace()
  const room = portal.state.rooms.find(({ id }) => id === custom)
  room?.members.push({ subject: docSpaceUsers.member.id, kind: 'user', access })
  return portal
}

describe('a member who may only read', () => {
  it('reads the primary link with its password and token, and no list', () => {
    const portal = withReader()
    const { id: linkId } = linkOf(portal.call('GET', `rooms/${custom}/link`))
    const body = { linkId, access: 2, linkType: 1, password: 'testpassword' }
    portal.call('PUT', `rooms/${custom}/links`, { body })
    const seen = linkOf(portal.call('GET', `rooms/${custom}/link`, { as: 'member' }))
    expect(seen).toMatchObject({ id: linkId, password: 'testpassword', requestToken: expect.any(String) })
    expect(portal.call('GET', `rooms/${custom}/links`, { as: 'member' }).json).toMatchObject({ response: [] })
    expect(portal.call('GET', `rooms/${custom}`, { as: 'member' }).json?.response).toMatchObject({
      canShare: false,
      security: { EditAccess: false },
    })
  })

  it('does not make a primary link by asking for it', () => {
    const portal = withReader()
    expect(portal.call('GET', `rooms/${custom}/link`, { as: 'member' }).status).toBe(403)
    expect(linksOf(portal.call('GET', `rooms/${custom}/links`))).toEqual([])
  })

  it('may make a primary Read link in a PublicRoom: the hole in the check', () => {
    const portal = docSpace()
    const path = `folder/${docSpaceFolders.public}/links`
    const put = (body: object): number => portal.call('PUT', path, { as: 'member', body }).status
    expect(put({ access: 2 })).toBe(403)
    expect(put({ access: 10, primary: true })).toBe(403)
    expect(put({ access: 2, primary: true })).toBe(200)
  })
})

describe('rooms of a special kind', () => {
  it('an archived room takes no links', () => {
    const portal = docSpace()
    const body = { access: 2, linkType: 1 }
    expect(portal.call('PUT', `rooms/${archived}/links`, { body }).status).toBe(403)
    expect(portal.call('GET', `rooms/${archived}`).json?.response).toMatchObject({ canShare: false })
  })

  it('ids of a third-party storage are text', () => {
    const portal = docSpace()
    const id = encodeURIComponent(thirdParty)
    expect(portal.call('GET', `rooms/${id}`).json?.response).toMatchObject({ id: thirdParty, roomType: 5 })
    const link = linkOf(portal.call('PUT', `rooms/${id}/links`, { body: { access: 2, linkType: 1 } }))
    expect(linksOf(portal.call('GET', `rooms/${id}/links`)).map((each) => each.id)).toEqual([link.id])
  })

  it('a folder behind the room endpoints follows the rules of folders', () => {
    const portal = docSpace()
    expect(linkOf(portal.call('GET', `rooms/${docSpaceFolders.my}/link`)).access).toBe(2)
    const invitation = portal.call('PUT', `rooms/${docSpaceFolders.my}/links`, { body: { access: 2 } })
    expect(invitation.status).toBe(403)
  })

  it('a room behind the folder endpoints may be given a primary link', () => {
    const body = { access: 2, primary: true }
    const link = linkOf(docSpace().call('PUT', `folder/${custom}/links`, { body }))
    expect(link).toMatchObject({ primary: true, subjectType: 4 })
  })

  it('canRevoke is true where revoking replaces, and false where it works', () => {
    const portal = docSpace()
    const canRevoke = (id: number): unknown => linkOf(portal.call('GET', `rooms/${id}/link`))['canRevoke']
    expect([canRevoke(publicRoom), canRevoke(fillingForms), canRevoke(custom)]).toEqual([true, true, false])
  })
})

describe('a form in a FillingFormsRoom', () => {
  const form = `file/${docSpaceFiles.formInFillingForms}`

  it('is shared through the link of its room', () => {
    const portal = docSpace()
    const primary = linkOf(portal.call('GET', `rooms/${fillingForms}/link`))
    const body = { linkId: primary.id, access: 7, title: 'Fill me' }
    const link = linkOf(portal.call('PUT', `${form}/links`, { body }))
    expect(link).toMatchObject({ id: primary.id, title: 'Fill me', requestToken: primary.requestToken })
    expect(link.shareLink).not.toBe(primary.shareLink)
    expect(portal.state.shortLinks[link.shareLink.slice(-15)]).toContain('is_file=true')
    expect(linkOf(portal.call('GET', `rooms/${fillingForms}/link`)).title).toBe('Fill me')
  })

  it('fails with 500 when it is revoked and its room has no link', () => {
    const portal = docSpace()
    const room = portal.state.rooms.find(({ id }) => id === fillingForms)
    if (room) room.links = []
    expect(portal.call('PUT', `${form}/links`, { body: { access: 0, primary: true } }).status).toBe(500)
  })

  it('a revoked link of the room comes back with access 7 and its own title', () => {
    const portal = docSpace()
    const { id: linkId } = linkOf(portal.call('GET', `rooms/${fillingForms}/link`))
    const body = { linkId, access: 0, linkType: 1 }
    const link = linkOf(portal.call('PUT', `rooms/${fillingForms}/links`, { body }))
    expect(link.id).not.toBe(linkId)
    expect(link).toMatchObject({ access: 7, title: 'Link to fill out', primary: true })
  })
})
