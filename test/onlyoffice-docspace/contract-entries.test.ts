import { docSpaceFiles, docSpaceFolders, docSpaceLinks } from '@sharelink/emulator'
import { expect, test } from 'vitest'
import {
  addPrimary,
  DAY,
  NOW,
  portal,
  refOf,
  refusal,
  storedOn,
  target,
  visit,
  watchPortals,
  wish,
} from './portal-in-process.ts'
import { collect } from './wire-samples.ts'

watchPortals()

// The numbers are those of the contract cases in the provider's documents, as far as this adapter can meet them.

const MY_FILE = target('file', docSpaceFiles.myDocument)
const MY_FOLDER = target('folder', docSpaceFolders.my)
const PASSWORD = '11111111'
const inDays = (days: number): Date => new Date(NOW + days * DAY)

const EVERYTHING = { expiresAt: inDays(1), name: 'Updated', password: PASSWORD, allowDownload: false } as const

test.each([
  ['54', MY_FOLDER],
  ['72', MY_FILE],
])('%s: everything on the primary of an item in My Documents', async (_row, item) => {
  const at = portal()
  const ref = addPrimary(at, item)
  const { differences } = await at.links.update(ref, { ...EVERYTHING, role: 'editor', audience: 'organization' })
  expect(differences).toEqual([])
  expect(storedOn(at, item)[0]).toMatchObject({ access: 10, password: PASSWORD, denyDownload: true, internal: true })
})

test.each([
  ['55', MY_FOLDER],
  ['40 (file)', MY_FILE],
])('%s: the primary of an item in My Documents is gone', async (_row, item) => {
  const at = portal()
  expect(await at.links.revoke(addPrimary(at, item))).toEqual({ revoked: true, verified: true })
  expect(storedOn(at, item)).toEqual([])
})

test.each(['manager', 'contributor', 'uploader'] as const)('50-53, 66-69, 96: %s is for no link', async (role) => {
  const at = portal()
  for (const item of [MY_FILE, MY_FOLDER])
    expect(await refusal(at, () => at.links.create(wish(item, { role })))).toEqual({
      code: 'unsupported',
      field: 'role',
      wrote: false,
    })
})

test('81: a form of My Documents can be edited and filled in', async () => {
  const at = portal()
  const form = target('file', docSpaceFiles.myForm)
  expect((await at.links.create(wish(form, { role: 'form-filler' }))).differences).toEqual([])
  expect(await refusal(at, () => at.links.create(wish(form)))).toMatchObject({ field: 'role', wrote: false })
})

test('70-71: several links on one file', async () => {
  const at = portal()
  addPrimary(at, MY_FILE)
  for (const role of ['commenter', 'editor', 'reviewer'] as const) await at.links.create(wish(MY_FILE, { role }))
  const roles = new Set((await collect(at.links.list(MY_FILE))).map(({ role }) => role))
  expect(roles).toEqual(new Set(['commenter', 'editor', 'reviewer', 'viewer']))
})

test('73: an internal link opens for members alone', async () => {
  const at = portal()
  const { link } = await at.links.create(wish(MY_FILE, { audience: 'organization' }))
  expect(visit(at, link)).toMatchObject({ opened: false, reason: 'denied' })
  expect(visit(at, link, undefined, true)).toMatchObject({ opened: true })
})

test.each([
  ['91', { allowDownload: false }, { denyDownload: true }],
  ['92', { audience: 'organization' }, { internal: true }],
  ['93', { name: 'Updated Title' }, { title: 'Updated Title' }],
  ['94', { expiresAt: '2030-01-01T00:00:00.000Z' }, { expirationDate: '2030-01-01T00:00:00.0000000Z' }],
  ['95', { password: 'SecurePass123' }, { password: 'SecurePass123' }],
  ['89, 97', {}, { subjectType: 1 }],
] as const)('%s: one member at a time', async (_row, more, stored) => {
  const at = portal()
  const { link, differences } = await at.links.create(wish(MY_FILE, more))
  expect(differences).toEqual([])
  expect(storedOn(at, MY_FILE)).toMatchObject([{ id: link.id, ...stored }])
})

test('98: a file that is not there', async () => {
  const at = portal({ seed: { culture: 'de' } })
  expect(await refusal(at, () => at.links.create(wish(target('file', '999999999'))))).toMatchObject({
    code: 'not-found',
  })
})

test('100-102: a file of someone else', async () => {
  const at = portal()
  const item = target('file', docSpaceFiles.colleaguesDocument)
  expect(await refusal(at, () => at.links.create(wish(item)))).toMatchObject({ code: 'forbidden', wrote: false })
  const ref = refOf(item, docSpaceLinks.publicFilePrimary)
  for (const call of [() => at.links.get(ref), () => at.links.revoke(ref)])
    expect(await refusal(at, call)).toMatchObject({ code: 'forbidden', wrote: false })
})
