import { docSpaceFiles, docSpaceFolders } from '@sharelink/emulator'
import { describe, expect, it } from 'vitest'
import { after, DAY, docSpace, linkOf, linksOf } from './call-docspace.ts'

const { my, custom, editing, virtualData, public: inPublic, fillingForms } = docSpaceFolders
const link = `folder/${my}/link`
const links = `folder/${my}/links`

describe('links of a folder in My Documents', () => {
  it.each([
    [45, 10],
    [46, 5],
    [47, 6],
    [48, 2],
  ])('row %i [T]: POST link with access %i is read back', (_row, access) => {
    const portal = docSpace()
    const created = portal.call('POST', link, { body: { access } })
    expect([created.status, linkOf(created).access]).toEqual([200, access])
    expect(linkOf(portal.call('GET', link)).access).toBe(access)
  })

  it('row 49 [T]: GET link makes one that opens the folder and its file', () => {
    const portal = docSpace()
    const answered = portal.call('GET', link)
    expect(answered.status).toBe(200)
    const created = linkOf(answered)
    expect(created).toMatchObject({ access: 2, denyDownload: false, internal: false })
    expect(created).not.toHaveProperty('expirationDate')
    const visitor = { as: null, headers: { 'request-token': String(created.requestToken) } }
    expect(portal.call('GET', `folder/${my}`, visitor).status).toBe(200)
    expect(portal.call('GET', `file/${docSpaceFiles.inMyFolder}`, visitor).status).toBe(200)
  })

  it.each([
    [50, 1],
    [51, 4],
    [52, 9],
    [53, 11],
  ])('row %i [T]: POST link with access %i is refused', (_row, access) => {
    const portal = docSpace()
    expect(portal.call('POST', link, { body: { access } }).status).toBe(403)
    expect(linksOf(portal.call('GET', links))).toEqual([])
  })

  it('row 54 [T]: PUT echoes everything', () => {
    const portal = docSpace()
    const { id: linkId } = linkOf(portal.call('GET', link))
    const expirationDate = after(portal, DAY)
    const settings = { access: 10, title: 'Updated', password: '11111111', denyDownload: true, internal: true }
    const answered = portal.call('PUT', links, { body: { ...settings, linkId, expirationDate } })
    expect(answered.status).toBe(200)
    expect(linkOf(answered)).toMatchObject({ ...settings, id: linkId })
    expect(Date.parse(String(linkOf(answered).expirationDate))).toBe(Date.parse(expirationDate))
  })

  it('row 55 [T]: access 0 revokes', () => {
    const portal = docSpace()
    const { id: linkId } = linkOf(portal.call('GET', link))
    const answered = portal.call('PUT', links, { body: { linkId, access: 0 } })
    expect(answered.status).toBe(200)
    expect(answered.json).not.toHaveProperty('response')
    expect(portal.call('GET', `folder/${my}`).json?.response).toMatchObject({ shared: false })
    expect(linksOf(portal.call('GET', links))).toEqual([])
  })

  it('row 56 [T]: a body without access revokes', () => {
    const portal = docSpace()
    const { id: linkId, requestToken } = linkOf(portal.call('GET', link))
    expect(portal.call('PUT', links, { body: { linkId, password: '11111111' } }).status).toBe(200)
    const visitor = { as: null, headers: { 'request-token': String(requestToken) } }
    expect(portal.call('GET', `folder/${my}`, visitor).status).toBe(403)
    expect(portal.call('GET', `file/${docSpaceFiles.inMyFolder}`, visitor).status).toBe(403)
  })
})

describe('links of a folder in a room', () => {
  it.each([
    [57, 'VirtualDataRoom', virtualData, false],
    [58, 'PublicRoom', inPublic, true],
  ])('row %i [T]: in a %s a PUT with the wrong internal changes nothing', (_row, _type, id, internal) => {
    const portal = docSpace()
    const before = linkOf(portal.call('GET', `folder/${id}/link`))
    const answered = portal.call('PUT', `folder/${id}/links`, { body: { linkId: before.id, internal } })
    expect(answered.status).toBe(200)
    expect(linkOf(answered)).toEqual(before)
    expect(before.internal).toBe(!internal)
  })

  it.each([
    ['CustomRoom', custom],
    ['EditingRoom', editing],
  ])('row 59 [T]: in a %s internal does not stand in the way, and no access revokes', (_type, id) => {
    const portal = docSpace()
    const { id: linkId } = linkOf(portal.call('GET', `folder/${id}/link`))
    const answered = portal.call('PUT', `folder/${id}/links`, { body: { linkId, internal: true } })
    expect(answered.status).toBe(200)
    expect(answered.json).not.toHaveProperty('response')
    expect(linksOf(portal.call('GET', `folder/${id}/links`))).toEqual([])
  })

  it('row 60 [T]: in a FillingFormsRoom GET link is refused', () => {
    const portal = docSpace()
    expect(portal.call('GET', `folder/${fillingForms}/link`).status).toBe(403)
    expect(linksOf(portal.call('GET', `folder/${fillingForms}/links`))).toEqual([])
  })

  it('row 77 [T]: in a PublicRoom a revoked primary is replaced', () => {
    const portal = docSpace()
    const { id: linkId } = linkOf(portal.call('GET', `folder/${inPublic}/link`))
    const answered = portal.call('PUT', `folder/${inPublic}/links`, { body: { linkId, access: 0 } })
    expect(answered.status).toBe(200)
    expect(linkOf(answered).id).not.toBe(linkId)
    const ids = linksOf(portal.call('GET', `folder/${inPublic}/links`)).map(({ id }) => id)
    expect(ids).toEqual([linkOf(answered).id])
  })

  it('row 78 [T]: in a VirtualDataRoom GET link is internal', () => {
    const answered = docSpace().call('GET', `folder/${virtualData}/link`)
    expect([answered.status, linkOf(answered).internal]).toEqual([200, true])
  })
})
