import { docSpaceRooms } from '@sharelink/emulator'
import { describe, expect, it } from 'vitest'
import { after, DAY, docSpace, linkOf, linksOf } from './call-docspace.ts'
import type { Answered, DocSpace } from './call-docspace.ts'

const room = `rooms/${docSpaceRooms.custom}`

function put(portal: DocSpace, body: object): Answered {
  return portal.call('PUT', `${room}/links`, { body })
}

/** Shape B: the success envelope around validation problems. */
function expectModelError(answered: Answered): void {
  expect(answered.status).toBe(400)
  expect(answered.json).not.toHaveProperty('error')
  expect(answered.json).toMatchObject({ response: { status: 400 }, status: 1, statusCode: 400 })
}

describe('bodies for links of a CustomRoom', () => {
  it('row 104 [S]: what an update leaves out is reset', () => {
    const portal = docSpace()
    const full = { password: 'testpassword', expirationDate: after(portal, DAY), denyDownload: true, title: 'Mine' }
    const { id: linkId } = linkOf(put(portal, { ...full, access: 2, linkType: 1 }))
    const answered = put(portal, { linkId, access: 2, linkType: 1 })
    expect(answered.status).toBe(200)
    expect(linkOf(answered)).toMatchObject({ id: linkId, denyDownload: false, title: 'Shared link' })
    expect(linkOf(answered)).not.toHaveProperty('password')
    expect(linkOf(answered)).not.toHaveProperty('expirationDate')
  })

  it('row 105 [S]: an expiry in the past makes a link that never expires', () => {
    const answered = put(docSpace(), { access: 2, linkType: 1, expirationDate: '2001-01-01T00:00:00Z' })
    expect(answered.status).toBe(200)
    expect(linkOf(answered)).not.toHaveProperty('expirationDate')
  })

  it('row 106 [S]: an expiry in eleven years is refused', () => {
    const answered = put(docSpace(), { access: 2, linkType: 1, expirationDate: '2037-11-21T12:00:00Z' })
    expect(answered.status).toBe(400)
    expect(answered.json?.error).toMatchObject({
      message: "Value does not fall within the expected range. (Parameter 'expirationDate')",
    })
  })

  it('row 107 [I] inferred: an expiry as an object does not bind', () => {
    const expirationDate = { utcTime: '2030-01-01T00:00:00Z', timeZoneOffset: '00:00:00' }
    expectModelError(put(docSpace(), { access: 2, linkType: 1, expirationDate }))
  })

  it('row 108 [S]: an expiry that is no date never comes', () => {
    const answered = put(docSpace(), { access: 2, linkType: 1, expirationDate: 'soon' })
    expect(answered.status).toBe(200)
    expect(linkOf(answered)).not.toHaveProperty('expirationDate')
  })

  it('row 109 [S]: an unknown name of access revokes', () => {
    const portal = docSpace()
    const { id: linkId } = linkOf(put(portal, { access: 2, linkType: 1 }))
    expect(put(portal, { access: 'read', linkId, linkType: 1 }).status).toBe(200)
    expect(linksOf(portal.call('GET', `${room}/links`))).toEqual([])
  })

  it('row 110 [S]: a name of access in its spelling', () => {
    const answered = put(docSpace(), { access: 'Read', linkType: 1 })
    expect([answered.status, linkOf(answered).access]).toEqual([200, 2])
  })

  it('row 111 [I] inferred: linkType as a name does not bind', () => {
    expectModelError(put(docSpace(), { access: 2, linkType: 'External' }))
  })

  it('row 112 [S]: a short password', () => {
    const answered = put(docSpace(), { access: 2, linkType: 1, password: 'short' })
    expect(answered.status).toBe(400)
    expect(answered.json?.error).toMatchObject({ type: 'System.ArgumentException' })
  })

  it('row 112 [S]: a short password until 3.6.1', () => {
    const answered = put(docSpace({ version: '3.6.1' }), { access: 2, linkType: 1, password: 'short' })
    expect(answered.status).toBe(403)
  })

  it('row 113 [S, inferred]: a title of 256 characters', () => {
    expectModelError(put(docSpace(), { access: 2, linkType: 1, title: 'x'.repeat(256) }))
  })

  it('row 114 [S, inferred]: maxUseCount 0', () => {
    expectModelError(put(docSpace(), { access: 11, linkType: 0, maxUseCount: 0 }))
  })
})
