import { docSpaceLinks, docSpaceRooms } from '@sharelink/emulator'
import { describe, expect, it } from 'vitest'
import { docSpace, linkOf, linksOf } from './call-docspace.ts'

const links = `rooms/${docSpaceRooms.custom}/links`

describe('a link keeps its kind', () => {
  it('an invitation written as an external link stays one, without password, ban and internal', () => {
    const portal = docSpace()
    const { id: linkId } = linkOf(portal.call('PUT', links, { body: { access: 2, linkType: 0 } }))
    const full = { password: 'testpassword', denyDownload: true, internal: true }
    const link = linkOf(portal.call('PUT', links, { body: { ...full, linkId, access: 11, linkType: 1 } }))
    expect(link).toMatchObject({ id: linkId, access: 11, subjectType: 3, denyDownload: false, internal: false })
    expect(link).not.toHaveProperty('password')
  })

  it('a primary stays primary, and an additional one additional', () => {
    const portal = docSpace()
    const file = 'file/5001'
    const { id: primaryId } = linkOf(portal.call('GET', `${file}/link`))
    const body = { linkId: primaryId, access: 2, primary: false }
    expect(linkOf(portal.call('PUT', `${file}/links`, { body })).primary).toBe(true)
    const { id: linkId } = linkOf(portal.call('PUT', `${file}/links`, { body: { access: 2 } }))
    const updated = portal.call('PUT', `${file}/links`, { body: { linkId, access: 2, primary: true } })
    expect(linkOf(updated).primary).toBe(false)
  })

  it.each([null, true, 2.5, 'Viewer', 'RoomAdmin'])('access %j is None, which revokes', (access) => {
    const portal = docSpace()
    const { id: linkId } = linkOf(portal.call('PUT', links, { body: { access: 2, linkType: 1 } }))
    expect(portal.call('PUT', links, { body: { linkId, access, linkType: 1 } }).status).toBe(200)
    expect(linksOf(portal.call('GET', links))).toEqual([])
  })

  it('an invitation takes the first moment of year 1 for never', () => {
    const body = { access: 11, linkType: 0, expirationDate: '0001-01-01T00:00:00Z' }
    const answered = docSpace().call('PUT', links, { body })
    expect(answered.status).toBe(200)
    expect(linkOf(answered)).not.toHaveProperty('expirationDate')
  })
})

describe('the link that replaces a revoked primary', () => {
  it('has nothing of the old one', () => {
    const portal = docSpace()
    const path = `rooms/${docSpaceRooms.public}/links`
    const linkId = docSpaceLinks.publicRoomPrimary
    const full = { title: 'Mine', password: 'testpassword', denyDownload: true }
    portal.call('PUT', path, { body: { ...full, linkId, access: 10, linkType: 1 } })
    const link = linkOf(portal.call('PUT', path, { body: { linkId, access: 0, linkType: 1 } }))
    expect(link).toMatchObject({ access: 2, title: 'Shared link', denyDownload: false, internal: false, primary: true })
    expect(link).not.toHaveProperty('password')
  })

  it('gives Editing on a form in a PublicRoom', () => {
    const files = [{ id: 1, title: 'a.pdf', isForm: true, roomId: docSpaceRooms.public }]
    const portal = docSpace({ files })
    const { id: linkId } = linkOf(portal.call('POST', 'file/1/link', { body: { access: 7 } }))
    expect(linkOf(portal.call('PUT', 'file/1/links', { body: { linkId, access: 0 } })).access).toBe(10)
  })

  it('is made of an internal link of a FillingFormsRoom even where external sharing is off', () => {
    const portal = docSpace({ externalSharing: { externalShare: false } })
    const primary = portal.state.rooms.find(({ id }) => id === docSpaceRooms.fillingForms)?.links[0]
    if (primary) primary.internal = true
    const body = { linkId: docSpaceLinks.fillingFormsRoomPrimary, access: 0, linkType: 1, internal: true }
    const answered = portal.call('PUT', `rooms/${docSpaceRooms.fillingForms}/links`, { body })
    expect(answered.status).toBe(200)
    expect(linkOf(answered).id).not.toBe(docSpaceLinks.fillingFormsRoomPrimary)
  })
})
