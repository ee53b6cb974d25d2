import { docSpaceFiles, docSpaceFolders, docSpaceRooms } from '@sharelink/emulator'
import { describe, expect, it } from 'vitest'
import { docSpace, linkOf, linksOf } from './call-docspace.ts'

const { custom, public: publicRoom } = docSpaceRooms

/** How many links of a kind can be made, and the text that refuses the next one. */
function countUntilRefused(path: string, body: object): { made: number; message: unknown } {
  const portal = docSpace()
  for (let made = 0; made < 10; made += 1) {
    const answered = portal.call('PUT', path, { body: { access: 2, ...body } })
    if (answered.status !== 200) return { made, message: answered.json?.error }
  }
  return { made: 10, message: undefined }
}

describe('how many links an entry may have', () => {
  it.each([
    ['CustomRoom, additional', `rooms/${custom}/links`, { linkType: 1 }, 5],
    ['PublicRoom, additional', `rooms/${publicRoom}/links`, { linkType: 1 }, 5],
    ['CustomRoom, primary by way of the folder', `folder/${custom}/links`, { primary: true }, 1],
    ['CustomRoom, invitation', `rooms/${custom}/links`, { linkType: 0 }, 1],
    ['file in My Documents, additional', `file/${docSpaceFiles.myDocument}/links`, {}, 6],
    ['file in My Documents, primary', `file/${docSpaceFiles.myDocument}/links`, { primary: true }, 6],
    ['file in a CustomRoom, additional', `file/${docSpaceFiles.custom}/links`, {}, 6],
    ['file in a PublicRoom, additional', `file/${docSpaceFiles.public}/links`, {}, 5],
    ['folder in a VirtualDataRoom, additional', `folder/${docSpaceFolders.virtualData}/links`, {}, 6],
    ['folder in an AiRoom, additional', `folder/${docSpaceFolders.ai}/links`, {}, 6],
  ])('%s', (_what, path, body, cap) => {
    expect(countUntilRefused(path, body)).toMatchObject({
      made: cap,
      message: {
        type: 'System.InvalidOperationException',
        message: `The maximum number of links may not exceed ${cap}`,
      },
    })
  })

  it('GET link gives the first of several primaries', () => {
    const portal = docSpace()
    const path = `file/${docSpaceFiles.myDocument}`
    const [first] = [1, 2].map(() =>
      linkOf(portal.call('PUT', `${path}/links`, { body: { access: 2, primary: true } })),
    )
    expect(linkOf(portal.call('GET', `${path}/link`)).id).toBe(first?.id)
  })
})

describe('revoking what is not there', () => {
  const links = `rooms/${custom}/links`
  const unknown = { linkId: '00000000-0000-4000-8000-00000000000f', access: 0, linkType: 1 }

  it('does nothing, as long as one more link could be made', () => {
    const answered = docSpace().call('PUT', links, { body: unknown })
    expect(answered.status).toBe(200)
    expect(answered.json).not.toHaveProperty('response')
  })

  it('is refused when the room is full', () => {
    const portal = docSpace()
    for (let made = 0; made < 5; made += 1) portal.call('PUT', links, { body: { access: 2, linkType: 1 } })
    expect(portal.call('PUT', links, { body: unknown }).status).toBe(403)
  })

  it('is always refused in a FillingFormsRoom', () => {
    expect(docSpace().call('PUT', `rooms/${docSpaceRooms.fillingForms}/links`, { body: unknown }).status).toBe(403)
  })
})

describe('the id of a link', () => {
  const links = `rooms/${custom}/links`
  const body = { linkId: '7F3B1E52-0A6C-4C93-9A0E-1D2C3B4A5F60', access: 2, linkType: 1 }

  it('makes a repeated PUT the same link', () => {
    const portal = docSpace()
    for (let times = 0; times < 3; times += 1) expect(portal.call('PUT', links, { body }).status).toBe(200)
    expect(linksOf(portal.call('GET', links)).map(({ id }) => id)).toEqual([body.linkId.toLowerCase()])
  })

  it('brings back the old address when the link is made again', () => {
    const portal = docSpace()
    const first = linkOf(portal.call('PUT', links, { body }))
    portal.call('PUT', links, { body: { ...body, access: 0 } })
    const again = linkOf(portal.call('PUT', links, { body }))
    expect([again.requestToken, again.shareLink]).toEqual([first.requestToken, first.shareLink])
  })

  it('on two entries leads to the first', () => {
    const portal = docSpace()
    portal.call('PUT', `file/${docSpaceFiles.custom}/links`, { body })
    const { requestToken } = linkOf(portal.call('PUT', links, { body }))
    const share = portal.call('GET', `share/${requestToken}`, { as: null }).json?.response
    expect(share).toMatchObject({ entityId: String(custom), entityType: 1 })
  })

  it('goes from everything below when it goes from a room', () => {
    const portal = docSpace()
    portal.call('PUT', links, { body })
    portal.call('PUT', `file/${docSpaceFiles.inCustomFolder}/links`, { body })
    portal.call('PUT', `file/${docSpaceFiles.myDocument}/links`, { body })
    portal.call('PUT', links, { body: { ...body, access: 0 } })
    expect(linksOf(portal.call('GET', `file/${docSpaceFiles.inCustomFolder}/links`))).toEqual([])
    expect(linksOf(portal.call('GET', `file/${docSpaceFiles.myDocument}/links`))).toHaveLength(1)
  })
})
