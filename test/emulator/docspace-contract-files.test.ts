import { docSpaceFiles } from '@sharelink/emulator'
import { describe, expect, it } from 'vitest'
import { after, DAY, docSpace, linkOf, linksOf } from './call-docspace.ts'
import type { DocSpace } from './call-docspace.ts'

const file = `file/${docSpaceFiles.myDocument}`

function visitStatus(portal: DocSpace, requestToken: unknown): number {
  return portal.call('GET', file, { as: null, headers: { 'request-token': String(requestToken) } }).status
}

describe('links of a document in My Documents', () => {
  it.each([
    [61, 10],
    [62, 5],
    [63, 6],
    [64, 2],
  ])('row %i [T]: POST link with access %i is read back', (_row, access) => {
    const portal = docSpace()
    const created = portal.call('POST', `${file}/link`, { body: { access } })
    expect([created.status, linkOf(created).access]).toEqual([200, access])
    expect(linkOf(portal.call('GET', `${file}/link`)).access).toBe(access)
    expect(portal.call('GET', file).json?.response).toMatchObject({ shared: true })
  })

  it('row 65 [T]: GET link makes one with nothing set', () => {
    const answered = docSpace().call('GET', `${file}/link`)
    expect(answered.status).toBe(200)
    expect(linkOf(answered)).toMatchObject({ access: 2, internal: false, denyDownload: false })
    expect(linkOf(answered)).not.toHaveProperty('expirationDate')
  })

  it.each([
    [66, 1],
    [67, 4],
    [68, 9],
    [69, 11],
  ])('row %i [T]: POST link with access %i is refused', (_row, access) => {
    const portal = docSpace()
    expect(portal.call('POST', `${file}/link`, { body: { access } }).status).toBe(403)
    expect(linksOf(portal.call('GET', `${file}/links`))).toEqual([])
  })

  it('row 70 [T]: PUT adds a link beside the primary', () => {
    const portal = docSpace()
    portal.call('POST', `${file}/link`, { body: { access: 2 } })
    expect(portal.call('PUT', `${file}/links`, { body: { access: 10 } }).status).toBe(200)
    const accesses = linksOf(portal.call('GET', `${file}/links`)).map(({ access }) => access)
    expect(new Set(accesses)).toEqual(new Set([2, 10]))
  })

  it('row 71 [T]: three additional links beside the primary', () => {
    const portal = docSpace()
    portal.call('POST', `${file}/link`, { body: { access: 2 } })
    for (const access of [6, 10, 5]) {
      expect(portal.call('PUT', `${file}/links`, { body: { access } }).status).toBe(200)
    }
    expect(linksOf(portal.call('GET', `${file}/links`)).length).toBeGreaterThanOrEqual(4)
  })

  it('row 72 [T]: PUT echoes everything', () => {
    const portal = docSpace()
    const { id: linkId } = linkOf(portal.call('GET', `${file}/link`))
    const expirationDate = after(portal, DAY)
    const settings = { access: 10, internal: true, denyDownload: true, password: 'testpassword' }
    const answered = portal.call('PUT', `${file}/links`, { body: { ...settings, linkId, expirationDate } })
    expect(answered.status).toBe(200)
    expect(linkOf(answered)).toMatchObject({ ...settings, id: linkId })
    expect(Date.parse(String(linkOf(answered).expirationDate))).toBe(Date.parse(expirationDate))
  })

  it('row 73 [T]: an internal link does not open for a stranger', () => {
    const portal = docSpace()
    const { requestToken } = linkOf(portal.call('POST', `${file}/link`, { body: { access: 2, internal: true } }))
    expect(visitStatus(portal, requestToken)).toBe(403)
  })

  it('row 74 [T]: a link does not open after its expiry', () => {
    const portal = docSpace()
    const body = { access: 2, expirationDate: after(portal, 1000) }
    const { requestToken } = linkOf(portal.call('POST', `${file}/link`, { body }))
    expect(visitStatus(portal, requestToken)).toBe(200)
    portal.clock.advance(1001)
    expect(visitStatus(portal, requestToken)).toBe(403)
  })
})
