import { docSpaceRooms, docSpaceUsers } from '@sharelink/emulator'
import { describe, expect, it } from 'vitest'
import { docSpace, linkOf, linksOf } from './call-docspace.ts'
import type { DocSpace } from './call-docspace.ts'

const room = `rooms/${docSpaceRooms.custom}`

describe('how often an invitation may be used', () => {
  const path = `${room}/links`

  function invited(maxUseCount?: number): { portal: DocSpace; url: string; linkId: string } {
    const portal = docSpace()
    const link = linkOf(portal.call('PUT', path, { body: { access: 2, maxUseCount } }))
    return { portal, url: link.shareLink, linkId: link.id }
  }

  it('is counted', () => {
    const { portal, url, linkId } = invited(1)
    expect(portal.emulator.visit('onlyoffice-docspace', { url, signedIn: true })).toMatchObject({ opened: true })
    expect(linksOf(portal.call('GET', path))).toMatchObject([{ id: linkId, maxUseCount: 1, currentUseCount: 1 }])
    const { id: signedIn } = docSpaceUsers.colleague
    const again = portal.emulator.visit('onlyoffice-docspace', { url, signedIn })
    expect(again).toMatchObject({ opened: false, reason: 'limit' })
  })

  it('cannot be set below what was used', () => {
    const { portal, linkId } = invited(5)
    const link = portal.state.rooms.find(({ id }) => id === docSpaceRooms.custom)?.links[0]
    if (link) link.currentUseCount = 3
    const answered = portal.call('PUT', path, { body: { linkId, access: 2, maxUseCount: 2 } })
    expect(answered.status).toBe(400)
    expect(answered.json?.error).toMatchObject({ message: expect.stringContaining("(Parameter 'maxUseCount')") })
  })

  it('begins anew when an update names no limit', () => {
    const { portal, linkId } = invited(5)
    const link = portal.state.rooms.find(({ id }) => id === docSpaceRooms.custom)?.links[0]
    if (link) link.currentUseCount = 3
    const kept = linkOf(portal.call('PUT', path, { body: { linkId, access: 2, maxUseCount: 4 } }))
    expect(kept).toMatchObject({ maxUseCount: 4, currentUseCount: 3 })
    const reset = linkOf(portal.call('PUT', path, { body: { linkId, access: 2 } }))
    expect(reset).toMatchObject({ currentUseCount: 0 })
    expect(reset).not.toHaveProperty('maxUseCount')
  })
})
