import { docSpaceRooms } from '@sharelink/emulator'
import { describe, expect, it } from 'vitest'
import { docSpace, linkOf, linksOf } from './call-docspace.ts'
import type { DocSpace } from './call-docspace.ts'

const { custom, public: publicRoom, fillingForms, editing, virtualData } = docSpaceRooms

function linksBefore(portal: DocSpace, id: number): number {
  return portal.state.rooms.find((room) => room.id === id)?.links.length ?? -1
}

/** PUT of a new link; refused, and nothing has changed. */
function expectRefused(id: number, body: object): void {
  const portal = docSpace()
  const before = linksBefore(portal, id)
  expect(portal.call('PUT', `rooms/${id}/links`, { body }).status).toBe(403)
  expect(linksBefore(portal, id)).toBe(before)
}

describe('external links that a room refuses', () => {
  it.each([
    [6, 2],
    [7, 10],
    [8, 6],
    [9, 5],
  ])('row %i [T]: EditingRoom, access %i', (_row, access) => {
    expectRefused(editing, { access, title: 'External Link', linkType: 1 })
  })

  it.each([
    [10, 2],
    [11, 10],
    [12, 6],
    [13, 5],
  ])('row %i [T]: VirtualDataRoom, access %i', (_row, access) => {
    expectRefused(virtualData, { access, title: 'External Link', linkType: 1 })
  })

  it.each([
    [17, 1],
    [18, 4],
    [19, 9],
    [20, 11],
    [21, 10],
    [22, 5],
    [23, 6],
  ])('row %i [T]: FillingFormsRoom, access %i', (_row, access) => {
    expectRefused(fillingForms, { access, linkType: 1 })
  })

  it('row 24 [S]: FillingFormsRoom has no additional links, even with access 7', () => {
    expectRefused(fillingForms, { access: 7, linkType: 1 })
  })
})

describe('additional external links', () => {
  it.each([
    [14, 'CustomRoom', custom],
    [15, 'PublicRoom', publicRoom],
  ])('row %i [T]: two beside the primary of a %s', (_row, _type, id) => {
    const portal = docSpace()
    portal.call('GET', `rooms/${id}/link`)
    for (const [access, title] of [
      [2, 'Additional Link 1'],
      [10, 'Additional Link 2'],
    ]) {
      expect(portal.call('PUT', `rooms/${id}/links`, { body: { access, title, linkType: 1 } }).status).toBe(200)
    }
    const links = linksOf(portal.call('GET', `rooms/${id}/links`))
    expect(links.length).toBeGreaterThanOrEqual(3)
    expect(links.find(({ title }) => title === 'Additional Link 1')?.access).toBe(2)
    expect(links.find(({ title }) => title === 'Additional Link 2')?.access).toBe(10)
  })

  it('row 16 [T]: the sixth is refused', () => {
    const portal = docSpace()
    portal.call('GET', `rooms/${custom}/link`)
    const statuses = Array.from({ length: 6 }, (_, index) => {
      const body = { access: 2, title: `Link ${index}`, linkType: 1 }
      return portal.call('PUT', `rooms/${custom}/links`, { body }).status
    })
    expect(statuses).toEqual([200, 200, 200, 200, 200, 403])
  })
})

describe('invitation links', () => {
  it.each([
    ['CustomRoom', custom],
    ['PublicRoom', publicRoom],
  ])('row 43 [T]: a body without linkType invites to a %s', (_type, id) => {
    const portal = docSpace()
    const body = { access: 2, title: 'Additional Link 1' }
    const answered = portal.call('PUT', `rooms/${id}/links`, { body })
    expect(answered.status).toBe(200)
    const link = linkOf(answered)
    expect(link).toMatchObject({ linkType: 0, subjectType: 3 })
    const followed = portal.emulator.handle('onlyoffice-docspace', {
      method: 'GET',
      path: new URL(link.shareLink).pathname,
      headers: {},
      body: '',
    })
    expect(followed.status).toBe(302)
    expect(followed.headers['location']).toContain('/confirm/LinkInvite')
  })

  it.each([
    ['CustomRoom', custom],
    ['PublicRoom', publicRoom],
  ])('row 44 [T]: who came in through an invitation to a %s keeps the access of that day', (_type, id) => {
    const portal = docSpace()
    const body = { access: 2, title: 'Read Link', linkType: 0 }
    const link = linkOf(portal.call('PUT', `rooms/${id}/links`, { body }))
    expect(portal.emulator.visit('onlyoffice-docspace', { url: link.shareLink, signedIn: true }).opened).toBe(true)
    const later = { ...body, linkId: link.id, access: 11 }
    expect(linkOf(portal.call('PUT', `rooms/${id}/links`, { body: later })).access).toBe(11)
    expect(portal.call('GET', `rooms/${id}`, { as: 'member' }).json?.response).toMatchObject({ access: 2 })
  })
})
