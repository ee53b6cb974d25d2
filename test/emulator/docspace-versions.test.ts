import { docSpaceFiles, docSpaceFolders, docSpaceRooms } from '@sharelink/emulator'
import { describe, expect, it } from 'vitest'
import { docSpace, linkOf } from './call-docspace.ts'

const room = `rooms/${docSpaceRooms.custom}`
const file = `file/${docSpaceFiles.myDocument}`

describe('DocSpace 3.2.1', () => {
  const old = { version: '3.2.1' } as const

  it('answers only sharedTo, without internal', () => {
    const answered = docSpace(old).call('PUT', `${room}/links`, { body: { access: 2, linkType: 1, internal: true } })
    expect(Object.keys(Object(answered.json?.response))).toEqual([
      'access',
      'sharedTo',
      'isLocked',
      'isOwner',
      'canEditAccess',
      'subjectType',
    ])
    expect(linkOf(answered)).not.toHaveProperty('internal')
  })

  it('ignores the keys it does not know, whatever is in them', () => {
    const body = { access: 2, linkType: 0, internal: 'x', maxUseCount: 0 }
    expect(docSpace(old).call('PUT', `${room}/links`, { body }).status).toBe(200)
  })

  it('gives file links no title, password or denyDownload', () => {
    const body = { access: 2, title: 'Mine', password: 'short', denyDownload: true }
    const answered = docSpace(old).call('PUT', `${file}/links`, { body })
    expect(answered.status).toBe(200)
    expect(linkOf(answered)).toMatchObject({ title: 'Shared link', denyDownload: false })
    expect(linkOf(answered)).not.toHaveProperty('password')
  })

  it.each(['GET', 'POST'])('has no links of folders: %s', (method) => {
    const path = `folder/${docSpaceFolders.my}/link`
    expect(docSpace(old).call(method, path, method === 'POST' ? { body: {} } : {}).status).toBe(404)
  })

  it('leaves the token of a replaced link in the answer', () => {
    const portal = docSpace(old)
    const { id: linkId } = linkOf(portal.call('GET', `rooms/${docSpaceRooms.public}/link`))
    const path = `rooms/${docSpaceRooms.public}/links`
    const link = linkOf(portal.call('PUT', path, { body: { linkId, access: 0, linkType: 1 } }))
    expect(link.id).not.toBe(linkId)
    expect(link).toHaveProperty('requestToken')
  })
})

describe('DocSpace 3.6.1', () => {
  const wrapped = { version: '3.6.1' } as const

  it('wraps a refusal for want of rights', () => {
    const body = { access: 2, linkType: 1 }
    const answered = docSpace(wrapped).call('PUT', `${room}/links`, { as: 'administrator', body })
    expect(answered.status).toBe(403)
    const message = "You don't have enough permission to perform the operation"
    expect(answered.json?.error).toMatchObject({ message })
  })

  it('has sharedLink and internal, and no use counts', () => {
    const portal = docSpace(wrapped)
    const body = { access: 11, linkType: 0, maxUseCount: 5 }
    const answered = portal.call('PUT', `${room}/links`, { body })
    expect(answered.json?.response).toMatchObject({ sharedLink: { linkType: 0, internal: false } })
    expect(linkOf(answered)).not.toHaveProperty('maxUseCount')
    expect(linkOf(answered)).not.toHaveProperty('currentUseCount')
  })

  it('takes an invitation that has expired already', () => {
    const body = { access: 11, linkType: 0, expirationDate: '2001-01-01T00:00:00Z' }
    const answered = docSpace(wrapped).call('PUT', `${room}/links`, { body })
    expect([answered.status, linkOf(answered).isExpired]).toEqual([200, true])
  })

  it('has no external sharing settings', () => {
    const externalSharing = { externalShare: false }
    const portal = docSpace({ ...wrapped, externalSharing })
    expect(portal.call('PUT', 'settings/externalsharingsettings', { body: {} }).status).toBe(404)
    expect(linkOf(portal.call('GET', `${room}/link`)).internal).toBe(false)
  })
})

describe('the fields of a link of 3.7.2', () => {
  it('stand in the documented order', () => {
    const body = { access: 2, linkType: 1, password: 'testpassword', expirationDate: '2030-01-01T00:00:00Z' }
    const answered = docSpace().call('PUT', `${room}/links`, { body })
    expect(Object.keys(JSON.parse(answered.body))).toEqual(['response', 'count', 'links', 'status', 'statusCode'])
    const response = Object(answered.json?.response)
    expect(Object.keys(response)).toEqual([
      'access',
      'sharedTo',
      'sharedLink',
      'isLocked',
      'isOwner',
      'canEditAccess',
      'canEditInternal',
      'canEditDenyDownload',
      'canEditExpirationDate',
      'canRevoke',
      'subjectType',
    ])
    expect(Object.keys(response.sharedLink)).toEqual([
      'id',
      'title',
      'shareLink',
      'expirationDate',
      'linkType',
      'password',
      'denyDownload',
      'isExpired',
      'primary',
      'internal',
      'requestToken',
    ])
    expect(response.sharedTo).toEqual(response.sharedLink)
  })
})
