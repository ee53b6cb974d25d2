import { docSpaceFiles, docSpaceFolders, docSpaceRooms, docSpaceUsers } from '@sharelink/emulator'
import { describe, expect, it } from 'vitest'
import { docSpace, linkOf } from './call-docspace.ts'
import type { DocSpace, Sender } from './call-docspace.ts'

const { custom, archived } = docSpaceRooms

function putStatus(portal: DocSpace, path: string, as: Sender): number {
  return portal.call('PUT', path, { as, body: { access: 2, linkType: 1 } }).status
}

describe('who may set access', () => {
  it.each<[Sender, number]>([
    ['colleague', 200],
    ['member', 200],
    ['guest', 403],
  ])('a %s who is RoomManager: %i', (as, status) => {
    const portal = docSpace()
    const room = portal.state.rooms.find(({ id }) => id === custom)
    const subject = as === null ? '' : docSpaceUsers[as].id
    room?.members.push({ subject, kind: 'user', access: 9 })
    expect(putStatus(portal, `rooms/${custom}/links`, as)).toBe(status)
  })

  it.each<[Sender, number]>([
    ['administrator', 200],
    ['colleague', 200],
    ['member', 403],
    ['guest', 403],
  ])('a %s who made the room: %i', (as, status) => {
    const createdBy = as === null ? '' : docSpaceUsers[as].id
    const portal = docSpace({ rooms: [{ id: 1, roomType: 5, createdBy }] })
    expect(putStatus(portal, 'rooms/1/links', as)).toBe(status)
  })

  it.each([
    [1, 200],
    [2, 403],
    [10, 403],
  ])("with access %i to a file in somebody's My Documents: %i", (access, status) => {
    const portal = docSpace()
    const file = portal.state.files.find(({ id }) => id === docSpaceFiles.colleaguesDocument)
    file?.members.push({ subject: docSpaceUsers.owner.id, kind: 'user', access })
    expect(putStatus(portal, `file/${docSpaceFiles.colleaguesDocument}/links`, 'owner')).toBe(status)
  })
})

describe('where a token leads', () => {
  it('to what its link is on and below, nowhere else', () => {
    const portal = docSpace()
    const body = { access: 2 }
    const { requestToken } = linkOf(portal.call('POST', `folder/${docSpaceFolders.custom}/link`, { body }))
    const status = (path: string): number =>
      portal.call('GET', path, { as: null, headers: { 'request-token': String(requestToken) } }).status
    expect(status(`file/${docSpaceFiles.inCustomFolder}`)).toBe(200)
    expect(status(`file/${docSpaceFiles.inCustomFolder}?share=nobody`)).toBe(200)
    expect(status(`file/${docSpaceFiles.custom}`)).toBe(403)
    expect(status(`rooms/${custom}`)).toBe(403)
  })

  it('by the query as well as by the header', () => {
    const portal = docSpace()
    const { requestToken } = linkOf(portal.call('GET', `rooms/${custom}/link`))
    expect(portal.call('GET', `rooms/${custom}?share=${requestToken}`, { as: null }).status).toBe(200)
    expect(portal.call('GET', `rooms/${custom}?share=${requestToken}x`, { as: null }).status).toBe(403)
  })

  it('nowhere when the room is archived [inferred]', () => {
    const portal = docSpace()
    const { requestToken } = linkOf(portal.call('GET', `rooms/${custom}/link`))
    const room = portal.state.rooms.find(({ id }) => id === custom)
    if (room) room.archived = true
    expect(portal.call('GET', `share/${requestToken}`, { as: null }).json?.response).toMatchObject({ status: 1 })
    expect(portal.call('GET', `rooms/${archived}`, { as: null }).status).toBe(403)
  })

  it('an unknown token is an invalid share', () => {
    const answered = docSpace().call('GET', 'share/nonsense', { as: null })
    expect(answered.status).toBe(200)
    expect(answered.json?.response).toMatchObject({ status: 1, isAuthenticated: false })
  })
})
