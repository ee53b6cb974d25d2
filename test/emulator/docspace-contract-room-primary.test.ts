import { docSpaceFiles, docSpaceLinks, docSpaceRooms } from '@sharelink/emulator'
import { describe, expect, it } from 'vitest'
import { after, DAY, docSpace, linkOf, linksOf } from './call-docspace.ts'

const { custom, public: publicRoom, fillingForms, editing, virtualData } = docSpaceRooms

describe('the primary link of a room', () => {
  it('row 1 [T]: GET link of a CustomRoom makes one', () => {
    const portal = docSpace()
    const answered = portal.call('GET', `rooms/${custom}/link`)
    expect(answered.status).toBe(200)
    const link = linkOf(answered)
    expect(link).toMatchObject({ access: 2, canEditAccess: false, isOwner: false, subjectType: 4 })
    const headers = { 'request-token': String(link.requestToken) }
    expect(portal.call('GET', `rooms/${custom}`, { as: null, headers }).status).toBe(200)
  })

  it('row 2 [T]: GET link of a PublicRoom has access 2', () => {
    const answered = docSpace().call('GET', `rooms/${publicRoom}/link`)
    expect([answered.status, linkOf(answered).access]).toEqual([200, 2])
  })

  it('row 3 [T]: GET link of a FillingFormsRoom has access 7', () => {
    const answered = docSpace().call('GET', `rooms/${fillingForms}/link`)
    expect([answered.status, linkOf(answered).access]).toEqual([200, 7])
  })

  it.each([
    [4, 'EditingRoom', editing],
    [5, 'VirtualDataRoom', virtualData],
  ])('row %i [T]: GET link of an %s is refused', (_row, _type, id) => {
    const portal = docSpace()
    expect(portal.call('GET', `rooms/${id}/link`).status).toBe(403)
    expect(portal.state.rooms.find((room) => room.id === id)?.links).toEqual([])
  })

  it('row 37 [T]: a revoked primary of a PublicRoom is replaced', () => {
    const portal = docSpace()
    const old = linkOf(portal.call('GET', `rooms/${publicRoom}/link`))
    const body = { linkId: old.id, access: 0, linkType: 1 }
    const answered = portal.call('PUT', `rooms/${publicRoom}/links`, { body })
    const link = linkOf(answered)
    expect(answered.status).toBe(200)
    expect(link.id).not.toBe(old.id)
    expect(link).not.toHaveProperty('requestToken')
    expect(linksOf(portal.call('GET', `rooms/${publicRoom}/links`)).map(({ id }) => id)).toEqual([link.id])
  })

  it('row 38 [T]: an expiry without access replaces the primary of a PublicRoom', () => {
    const portal = docSpace()
    const body = { linkId: docSpaceLinks.publicRoomPrimary, expirationDate: after(portal, DAY), linkType: 1 }
    const answered = portal.call('PUT', `rooms/${publicRoom}/links`, { body })
    expect(answered.status).toBe(200)
    expect(linkOf(answered).id).not.toBe(docSpaceLinks.publicRoomPrimary)
    expect(linkOf(answered)).not.toHaveProperty('expirationDate')
  })

  it('row 39 [S]: the primary of a PublicRoom takes no expiry', () => {
    const portal = docSpace()
    const linkId = docSpaceLinks.publicRoomPrimary
    const body = { linkId, access: 2, linkType: 1, expirationDate: after(portal, DAY) }
    const answered = portal.call('PUT', `rooms/${publicRoom}/links`, { body })
    expect(answered.status).toBe(200)
    expect(linkOf(answered).id).toBe(linkId)
    expect(linkOf(answered)).not.toHaveProperty('expirationDate')
  })

  it('row 40 [T]: a revoked primary of a CustomRoom is gone', () => {
    const portal = docSpace()
    const { id: linkId } = linkOf(portal.call('GET', `rooms/${custom}/link`))
    const answered = portal.call('PUT', `rooms/${custom}/links`, { body: { linkId, access: 0, linkType: 1 } })
    expect(answered.status).toBe(200)
    expect(answered.json).not.toHaveProperty('response')
    expect(answered.json).toMatchObject({ count: 0 })
    expect(linksOf(portal.call('GET', `rooms/${custom}/links`))).toEqual([])
  })

  it('row 41 [T]: canEditAccess of the primary of a PublicRoom is false', () => {
    expect(linkOf(docSpace().call('GET', `rooms/${publicRoom}/link`))).toMatchObject({ canEditAccess: false })
  })

  it('row 42 [T]: canEditInternal of the primary of a CustomRoom is true', () => {
    expect(linkOf(docSpace().call('GET', `rooms/${custom}/link`))).toMatchObject({ canEditInternal: true })
  })
})

describe('downloads through the primary link of a CustomRoom', () => {
  const file = `file/${docSpaceFiles.custom}`

  it('row 31 [T]: denyDownload does not touch the owner', () => {
    const portal = docSpace()
    const { id: linkId } = linkOf(portal.call('GET', `rooms/${custom}/link`))
    const body = { linkId, access: 10, linkType: 1, denyDownload: true }
    expect(portal.call('PUT', `rooms/${custom}/links`, { body }).status).toBe(200)
    expect(portal.call('GET', file).json?.response).toMatchObject({ security: { Download: true } })
  })

  it('row 32 [T]: denyDownload holds for an anonymous visitor', () => {
    const portal = docSpace()
    const { id: linkId, requestToken } = linkOf(portal.call('GET', `rooms/${custom}/link`))
    const body = { linkId, access: 10, linkType: 1, denyDownload: true }
    expect(portal.call('PUT', `rooms/${custom}/links`, { body }).status).toBe(200)
    const visited = portal.call('GET', file, { as: null, headers: { 'request-token': String(requestToken) } })
    expect(visited.status).toBe(200)
    expect(visited.json?.response).toMatchObject({ security: { Download: false } })
  })
})
