import { docSpaceFiles } from '@sharelink/emulator'
import { describe, expect, it } from 'vitest'
import { docSpace, linkOf, linksOf } from './call-docspace.ts'
import type { Answered, DocSpace, Sender } from './call-docspace.ts'

const file = `file/${docSpaceFiles.myDocument}`
const colleagues = `file/${docSpaceFiles.colleaguesDocument}`

function put(portal: DocSpace, body: object): Answered {
  return portal.call('PUT', `${file}/links`, { body })
}

describe('requests for links of a document in My Documents', () => {
  it('row 88 [L]: GET link twice gives the same link', () => {
    const portal = docSpace()
    const ids = [1, 2].map(() => linkOf(portal.call('GET', `${file}/link`)).id)
    expect(ids[1]).toBe(ids[0])
    expect(linksOf(portal.call('GET', `${file}/links`))).toHaveLength(1)
  })

  it.each([
    [89, false, 1, 'My New Link'],
    [90, true, 4, 'My Primary Link'],
  ])('row %i [L]: primary %s gives subjectType %i', (_row, primary, subjectType, title) => {
    const answered = put(docSpace(), { primary, access: 2, title })
    expect(answered.status).toBe(200)
    expect(linkOf(answered)).toMatchObject({ subjectType, primary, title })
  })

  it.each([
    [91, { denyDownload: true }],
    [92, { internal: true }],
  ])('row %i [L]: a new link keeps %o', (_row, setting) => {
    const answered = put(docSpace(), { primary: false, access: 2, title: 'Link', ...setting })
    expect(answered.status).toBe(200)
    expect(linkOf(answered)).toMatchObject(setting)
  })

  it('row 93 [L]: an update changes the title and keeps the id', () => {
    const portal = docSpace()
    const { id: linkId } = linkOf(put(portal, { access: 2, title: 'Title' }))
    const answered = put(portal, { linkId, access: 2, title: 'Updated Title' })
    expect(answered.status).toBe(200)
    expect(linkOf(answered)).toMatchObject({ id: linkId, title: 'Updated Title' })
  })

  it('row 94 [L]: an expiry as text', () => {
    const answered = put(docSpace(), { access: 2, title: 'Link', expirationDate: '2030-01-01T00:00:00.000Z' })
    expect(answered.status).toBe(200)
    expect(linkOf(answered)).toMatchObject({ isExpired: false, expirationDate: '2030-01-01T00:00:00.0000000Z' })
  })

  it('row 95 [L]: the password comes back in clear', () => {
    const answered = put(docSpace(), { access: 2, title: 'Link', password: 'SecurePass123' })
    expect([answered.status, linkOf(answered).password]).toEqual([200, 'SecurePass123'])
  })

  it('row 96 [L]: access 1 is refused with the text about the role', () => {
    const answered = put(docSpace(), { access: 1 })
    expect(answered.status).toBe(403)
    const message = 'The role is not available for this user type'
    expect(answered.json?.error).toMatchObject({ message })
  })

  it('row 97 [L]: a chosen id becomes the id of the link', () => {
    const linkId = '00000000-0000-0000-0000-000000000001'
    const answered = put(docSpace(), { linkId, access: 2, title: 'Link' })
    expect([answered.status, linkOf(answered).id]).toEqual([200, linkId])
  })

  it('row 98 [L]: a missing file', () => {
    const answered = docSpace().call('PUT', 'file/999999999/links', { body: { access: 2 } })
    expect(answered.status).toBe(404)
    expect(answered.json?.error).toMatchObject({ message: 'Item not found' })
  })

  it('row 99 [L]: nobody is signed in', () => {
    expect(docSpace().call('PUT', `${file}/links`, { as: null, body: { access: 2 } }).status).toBe(401)
  })

  it.each<Sender>(['owner', 'administrator'])("row 100 [L]: another user's private file, as %s", (as) => {
    expect(docSpace().call('PUT', `${colleagues}/links`, { as, body: { access: 2 } }).status).toBe(403)
  })

  it.each([
    [101, 'a file without links', file],
    [102, "another user's private file", colleagues],
  ])('row %i [L]: the list of %s is empty', (_row, _what, path) => {
    const answered = docSpace().call('GET', `${path}/links`)
    expect(answered.status).toBe(200)
    expect(answered.json).toMatchObject({ response: [], count: 0 })
  })

  const strangers = [
    ['another user', 'owner', colleagues],
    ['nobody', null, file],
  ] as const

  it.each(strangers)('row 103 [L]: GET link by %s until 3.6.1 is an empty success', (_who, as, path) => {
    const answered = docSpace({ version: '3.6.1' }).call('GET', `${path}/link`, { as })
    expect(answered.status).toBe(200)
    expect(answered.json).not.toHaveProperty('response')
  })

  it.each(strangers)('row 103 [S]: GET link by %s since 3.7.1 is refused', (_who, as, path) => {
    expect(docSpace({ version: '3.7.2' }).call('GET', `${path}/link`, { as }).status).toBe(403)
  })
})
