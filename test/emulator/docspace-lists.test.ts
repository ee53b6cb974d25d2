import { docSpaceFiles, docSpaceRooms } from '@sharelink/emulator'
import { describe, expect, it } from 'vitest'
import { docSpace, linkOf, linksOf } from './call-docspace.ts'
import type { DocSpace } from './call-docspace.ts'

const file = `file/${docSpaceFiles.myDocument}/links`
const room = `rooms/${docSpaceRooms.custom}`

function withSixLinks(): DocSpace {
  const portal = docSpace()
  for (let made = 0; made < 6; made += 1) portal.call('PUT', file, { body: { access: 2, title: `Link ${made}` } })
  return portal
}

describe('pages of the links of a file', () => {
  it.each([
    ['', 6, 6],
    ['?count=4', 4, 4],
    ['?startIndex=4&count=4', 2, 2],
    ['?startIndex=6', 0, 0],
    ['?startIndex=9', 0, -3],
  ])('%s has %i items and count %i', (query, items, count) => {
    const answered = withSixLinks().call('GET', `${file}${query}`)
    expect(answered.status).toBe(200)
    expect(linksOf(answered)).toHaveLength(items)
    expect(answered.json).toMatchObject({ count, total: 6 })
  })

  it('together are all links, once each', () => {
    const portal = withSixLinks()
    const pages = [0, 2, 4].map((start) => portal.call('GET', `${file}?startIndex=${start}&count=2`))
    expect(new Set(pages.flatMap(linksOf).map(({ title }) => title)).size).toBe(6)
  })

  it.each(['?count=0', '?count=101', '?count=x', '?startIndex=-1'])('%s does not bind [inferred]', (query) => {
    expect(docSpace().call('GET', `${file}${query}`).status).toBe(400)
  })
})

describe('links of a room by type', () => {
  function withBoth(): DocSpace {
    const portal = docSpace()
    for (const access of [2, 10]) portal.call('PUT', `${room}/links`, { body: { access, linkType: 1 } })
    portal.call('PUT', `${room}/links`, { body: { access: 11, linkType: 0 } })
    portal.call('GET', `${room}/link`)
    return portal
  }

  it.each([
    ['', [0, 1, 1, 1]],
    ['?type=0', [0]],
    ['?type=Invitation', [0]],
    ['?type=1', [1, 1, 1]],
    ['?type=external', [1, 1, 1]],
  ])('%s', (query, types) => {
    const answered = withBoth().call('GET', `${room}/links${query}`)
    const linkTypes = linksOf(answered).map(({ linkType }) => linkType)
    expect(linkTypes.toSorted((one, other) => one - other)).toEqual(types)
    expect(answered.json).toMatchObject({ count: types.length })
    expect(answered.json).not.toHaveProperty('total')
  })

  it('external ones begin with the primary', () => {
    const [first] = linksOf(withBoth().call('GET', `${room}/links?type=1`))
    expect(first).toMatchObject({ primary: true })
  })

  it('an unknown type does not bind [inferred]', () => {
    expect(docSpace().call('GET', `${room}/links?type=2`).status).toBe(400)
  })
})

describe('POST link', () => {
  it('gives an existing primary back and ignores the body', () => {
    const portal = docSpace()
    const path = `file/${docSpaceFiles.myDocument}/link`
    const first = linkOf(portal.call('POST', path, { body: { access: 2, title: 'Mine' } }))
    expect(first.title).toBe('Shared link')
    const body = { access: 10, password: 'testpassword' }
    expect(linkOf(portal.call('POST', path, { body }))).toEqual(first)
  })

  it('takes the title of a folder link without the spaces around it', () => {
    const title = (text: string): string =>
      linkOf(docSpace().call('POST', 'folder/4001/link', { body: { access: 2, title: text } })).title
    expect([title('  Mine '), title('   ')]).toEqual(['Mine', 'Shared link'])
  })
})
