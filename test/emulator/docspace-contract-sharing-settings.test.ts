import { docSpaceFiles, docSpaceRooms } from '@sharelink/emulator'
import { describe, expect, it } from 'vitest'
import { docSpace, linkOf } from './call-docspace.ts'
import type { DocSpace, Sender } from './call-docspace.ts'

const file = `file/${docSpaceFiles.myDocument}`

function switchOff(portal: DocSpace, section: object): void {
  const body = { externalShare: false, ...section }
  expect(portal.call('PUT', 'settings/externalsharingsettings', { body }).status).toBe(200)
}

function shareStatus(portal: DocSpace, requestToken: unknown, as: Sender): unknown {
  const answered = portal.call('GET', `share/${String(requestToken)}`, { as })
  expect(answered.status).toBe(200)
  return answered.json?.response
}

describe('with external sharing switched off', () => {
  it('row 82 [T]: for documents, a file link becomes internal', () => {
    const portal = docSpace()
    switchOff(portal, { externalShareApplyToDocuments: true })
    const answered = portal.call('POST', `${file}/link`, { body: { access: 2, internal: false } })
    expect([answered.status, linkOf(answered).internal]).toEqual([200, true])
  })

  it('row 83 [T]: for rooms, a room link becomes internal', () => {
    const portal = docSpace()
    switchOff(portal, { externalShareApplyToRooms: true })
    const answered = portal.call('GET', `rooms/${docSpaceRooms.custom}/link`)
    expect([answered.status, linkOf(answered).internal]).toEqual([200, true])
  })

  it('row 84 [T]: for rooms only, a file link in My Documents stays open', () => {
    const portal = docSpace()
    switchOff(portal, { externalShareApplyToRooms: true })
    const answered = portal.call('POST', `${file}/link`, { body: { access: 2, internal: false } })
    expect([answered.status, linkOf(answered).internal]).toEqual([200, false])
  })

  const everywhere = { externalShareApplyToDocuments: true, externalShareApplyToRooms: true }
  const links = [
    ['file', `${file}/link`],
    ['room', `rooms/${docSpaceRooms.custom}/link`],
  ] as const

  it.each(links)('row 85 [T]: an existing %s link is blocked for strangers', (_kind, path) => {
    const portal = docSpace()
    const { requestToken } = linkOf(portal.call('GET', path))
    switchOff(portal, { ...everywhere, blockExistingLinksOnRestrict: true })
    expect(shareStatus(portal, requestToken, null)).toMatchObject({ status: 5 })
  })

  it.each(links)('row 86 [T]: an existing %s link stays open unless blocking is on', (_kind, path) => {
    const portal = docSpace()
    const { requestToken } = linkOf(portal.call('GET', path))
    switchOff(portal, { ...everywhere, blockExistingLinksOnRestrict: false })
    expect(shareStatus(portal, requestToken, null)).toMatchObject({ status: 0 })
  })

  it.each(links)('row 87 [T]: an existing %s link opens for a user who is signed in', (_kind, path) => {
    const portal = docSpace()
    const { requestToken } = linkOf(portal.call('GET', path))
    switchOff(portal, { ...everywhere, blockExistingLinksOnRestrict: true })
    expect(shareStatus(portal, requestToken, 'member')).toMatchObject({ status: 0 })
  })
})
