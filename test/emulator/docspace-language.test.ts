import { docSpaceFiles, docSpaceRooms, docSpaceUsers } from '@sharelink/emulator'
import { describe, expect, it } from 'vitest'
import { docSpace, linkOf } from './call-docspace.ts'

const room = `rooms/${docSpaceRooms.custom}/links`

describe('the language of the answers', () => {
  it("is the caller's, but for Access denied", () => {
    const portal = docSpace({ culture: 'de' })
    const { message } = Object(portal.call('PUT', room, { body: { access: 9, linkType: 1 } }).json?.error)
    expect(message).toBe('Diese Rolle gibt es für diesen Benutzertyp nicht')
    expect(linkOf(portal.call('PUT', room, { body: { access: 2, linkType: 1 } })).title).toBe('Geteilter Link')
    const denied = portal.call('PUT', room, { as: 'administrator', body: { access: 2, linkType: 1 } })
    expect(denied.json?.error).toMatchObject({ message: 'Access denied' })
  })

  it('can differ from the language of the portal', () => {
    const portal = docSpace()
    const owner = portal.state.users.find(({ id }) => id === docSpaceUsers.owner.id)
    if (owner) owner.culture = 'de'
    const path = `file/${docSpaceFiles.myDocument}/links`
    const { message } = Object(portal.call('PUT', path, { body: { access: 1 } }).json?.error)
    expect(message).toBe('Diese Rolle gibt es für diesen Benutzertyp nicht')
  })
})
