import { docSpaceLinks, docSpaceRooms } from '@sharelink/emulator'
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

watchPortals()

// The numbers are those of the contract cases in the provider's documents, as far as this adapter can meet them.

const CUSTOM = target('room', docSpaceRooms.custom)
const PUBLIC = target('room', docSpaceRooms.public)
const FORMS = target('room', docSpaceRooms.fillingForms)
const PASSWORD = '11111111'
const inDays = (days: number): Date => new Date(NOW + days * DAY)

test.each(['viewer', 'editor', 'commenter', 'reviewer'] as const)(
  '6-13: an editing or data room takes no external link (%s)',
  async (role) => {
    const at = portal()
    for (const room of [docSpaceRooms.editing, docSpaceRooms.virtualData])
      expect(await refusal(at, () => at.links.create(wish(target('room', room), { role })))).toEqual({
        code: 'unsupported',
        field: 'kind',
        wrote: false,
      })
  },
)

test.each([CUSTOM, PUBLIC])('14-15: two additional links beside the primary of room $id', async (room) => {
  const at = portal()
  if (room === CUSTOM) addPrimary(at, room)
  await at.links.create(wish(room, { name: 'Additional Link 1' }))
  await at.links.create(wish(room, { name: 'Additional Link 2', role: 'editor' }))
  expect(storedOn(at, room).map(({ title, access, subjectType }) => [title, access, subjectType])).toEqual([
    ['Shared link', 2, 4],
    ['Additional Link 1', 2, 1],
    ['Additional Link 2', 10, 1],
  ])
})

test('16: the sixth additional link', async () => {
  const at = portal({ seed: { culture: 'de' } })
  addPrimary(at, CUSTOM)
  for (let number = 1; number <= 5; number += 1) await at.links.create(wish(CUSTOM))
  expect(await refusal(at, () => at.links.create(wish(CUSTOM)))).toMatchObject({ code: 'limit-reached', wrote: true })
})

test('17-24: a form room takes no new external link', async () => {
  const at = portal()
  for (const role of ['viewer', 'form-filler', 'editor', 'contributor', 'manager'] as const)
    expect(await refusal(at, () => at.links.create(wish(FORMS, { role })))).toMatchObject({ wrote: false })
})

test('25-26: an additional link is changed in place', async () => {
  const at = portal()
  const { link } = await at.links.create(wish(CUSTOM))
  const first = await at.links.update(link.ref, { role: 'editor', name: 'Updated Link 1', expiresAt: inDays(5) })
  expect(first.link).toMatchObject({ id: link.id, name: 'Updated Link 1', role: 'editor', expiresAt: inDays(5) })
  const second = await at.links.update(link.ref, {
    role: 'commenter',
    name: 'Updated Link 2',
    password: 'testpassword',
  })
  expect(second.link).toMatchObject({ id: link.id, role: 'commenter', passwordProtected: true, expiresAt: inDays(5) })
  expect(storedOn(at, CUSTOM)[0]?.password).toBe('testpassword')
})

test('31-36: the visitor meets the download rule and the password', async () => {
  const at = portal()
  const { link } = await at.links.create(wish(CUSTOM, { role: 'editor', password: PASSWORD, allowDownload: false }))
  expect(visit(at, link)).toMatchObject({ opened: false, reason: 'password' })
  expect(visit(at, link, '111111111')).toMatchObject({ opened: false, reason: 'password' })
  expect(visit(at, link, PASSWORD)).toMatchObject({ opened: true, download: false })
})

test('43-44: an external link is never an invitation by mistake', async () => {
  const at = portal()
  const { link } = await at.links.create(wish(CUSTOM, { name: 'Additional Link 1' }))
  expect(link.kind).toBe('access')
  expect(storedOn(at, CUSTOM)[0]?.subjectType).toBe(1)
})

test('115-116: one invitation per room, and never a manager', async () => {
  const at = portal()
  const invitation = wish(CUSTOM, { kind: 'invitation', role: 'contributor', maxUses: 10 })
  const { link } = await at.links.create(invitation)
  expect(link).toMatchObject({ kind: 'invitation', maxUses: 10, useCount: 0 })
  expect(await refusal(at, () => at.links.create(invitation))).toMatchObject({ code: 'limit-reached' })
  expect(await refusal(at, () => at.links.create({ ...invitation, role: 'manager' }))).toMatchObject({
    field: 'role',
    wrote: false,
  })
})

test('118-119: an administrator who is no member sees nothing and is told so', async () => {
  const at = portal({ as: 'administrator' })
  addPrimary(at, CUSTOM)
  const ref = refOf(CUSTOM, docSpaceLinks.publicRoomPrimary)
  expect(await refusal(at, () => at.links.get(ref))).toMatchObject({ code: 'forbidden' })
  expect(await refusal(at, () => at.links.revoke(ref))).toMatchObject({ code: 'forbidden', wrote: false })
  expect(await refusal(at, () => at.links.create(wish(CUSTOM)))).toMatchObject({ code: 'forbidden', wrote: false })
})
