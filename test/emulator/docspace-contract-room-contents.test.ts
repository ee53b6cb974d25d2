import { docSpaceFiles } from '@sharelink/emulator'
import { describe, expect, it } from 'vitest'
import { docSpace, linkOf, linksOf } from './call-docspace.ts'

describe('links of a file in a room', () => {
  const inPublic = `file/${docSpaceFiles.public}`

  it('row 75 [T]: in a PublicRoom a revoked primary is replaced', () => {
    const portal = docSpace()
    const old = linkOf(portal.call('GET', `${inPublic}/link`))
    const answered = portal.call('PUT', `${inPublic}/links`, { body: { linkId: old.id, access: 0 } })
    expect(answered.status).toBe(200)
    const link = linkOf(answered)
    expect(link.id).not.toBe(old.id)
    expect(link.requestToken).toEqual(expect.any(String))
    expect(link.requestToken).not.toBe(old.requestToken)
    expect(linksOf(portal.call('GET', `${inPublic}/links`))).toHaveLength(1)
  })

  it('row 76 [T]: in a PublicRoom a PUT with internal changes nothing', () => {
    const portal = docSpace()
    const old = linkOf(portal.call('GET', `${inPublic}/link`))
    const answered = portal.call('PUT', `${inPublic}/links`, { body: { linkId: old.id, internal: true } })
    expect([answered.status, linkOf(answered).internal]).toEqual([200, false])
    expect(linkOf(answered)).toEqual(old)
  })

  it.each([
    ['folder', 'folder/4079'],
    ['file', 'file/5079'],
  ])('row 79 [T]: the link of a %s in a VirtualDataRoom stays internal', (_kind, path) => {
    const portal = docSpace()
    const { id: linkId, access } = linkOf(portal.call('GET', `${path}/link`))
    const answered = portal.call('PUT', `${path}/links`, { body: { linkId, internal: false, access } })
    expect([answered.status, linkOf(answered).internal]).toEqual([200, true])
  })

  it('row 80 [T]: what a PDF form in a FillingFormsRoom offers', () => {
    const answered = docSpace().call('GET', `file/${docSpaceFiles.formInFillingForms}`)
    expect(answered.status).toBe(200)
    expect(answered.json?.response).toMatchObject({ availableShareRights: { ExternalLink: ['FillForms', 'None'] } })
  })

  it('row 81 [T]: what a PDF form in My Documents offers', () => {
    const answered = docSpace().call('GET', `file/${docSpaceFiles.myForm}`)
    expect(answered.status).toBe(200)
    const rights = { ExternalLink: ['Editing', 'FillForms', 'None'] }
    expect(answered.json?.response).toMatchObject({ availableShareRights: rights })
  })
})
