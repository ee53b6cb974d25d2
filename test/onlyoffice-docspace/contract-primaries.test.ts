import { docSpaceLinks, docSpaceRooms } from '@sharelink/emulator'
import { expect, test } from 'vitest'
import { addPrimary, DAY, NOW, portal, refOf, refusal, storedOn, target, watchPortals } from './portal-in-process.ts'

watchPortals()

// The numbers are those of the contract cases in the provider's documents, as far as this adapter can meet them.

const CUSTOM = target('room', docSpaceRooms.custom)
const PUBLIC = target('room', docSpaceRooms.public)
const PASSWORD = '11111111'
const inDays = (days: number): Date => new Date(NOW + days * DAY)

test.each([
  ['editor', 10],
  ['reviewer', 5],
  ['commenter', 6],
  ['viewer', 2],
] as const)('27-30: everything on the primary of a custom room, %s', async (role, access) => {
  const at = portal()
  const ref = addPrimary(at, CUSTOM)
  const patch = { role, expiresAt: inDays(1), name: 'Updated', password: PASSWORD, allowDownload: false }
  expect((await at.links.update(ref, patch)).differences).toEqual([])
  expect(storedOn(at, CUSTOM)[0]).toMatchObject({
    access,
    title: 'Updated',
    password: PASSWORD,
    denyDownload: true,
    internal: false,
    expirationDate: `${inDays(1).toISOString().slice(0, 23)}0000Z`,
  })
})

test('37: the primary of a public room is replaced by a bare one', async () => {
  const at = portal()
  const revoked = await at.links.revoke(refOf(PUBLIC, docSpaceLinks.publicRoomPrimary))
  const [only, ...others] = storedOn(at, PUBLIC)
  expect(others).toEqual([])
  expect(only?.id).not.toBe(docSpaceLinks.publicRoomPrimary)
  expect(revoked).toMatchObject({
    revoked: true,
    verified: true,
    replacedBy: { id: only?.id, primary: true, passwordProtected: false, expiresAt: null, role: 'viewer' },
  })
})

test('39: the primary of a public room holds no expiry', async () => {
  const at = portal()
  const ref = refOf(PUBLIC, docSpaceLinks.publicRoomPrimary)
  expect(await refusal(at, () => at.links.update(ref, { expiresAt: inDays(1) }))).toEqual({
    code: 'unsupported',
    field: 'expiresAt',
    wrote: false,
  })
})

test('40: the primary of a custom room is gone', async () => {
  const at = portal()
  expect(await at.links.revoke(addPrimary(at, CUSTOM))).toEqual({ revoked: true, verified: true })
  expect(storedOn(at, CUSTOM)).toEqual([])
})

test('104: an update of one member leaves all others', async () => {
  const at = portal({ seed: { portalTimeZoneOffset: 180 } })
  const held = { title: 'Papers', password: PASSWORD, denyDownload: true, internal: true, access: 6 }
  const ref = addPrimary(at, CUSTOM, { ...held, subjectType: 1, expirationDate: '2030-01-01T00:00:00.1234567Z' })
  await at.links.update(ref, { name: 'Minutes' })
  expect(storedOn(at, CUSTOM)[0]).toMatchObject({
    ...held,
    title: 'Minutes',
    expirationDate: '2030-01-01T00:00:00.1234567Z',
  })
})
