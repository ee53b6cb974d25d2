import { docSpaceFiles, docSpaceFolders, docSpaceLinks } from '@sharelink/emulator'
import { describe, expect, test } from 'vitest'
import { portal, refOf, refusal, storedOn, target, visit, watchPortals, wish } from './portal-in-process.ts'

watchPortals()

// The numbers are those of the contract cases in the provider's documents, as far as this adapter can meet them.

test.each([
  ['57, 79', target('folder', docSpaceFolders.virtualData)],
  ['79', target('file', docSpaceFiles.virtualData)],
])('%s: in a data room, links stay internal and can be revoked', async (_row, item) => {
  const at = portal()
  const { link, differences } = await at.links.create(wish(item))
  expect(differences).toMatchObject([{ field: 'audience', effect: 'stricter', effective: 'organization' }])
  expect(visit(at, link)).toMatchObject({ opened: false })
  expect(await refusal(at, () => at.links.update(link.ref, { audience: 'anyone' }))).toMatchObject({
    field: 'audience',
    wrote: false,
  })
  await at.links.update(link.ref, { name: 'Other' })
  expect(await at.links.revoke(link.ref)).toEqual({ revoked: true, verified: true })
  expect(storedOn(at, item)).toEqual([])
})

test.each([
  ['58, 77', target('folder', docSpaceFolders.public)],
  ['76', target('file', docSpaceFiles.public)],
])('%s: in a public room, links are never internal', async (_row, item) => {
  const at = portal()
  const before = storedOn(at, item).length
  expect(await refusal(at, () => at.links.create(wish(item, { audience: 'organization' })))).toMatchObject({
    code: 'weaker-than-requested',
    field: 'audience',
  })
  expect(storedOn(at, item)).toHaveLength(before)
})

test('75: the primary of a file in a public room is replaced', async () => {
  const at = portal()
  const item = target('file', docSpaceFiles.public)
  const { replacedBy } = await at.links.revoke(refOf(item, docSpaceLinks.publicFilePrimary))
  expect(storedOn(at, item).map(({ id }) => id)).toEqual([replacedBy?.id])
})

test('60, 80: an entry of a form room is shared by the room', async () => {
  const at = portal()
  for (const item of [target('folder', docSpaceFolders.fillingForms), target('file', docSpaceFiles.formInFillingForms)])
    expect(await refusal(at, () => at.links.create(wish(item, { role: 'form-filler' })))).toEqual({
      code: 'unsupported',
      field: 'kind',
      wrote: false,
    })
})

describe('external sharing is switched off (3.7.1 and later)', () => {
  const off = { externalShare: false }

  test('82: links come out internal, and that is told', async () => {
    const at = portal({ seed: { externalSharing: { ...off, externalShareApplyToDocuments: true } } })
    const { differences } = await at.links.create(wish(target('file', docSpaceFiles.myDocument)))
    expect(differences).toMatchObject([{ field: 'audience', effect: 'stricter', reason: 'policy' }])
  })

  test('84: for rooms alone', async () => {
    const at = portal({ seed: { externalSharing: { ...off, externalShareApplyToDocuments: false } } })
    expect((await at.links.create(wish(target('file', docSpaceFiles.myDocument)))).differences).toEqual([])
  })

  test('a public room refuses, which is a policy', async () => {
    const at = portal({ seed: { externalSharing: { ...off, externalShareApplyToRooms: true } } })
    const room = target('room', 3976)
    expect(await refusal(at, () => at.links.create(wish(room)))).toMatchObject({ code: 'policy', field: 'audience' })
    const ref = refOf(room, docSpaceLinks.publicRoomPrimary)
    expect(await refusal(at, () => at.links.revoke(ref))).toMatchObject({ code: 'policy' })
  })
})
