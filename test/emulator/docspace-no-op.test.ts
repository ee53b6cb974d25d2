import { docSpaceFiles, docSpaceFolders, docSpaceLinks, docSpaceRooms, docSpaceUsers } from '@sharelink/emulator'
import { describe, expect, it } from 'vitest'
import { after, DAY, docSpace, linkOf, linksOf } from './call-docspace.ts'

const { custom, public: publicRoom, fillingForms } = docSpaceRooms

describe('writes that succeed and do nothing', () => {
  it('internal on an additional link of a PublicRoom, even to revoke it', () => {
    const portal = docSpace()
    const path = `rooms/${publicRoom}/links`
    const made = linkOf(portal.call('PUT', path, { body: { access: 2, linkType: 1 } }))
    const body = { linkId: made.id, access: 0, linkType: 1, internal: true }
    const answered = portal.call('PUT', path, { body })
    expect(answered.status).toBe(200)
    expect(linkOf(answered)).toEqual(made)
  })

  it('a VirtualDataRoom file link is revoked only with internal true', () => {
    const portal = docSpace()
    const path = `file/${docSpaceFiles.virtualData}`
    const { id: linkId } = linkOf(portal.call('GET', `${path}/link`))
    expect(portal.call('PUT', `${path}/links`, { body: { linkId, access: 0 } }).json).toHaveProperty('response')
    const answered = portal.call('PUT', `${path}/links`, { body: { linkId, access: 0, internal: true } })
    expect(answered.json).not.toHaveProperty('response')
  })

  it('an expiry on the link of a folder in a FillingFormsRoom', () => {
    const portal = docSpace()
    const path = `folder/${docSpaceFolders.fillingForms}/links`
    const made = linkOf(portal.call('PUT', path, { body: { access: 7, primary: true } }))
    const body = { linkId: made.id, access: 7, expirationDate: after(portal, DAY) }
    expect(linkOf(portal.call('PUT', path, { body }))).toEqual(made)
  })

  it('an expiry on the primary of a FillingFormsRoom: the rest is written, the expiry dropped', () => {
    const portal = docSpace()
    const linkId = docSpaceLinks.fillingFormsRoomPrimary
    const body = { linkId, access: 7, linkType: 1, title: 'New', expirationDate: after(portal, DAY) }
    const link = linkOf(portal.call('PUT', `rooms/${fillingForms}/links`, { body }))
    expect(link).toMatchObject({ id: linkId, title: 'New' })
    expect(link).not.toHaveProperty('expirationDate')
  })

  it('an expiry on the primary of a file in a PublicRoom is taken, whatever the flag says', () => {
    const portal = docSpace()
    const body = { linkId: docSpaceLinks.publicFilePrimary, access: 2, expirationDate: after(portal, DAY) }
    const link = linkOf(portal.call('PUT', `file/${docSpaceFiles.public}/links`, { body }))
    expect(link).toMatchObject({ canEditExpirationDate: false, expirationDate: '2026-11-22T12:00:00.0000000Z' })
  })

  it("the room creator's id as the id of a link: nothing as external, 500 as invitation", () => {
    const portal = docSpace()
    const body = { linkId: docSpaceUsers.owner.id, access: 2 }
    const external = portal.call('PUT', `rooms/${custom}/links`, { body: { ...body, linkType: 1 } })
    expect(external.status).toBe(200)
    expect(external.json).not.toHaveProperty('response')
    expect(portal.call('PUT', `rooms/${custom}/links`, { body }).status).toBe(500)
  })

  it('an expiry on an existing invitation to a FillingFormsRoom is a 500', () => {
    const portal = docSpace()
    const path = `rooms/${fillingForms}/links`
    const { id: linkId } = linkOf(portal.call('PUT', path, { body: { access: 11 } }))
    const body = { linkId, access: 11, expirationDate: after(portal, DAY) }
    expect(portal.call('PUT', path, { body }).status).toBe(500)
  })
})

describe('a linkId that is something else', () => {
  it("a member's id edits and removes that member", () => {
    const portal = docSpace()
    const room = portal.state.rooms.find(({ id }) => id === custom)
    const { id: linkId } = docSpaceUsers.member
    room?.members.push({ subject: linkId, kind: 'user', access: 2 })
    const path = `rooms/${custom}/links`
    const edited = portal.call('PUT', path, { body: { linkId, access: 10, linkType: 1 } })
    expect(edited.json?.response).toMatchObject({ access: 10, subjectType: 0, sharedToUser: { id: linkId } })
    expect(edited.json?.response).not.toHaveProperty('sharedLink')
    expect(room?.members).toEqual([{ subject: linkId, kind: 'user', access: 10 }])
    portal.call('PUT', path, { body: { linkId, access: 0, linkType: 1 } })
    expect(room?.members).toEqual([])
  })

  it('the id of an external link without linkType loses password, denyDownload and internal', () => {
    const portal = docSpace()
    const path = `rooms/${custom}/links`
    const full = { access: 2, linkType: 1, password: 'testpassword', denyDownload: true, internal: true }
    const { id: linkId } = linkOf(portal.call('PUT', path, { body: full }))
    const link = linkOf(portal.call('PUT', path, { body: { ...full, linkId, linkType: 0, access: 10 } }))
    expect(link).toMatchObject({ id: linkId, access: 10, subjectType: 1, denyDownload: false, internal: false })
    expect(link).not.toHaveProperty('password')
    expect(linksOf(portal.call('GET', path))).toHaveLength(1)
  })
})
