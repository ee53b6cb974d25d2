import { docSpaceFiles, docSpaceRooms } from '@sharelink/emulator'
import { describe, expect, it } from 'vitest'
import { after, DAY, docSpace, linkOf, linksOf } from './call-docspace.ts'
import type { AnsweredLink, DocSpace } from './call-docspace.ts'

const links = `rooms/${docSpaceRooms.custom}/links`

function additional(portal: DocSpace): AnsweredLink {
  return linkOf(portal.call('PUT', links, { body: { access: 2, title: 'Additional Link', linkType: 1 } }))
}

function lockedPrimary(portal: DocSpace, password: string): AnsweredLink {
  const { id: linkId } = linkOf(portal.call('GET', `rooms/${docSpaceRooms.custom}/link`))
  return linkOf(portal.call('PUT', links, { body: { linkId, access: 10, linkType: 1, password } }))
}

describe('updates of links of a CustomRoom', () => {
  it('row 25 [T]: access, title and expiry of an additional link', () => {
    const portal = docSpace()
    const { id: linkId } = additional(portal)
    const expirationDate = after(portal, 5 * DAY)
    const body = { linkId, access: 10, title: 'Updated Link 1', linkType: 1, expirationDate }
    const answered = portal.call('PUT', links, { body })
    expect(answered.status).toBe(200)
    expect(linkOf(answered)).toMatchObject({ id: linkId, access: 10, title: 'Updated Link 1' })
    expect(Date.parse(String(linkOf(answered).expirationDate))).toBe(Date.parse(expirationDate))
  })

  it('row 26 [T]: the password comes back in clear, in the list too', () => {
    const portal = docSpace()
    const { id: linkId } = additional(portal)
    const body = { linkId, access: 6, title: 'Updated Link 2', linkType: 1, password: 'testpassword' }
    const answered = portal.call('PUT', links, { body })
    expect([answered.status, linkOf(answered).password]).toEqual([200, 'testpassword'])
    expect(linksOf(portal.call('GET', links)).map(({ password }) => password)).toEqual(['testpassword'])
  })

  it.each([
    [27, 10],
    [28, 5],
    [29, 6],
    [30, 2],
  ])('row %i [T]: everything of the primary, access %i', (_row, access) => {
    const portal = docSpace()
    const { id: linkId } = linkOf(portal.call('GET', `rooms/${docSpaceRooms.custom}/link`))
    const settings = { access, title: 'Updated', password: '11111111', denyDownload: true }
    const body = { ...settings, linkId, expirationDate: after(portal, DAY), internal: false, linkType: 1 }
    const answered = portal.call('PUT', links, { body })
    expect(answered.status).toBe(200)
    expect(linkOf(answered)).toMatchObject({ ...settings, id: linkId })
  })
})

describe('a link of a CustomRoom with a password', () => {
  it('row 33 [T]: its file stays locked for a visitor with the token', () => {
    const portal = docSpace()
    const { requestToken } = lockedPrimary(portal, '11111111')
    const headers = { 'request-token': String(requestToken) }
    expect(portal.call('GET', `file/${docSpaceFiles.custom}`, { as: null, headers }).status).toBe(403)
  })

  it('row 34 [T]: the share says that a password is wanted', () => {
    const portal = docSpace()
    const { requestToken } = lockedPrimary(portal, '11111111')
    const answered = portal.call('GET', `share/${requestToken}`, { as: null })
    expect(answered.status).toBe(200)
    expect(answered.json?.response).toMatchObject({ status: 3 })
  })

  it('row 35 [T]: a wrong password is an invalid one', () => {
    const portal = docSpace()
    const { requestToken } = lockedPrimary(portal, '11111111')
    const body = { password: '111111111' }
    const answered = portal.call('POST', `share/${requestToken}/password`, { as: null, body })
    expect(answered.status).toBe(200)
    expect(answered.json?.response).toMatchObject({ status: 4 })
  })

  it('row 36 [T]: the right one sets a cookie that opens the file', () => {
    const portal = docSpace()
    const { requestToken } = lockedPrimary(portal, '11111111')
    const token = String(requestToken)
    const answered = portal.call('POST', `share/${token}/password`, { as: null, body: { password: '11111111' } })
    expect(answered.status).toBe(200)
    expect(answered.json?.response).toMatchObject({ status: 0 })
    const cookies = String(answered.headers['set-cookie']).split('\n')
    const cookie = cookies.map((line) => line.split(';')[0]).join('; ')
    const headers = { 'request-token': token, cookie }
    expect(portal.call('GET', `file/${docSpaceFiles.custom}`, { as: null, headers }).status).toBe(200)
  })
})
