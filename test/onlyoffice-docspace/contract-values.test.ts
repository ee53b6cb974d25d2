import { docSpaceFolders, docSpaceRooms, docSpaceUsers } from '@sharelink/emulator'
import { expect, test } from 'vitest'
import {
  addPrimary,
  DAY,
  NOW,
  portal,
  PRIMARY_ID,
  refOf,
  refusal,
  storedOn,
  target,
  watchPortals,
  wish,
} from './portal-in-process.ts'

watchPortals()

// The numbers are those of the contract cases in the provider's documents, as far as this adapter can meet them.

const CUSTOM = target('room', docSpaceRooms.custom)
const inDays = (days: number): Date => new Date(NOW + days * DAY)

test.each([
  ['105: an expiry in the past', { expiresAt: inDays(-1) }, 'invalid-request', 'expiresAt'],
  ['106: an expiry eleven years ahead', { expiresAt: inDays(11 * 365.25) }, 'unsupported', 'expiresAt'],
  ['112: a short password', { password: 'short' }, 'policy', 'password'],
  ['113: a title of 256', { name: 'x'.repeat(256) }, 'unsupported', 'name'],
  ['108: an expiry in words', { expiresAt: 'soon' }, 'invalid-request', 'expiresAt'],
  ['an expiry without an offset', { expiresAt: '2030-01-01T00:00:00' }, 'invalid-request', 'expiresAt'],
])('%s is refused, and nothing is sent', async (_row, more, code, field) => {
  const at = portal()
  expect(await refusal(at, () => at.links.create(wish(CUSTOM, more)))).toEqual({ code, field, wrote: false })
})

test.each([
  ['3.7.2', 'en'],
  ['3.7.2', 'de'],
  ['3.6.1', 'en'],
  ['3.6.1', 'de'],
] as const)('112: a password against the portal’s own rule is a policy, on %s in %s', async (version, culture) => {
  const at = portal({ seed: { version, culture, passwordPolicy: { digits: true } } })
  expect(await refusal(at, () => at.links.create(wish(CUSTOM, { password: 'without-digits' })))).toEqual({
    code: 'policy',
    field: 'password',
    wrote: true,
  })
  expect(storedOn(at, CUSTOM)).toEqual([])
})

test('107, inferred: a portal that wants the other shape of a date refuses, and the field is named', async () => {
  const at = portal({ seed: { expirationFormat: 'text' }, settings: { expirationFormat: 'object' } })
  expect(await refusal(at, () => at.links.create(wish(CUSTOM, { expiresAt: inDays(1) })))).toEqual({
    code: 'invalid-request',
    field: 'expiresAt',
    wrote: true,
  })
})

test.each(['text', 'object'] as const)('a portal that has dates as %s', async (expirationFormat) => {
  const seed = { expirationFormat, portalTimeZoneOffset: -210 }
  const at = portal({ seed, settings: { expirationFormat } })
  const { link, differences } = await at.links.create(wish(CUSTOM, { expiresAt: inDays(1) }))
  expect(differences).toEqual([])
  expect(link.expiresAt).toEqual(inDays(1))
  await at.links.update(link.ref, { name: 'Other' })
  expect((await at.links.get(link.ref)).expiresAt).toEqual(inDays(1))
})

test('109-110: access by name is understood', async () => {
  const at = portal({ settings: { accessFormat: 'name' } })
  const { link } = await at.links.create(wish(CUSTOM, { role: 'commenter' }))
  await at.links.update(link.ref, { role: 'reviewer' })
  expect(storedOn(at, CUSTOM)).toMatchObject([{ access: 5 }])
})

test('117: an expired invitation can still be revoked', async () => {
  const at = portal()
  const expirationDate = '2026-11-20T00:00:00.0000000Z'
  const ref = addPrimary(at, CUSTOM, { subjectType: 3, access: 11, expirationDate })
  expect(await at.links.revoke(ref)).toEqual({ revoked: true, verified: true })
  expect(storedOn(at, CUSTOM)).toEqual([])
})

test('a member whose id is taken for a link’s is left alone', async () => {
  const { member } = docSpaceUsers
  const at = portal()
  const room = at.state.rooms.find(({ id }) => id === docSpaceRooms.custom)
  room?.members.push({ subject: member.id, kind: 'user', access: 2 })
  const ref = refOf(CUSTOM, member.id)
  expect(await refusal(at, () => at.links.update(ref, { name: 'x' }))).toMatchObject({
    code: 'not-found',
    wrote: false,
  })
  expect(await refusal(at, () => at.links.get(ref))).toMatchObject({ code: 'not-found', wrote: false })
  const before = at.emulator.requests.length
  await at.links.revoke(ref)
  expect(at.emulator.requests.slice(before).map(({ method }) => method)).not.toContain('PUT')
  expect(room?.members).toHaveLength(1)
})

test('an expiry that has passed is never written back as none', async () => {
  const at = portal()
  const ref = addPrimary(at, CUSTOM, { subjectType: 1, expirationDate: '2026-11-20T00:00:00.0000000Z' })
  expect(await refusal(at, () => at.links.update(ref, { name: 'x' }))).toMatchObject({
    field: 'expiresAt',
    wrote: false,
  })
  await at.links.update(ref, { expiresAt: inDays(3), name: 'x' })
  expect(storedOn(at, CUSTOM)).toMatchObject([{ expirationDate: `${inDays(3).toISOString().slice(0, 23)}0000Z` }])
})

test('a folder that someone else made: refused by the server, and said', async () => {
  const at = portal({ as: 'colleague' })
  const folder = target('folder', docSpaceFolders.custom)
  at.state.rooms
    .find(({ id }) => id === docSpaceRooms.custom)
    ?.members.push({ subject: docSpaceUsers.colleague.id, kind: 'user', access: 9 })
  addPrimary(at, folder, { subjectType: 1 })
  const ref = refOf(folder, PRIMARY_ID)
  expect(await refusal(at, () => at.links.revoke(ref))).toMatchObject({ code: 'forbidden', wrote: true })
  expect(storedOn(at, folder)).toHaveLength(1)
})

test('the same key twice is one link; after a change by somebody else it is a conflict', async () => {
  const at = portal()
  const draft = wish(CUSTOM, { password: 'h8Iz0WvT1j' })
  const first = await at.links.create(draft, { idempotencyKey: 'client-7' })
  const again = await at.links.create(draft, { idempotencyKey: 'client-7' })
  expect(again.link.ref).toBe(first.link.ref)
  expect(storedOn(at, CUSTOM)).toHaveLength(1)
  const [stored] = storedOn(at, CUSTOM)
  if (stored !== undefined) stored.password = 'guessable'
  expect(await refusal(at, () => at.links.create(draft, { idempotencyKey: 'client-7' }))).toMatchObject({
    code: 'conflict',
    wrote: false,
  })
})
