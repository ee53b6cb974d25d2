import { docSpaceFiles, docSpaceLinks, docSpaceRooms } from '@sharelink/emulator'
import { describe, expect, it } from 'vitest'
import { docSpace, linkOf } from './call-docspace.ts'

const { custom, public: publicRoom, fillingForms } = docSpaceRooms
const restricted = { externalSharing: { externalShare: false } }

describe('a portal that forbids external sharing', () => {
  it('makes the links of a CustomRoom internal, new ones and updated ones', () => {
    const portal = docSpace()
    const path = `rooms/${custom}/links`
    const { id: linkId } = linkOf(portal.call('PUT', path, { body: { access: 2, linkType: 1 } }))
    portal.state.externalSharing.externalShare = false
    const updated = linkOf(portal.call('PUT', path, { body: { linkId, access: 10, linkType: 1 } }))
    expect(updated).toMatchObject({ id: linkId, access: 10, internal: true })
    expect(linkOf(portal.call('PUT', path, { body: { access: 2, linkType: 1 } })).internal).toBe(true)
  })

  it.each([
    ['a new link of a PublicRoom', `rooms/${publicRoom}/links`, { access: 2, linkType: 1 }],
    ['a new link in a PublicRoom', `file/${docSpaceFiles.public}/links`, { access: 2 }],
    [
      'revoking the primary of a PublicRoom',
      `rooms/${publicRoom}/links`,
      { linkId: docSpaceLinks.publicRoomPrimary, access: 0, linkType: 1 },
    ],
    [
      'revoking the open primary of a FillingFormsRoom',
      `rooms/${fillingForms}/links`,
      { linkId: docSpaceLinks.fillingFormsRoomPrimary, access: 0, linkType: 1 },
    ],
  ])('refuses %s', (_what, path, body) => {
    const answered = docSpace(restricted).call('PUT', path, { body })
    expect(answered.status).toBe(403)
    expect(answered.json?.error).toMatchObject({ type: 'System.Security.SecurityException' })
  })

  it('lets a CustomRoom link be revoked', () => {
    const portal = docSpace()
    const path = `rooms/${custom}/links`
    const { id: linkId } = linkOf(portal.call('PUT', path, { body: { access: 2, linkType: 1 } }))
    portal.state.externalSharing.externalShare = false
    const answered = portal.call('PUT', path, { body: { linkId, access: 0, linkType: 1 } })
    expect(answered.status).toBe(200)
    expect(answered.json).not.toHaveProperty('response')
  })
})

describe('a portal whose links are internal by default', () => {
  const seed = { externalSharing: { defaultShareLinkInternal: true } }
  const linkId = '00000000-0000-4000-8000-000000000001'
  const file = `file/${docSpaceFiles.myDocument}`

  it.each([
    ['a PUT without id', 'PUT', `rooms/${custom}/links`, { access: 2, linkType: 1 }, true],
    ['a PUT with an id of its own', 'PUT', `rooms/${custom}/links`, { access: 2, linkType: 1, linkId }, false],
    ['a PUT for a PublicRoom', 'PUT', `rooms/${publicRoom}/links`, { access: 2, linkType: 1 }, false],
    ['a POST for a file', 'POST', `${file}/link`, { access: 2 }, false],
    ['a GET that makes the link', 'GET', `${file}/link`, undefined, true],
  ])('%s', (_what, method, path, body, internal) => {
    expect(linkOf(docSpace(seed).call(method, path, { body })).internal).toBe(internal)
  })
})

describe('PUT settings/externalsharingsettings', () => {
  const path = 'settings/externalsharingsettings'

  it('is for administrators of the portal', () => {
    const portal = docSpace()
    expect(portal.call('PUT', path, { as: 'colleague', body: {} }).status).toBe(403)
    expect(portal.call('PUT', path, { as: 'administrator', body: {} }).status).toBe(200)
  })

  it('replaces them all and gives them back', () => {
    const portal = docSpace()
    const body = { externalShare: true, defaultShareLinkInternal: true }
    const expected = {
      ...body,
      externalShareApplyToDocuments: false,
      externalShareApplyToRooms: false,
      blockExistingLinksOnRestrict: false,
    }
    expect(portal.call('PUT', path, { body }).json?.response).toEqual(expected)
    expect(portal.state.externalSharing).toEqual(expected)
  })
})
