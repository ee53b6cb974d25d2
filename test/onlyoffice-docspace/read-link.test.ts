import type { ShareLink } from '@sharelink/core'
import { expect, test } from 'vitest'
import { client, script, useScript } from './portal-script.ts'
import { collect, entry, envelope, invitation, LINK_ID, member, OTHER_ID, sharedLink } from './wire-samples.ts'

useScript()

const LIST = 'GET /api/2.0/files/rooms/3975/links'

async function listed(...entries: readonly unknown[]): Promise<ShareLink[]> {
  script({ request: LIST, answer: envelope(entries) })
  return collect(client().list({ kind: 'room', id: '3975' }))
}

async function read(value: unknown): Promise<ShareLink> {
  const [link, ...others] = await listed(value)
  if (link === undefined || others.length > 0) throw new Error('not exactly one link was read')
  return link
}

test('the constructed example of the provider’s documents', async () => {
  const link = await read(entry({ primary: true }))
  expect(link).toEqual({
    ref: `onlyoffice-docspace:room:3975:${LINK_ID}`,
    provider: 'onlyoffice-docspace',
    id: LINK_ID,
    url: 'https://portal.example/s/AbCdEfGhIjKlMno',
    target: { kind: 'room', id: '3975' },
    kind: 'access',
    primary: true,
    role: 'viewer',
    audience: 'anyone',
    name: 'Shared link',
    passwordProtected: false,
    expiresAt: null,
    expired: false,
    allowDownload: true,
  } satisfies ShareLink)
})

/** FileShare.cs:41-78 and its reader, :80-95. */
test.each<[unknown, Pick<ShareLink, 'role' | 'providerRole'>]>([
  [2, { role: 'viewer' }],
  ['2', { role: 'viewer' }],
  ['Read', { role: 'viewer' }],
  [6, { role: 'commenter' }],
  ['Comment', { role: 'commenter' }],
  [5, { role: 'reviewer' }],
  ['Review', { role: 'reviewer' }],
  [7, { role: 'form-filler' }],
  ['FillForms', { role: 'form-filler' }],
  [10, { role: 'editor' }],
  ['10', { role: 'editor' }],
  ['Editing', { role: 'editor' }],
  [11, { role: 'contributor' }],
  ['ContentCreator', { role: 'contributor' }],
  [0, { providerRole: 'None' }],
  [1, { providerRole: 'ReadWrite' }],
  [3, { providerRole: 'Restrict' }],
  [4, { providerRole: 'Varies' }],
  [8, { providerRole: 'CustomFilter' }],
  [9, { providerRole: 'RoomManager' }],
  [99, { providerRole: '99' }],
  [-2, { providerRole: '-2' }],
  [2.5, { providerRole: '2.5' }],
  ['read', { providerRole: 'read' }],
  ['PowerUser', { providerRole: 'PowerUser' }],
  ['', { providerRole: 'unknown' }],
  [null, { providerRole: 'unknown' }],
  [true, { providerRole: 'unknown' }],
  [{ value: 2 }, { providerRole: 'unknown' }],
  [undefined, { providerRole: 'unknown' }],
])('access %j', async (access, expected) => {
  const { role, providerRole } = await read(entry({}, { access }))
  expect({ role, providerRole }).toEqual({ role: undefined, providerRole: undefined, ...expected })
})

test('servers before 3.5 have only sharedTo, and no `internal`', async () => {
  const { internal: _none, ...old } = sharedLink({ password: 'h8Iz0WvT1j', denyDownload: true })
  const link = await read({ access: 2, sharedTo: old, isLocked: false, isOwner: false, canEditAccess: false })
  expect(link).toMatchObject({ id: LINK_ID, passwordProtected: true, allowDownload: false, audience: 'anyone' })
})

test('sharedLink is believed where sharedTo is someone else', async () => {
  const link = await read({ ...entry({ internal: true }), sharedTo: { id: OTHER_ID, displayName: 'Mia' } })
  expect(link).toMatchObject({ id: LINK_ID, audience: 'organization' })
})

test('a numeric id is text to us', async () => {
  expect((await read(entry({ id: 4711 }))).ref).toBe('onlyoffice-docspace:room:3975:4711')
})

test.each([
  ['ExternalLink', {}, { kind: 'access', primary: false }],
  ['PrimaryExternalLink', { primary: undefined }, { kind: 'access', primary: true }],
  ['InvitationLink', { linkType: undefined }, { kind: 'invitation' }],
])('subjectType %s as a name', async (subjectType, members, expected) => {
  expect(await read(entry(members, { subjectType }))).toMatchObject(expected)
})

test.each([[0], ['0'], ['Invitation']])('linkType %j is an invitation', async (linkType) => {
  const link = await read(invitation({ linkType, maxUseCount: 10, currentUseCount: 3 }))
  expect(link).toMatchObject({ kind: 'invitation', role: 'contributor', maxUses: 10, useCount: 3 })
  expect(link.allowDownload).toBeUndefined()
})

test('members and groups in the list are not links', async () => {
  const group = {
    access: 2,
    sharedTo: { id: OTHER_ID, name: 'Board' },
    sharedToGroup: { id: OTHER_ID },
    subjectType: 2,
  }
  const oldMember = { access: 10, sharedTo: { id: OTHER_ID, displayName: 'Mia' }, isOwner: false }
  const named = { ...member(OTHER_ID), subjectType: 'User' }
  const shapedLikeALink = { ...entry({ id: OTHER_ID }, { subjectType: undefined }), sharedToUser: { id: OTHER_ID } }
  const links = await listed(member(OTHER_ID), group, oldMember, named, shapedLikeALink, entry())
  expect(links.map(({ id }) => id)).toEqual([LINK_ID])
})

test.each<[string, Record<string, unknown>, Partial<ShareLink>]>([
  ['a password that is no text', { password: 5 }, { passwordProtected: false }],
  ['an empty password', { password: '' }, { passwordProtected: false }],
  ['internal as text', { internal: 'true' }, { audience: 'anyone' }],
  ['internal null', { internal: null }, { audience: 'anyone' }],
  ['denyDownload as number', { denyDownload: 1 }, { allowDownload: true }],
  ['isExpired absent', { isExpired: undefined }, { expiresAt: null }],
])('no protection is read into %s', async (_name, members, expected) => {
  expect(await read(entry(members))).toMatchObject(expected)
})

test('a shareLink that is no web address is not passed on', async () => {
  expect((await read(entry({ shareLink: 'javascript:alert(1)' }))).url).toBeUndefined()
})
