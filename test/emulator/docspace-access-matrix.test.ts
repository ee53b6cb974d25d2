import { docSpaceFiles, docSpaceFolders, docSpaceRooms, docSpaceUsers } from '@sharelink/emulator'
import { describe, expect, it } from 'vitest'
import { docSpace } from './call-docspace.ts'
import type { DocSpace } from './call-docspace.ts'

const EVERY_ACCESS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 99]

/** The accesses that a new link may have, each tried on a fresh portal. */
function accepted(path: string, body: object, seed: Parameters<typeof docSpace>[0] = {}): number[] {
  return EVERY_ACCESS.filter((access) => {
    const answered = docSpace(seed).call('PUT', path, { body: { ...body, access } })
    if (answered.status !== 200) expect(answered.status).toBe(403)
    return answered.status === 200
  })
}

describe('access that links of a room may give', () => {
  const { custom, public: publicRoom, fillingForms, editing, virtualData, ai } = docSpaceRooms

  it.each([
    ['CustomRoom', custom, [2, 5, 6, 7, 10]],
    ['PublicRoom', publicRoom, [2, 5, 6, 7, 10]],
    ['EditingRoom', editing, []],
    ['VirtualDataRoom', virtualData, []],
    ['AiRoom', ai, []],
  ])('external, %s', (_type, id, expected) => {
    expect(accepted(`rooms/${id}/links`, { linkType: 1 })).toEqual(expected)
  })

  it('external, FillingFormsRoom: its primary', () => {
    const linkId = '0a6e3f3c-5f0b-4d5e-9d8e-6a1f0c9b7e21'
    expect(accepted(`rooms/${fillingForms}/links`, { linkType: 1, linkId })).toEqual([2, 7])
  })

  it.each([
    ['CustomRoom', custom, [2, 5, 6, 10, 11]],
    ['PublicRoom', publicRoom, [2, 11]],
    ['FillingFormsRoom', fillingForms, [7, 11]],
    ['EditingRoom', editing, [2, 10, 11]],
    ['VirtualDataRoom', virtualData, [2, 7, 10, 11]],
    ['AiRoom', ai, [2, 11]],
  ])('invitation, %s', (_type, id, expected) => {
    expect(accepted(`rooms/${id}/links`, { linkType: 0 })).toEqual(expected)
  })

  it('no links at all on a template', () => {
    const rooms = [{ id: 1, roomType: 5, isTemplate: true } as const]
    expect(accepted('rooms/1/links', { linkType: 1 }, { rooms })).toEqual([])
  })

  it('FillForms on external links only since 3.5', () => {
    const old = { version: '3.2.1' } as const
    expect(accepted(`rooms/${custom}/links`, { linkType: 1 }, old)).toEqual([2, 5, 6, 10])
  })
})

describe('access that links of files and folders may give', () => {
  const files = [
    ['docx', { id: 1, title: 'a.docx' }, [2, 5, 6, 10]],
    ['PDF form', { id: 1, title: 'a.pdf', isForm: true }, [7, 10]],
    ['PDF form in a VirtualDataRoom', { id: 1, title: 'a.pdf', isForm: true, roomId: 3979 }, [7, 10]],
    ['format that must be converted', { id: 1, title: 'a.odt' }, [2]],
    ['docx in a FillingFormsRoom', { id: 1, title: 'a.docx', roomId: 3977 }, []],
  ] as const

  it.each(files)('%s', (_what, file, expected) => {
    expect(accepted('file/1/links', {}, { files: [file] })).toEqual(expected)
  })

  it('an image: other access than its own is skipped without a word', () => {
    const path = `file/${docSpaceFiles.myImage}/links`
    expect(accepted(path, {})).toEqual([2, 4, 5, 6, 7, 8, 9, 10, 11, 99])
    const answered = docSpace().call('PUT', path, { body: { access: 10 } })
    expect(answered.json).not.toHaveProperty('response')
    expect(answered.json).toMatchObject({ count: 0 })
  })

  it.each([
    ['My Documents', docSpaceFolders.my],
    ['a CustomRoom', docSpaceFolders.custom],
    ['an AiRoom', docSpaceFolders.ai],
  ])('a folder in %s', (_where, id) => {
    expect(accepted(`folder/${id}/links`, {})).toEqual([2, 5, 6, 10])
  })

  it('a folder in a FillingFormsRoom takes FillForms, as its primary', () => {
    expect(accepted(`folder/${docSpaceFolders.fillingForms}/links`, { primary: true })).toEqual([7])
  })
})

describe('a RoomManager who did not make the folder', () => {
  function portalWithManager(): DocSpace {
    const portal = docSpace()
    const room = portal.state.rooms.find(({ id }) => id === docSpaceRooms.custom)
    room?.members.push({ subject: docSpaceUsers.colleague.id, kind: 'user', access: 9 })
    return portal
  }

  it('may make links of it and not revoke them', () => {
    const portal = portalWithManager()
    const path = `folder/${docSpaceFolders.custom}/links`
    const linkId = '00000000-0000-4000-8000-000000000001'
    const put = (access: number): number =>
      portal.call('PUT', path, { as: 'colleague', body: { linkId, access } }).status
    expect([put(2), put(0)]).toEqual([200, 403])
  })

  it('may revoke links of a file there', () => {
    const portal = portalWithManager()
    const path = `file/${docSpaceFiles.custom}/links`
    const linkId = '00000000-0000-4000-8000-000000000001'
    const put = (access: number): number =>
      portal.call('PUT', path, { as: 'colleague', body: { linkId, access } }).status
    expect([put(2), put(0)]).toEqual([200, 200])
  })
})
