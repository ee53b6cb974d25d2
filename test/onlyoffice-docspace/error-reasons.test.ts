import type { ErrorCode, ShareLinkDraft } from '@sharelink/core'
import { expect, test } from 'vitest'
import { type Answered, client, NEW_ID, script, type Step, useScript } from './portal-script.ts'
import { entry, envelope, exception, invitation, item, rejection, room } from './wire-samples.ts'

useScript()

/** "Invalid operation" says many things, and its text is in the caller's language (FileSharing.cs). */
const INVALID = exception(403, 'System.InvalidOperationException', 'Diese Rolle gibt es für diesen Benutzertyp nicht')
const DENIED = exception(403, 'System.Security.SecurityException', 'Access denied')

const ROOM = { kind: 'room', id: '3975', type: 'CustomRoom' } as const
const PATH = '/api/2.0/files/rooms/3975'
const BODY = { linkId: NEW_ID, access: 2, title: 'Shared link', linkType: 1, internal: false, denyDownload: false }

function put(answer: Answered, more: object = {}): Step {
  return { request: `PUT ${PATH}/links`, body: { ...BODY, ...more }, answer }
}

function list(entries: readonly unknown[]): Step {
  return { request: `GET ${PATH}/links`, answer: envelope(entries) }
}

function describe(more: Record<string, unknown> = {}): Step {
  return { request: `GET ${PATH}`, answer: room(5, more) }
}

function external(count: number, more: Record<string, unknown> = {}): readonly unknown[] {
  return Array.from({ length: count }, (_, index) => entry({ id: `id-${index}`, ...more }))
}

async function refused(draft: Partial<ShareLinkDraft> = {}, serverVersion?: string): Promise<[ErrorCode, unknown]> {
  const links = client(serverVersion === undefined ? {} : { serverVersion })
  const error = await rejection(links.create({ target: ROOM, role: 'viewer', audience: 'anyone', ...draft }))
  return [error.code, error.field]
}

test('five additional links besides the primary are the most (FileSecurity.cs:110-155)', async () => {
  script(put(INVALID), list([...external(5), entry({ id: 'p', primary: true })]))
  expect(await refused()).toEqual(['limit-reached', undefined])
})

test('one invitation is the most', async () => {
  script(
    {
      request: `PUT ${PATH}/links`,
      body: { linkId: NEW_ID, access: 11, title: 'Invitation link', linkType: 0 },
      answer: INVALID,
    },
    list([invitation({ id: 'i' })]),
  )
  const draft = { target: ROOM, kind: 'invitation', role: 'contributor', audience: 'anyone' } as const
  expect(await rejection(client().create(draft))).toMatchObject({ code: 'limit-reached', link: { id: 'i' } })
})

test('four additional links are not the most: the role is what is refused', async () => {
  script(put(INVALID), list([...external(4), entry({ id: 'p', primary: true }), invitation({ id: 'i' })]), describe())
  expect(await refused()).toEqual(['unsupported', 'role'])
})

test('up to 3.6.1 the same words mean that the caller may not', async () => {
  script(put(INVALID), list([]), describe({ canShare: false }))
  expect(await refused()).toEqual(['forbidden', undefined])
})

const SECRET = { password: 'h8Iz0WvT1j' }

test.each([
  ['3.6.1', 'policy', 'password'],
  ['3.7.0', 'policy', 'password'],
  [undefined, 'policy', 'password'],
  ['3.7.1', 'unsupported', 'role'],
  ['3.7.2', 'unsupported', 'role'],
])('with a password, on server %s', async (version, code, field) => {
  script(put(INVALID, SECRET), list([]), describe())
  expect(await refused(SECRET, version)).toEqual([code, field])
})

test('where nothing more can be seen, it is what the status says', async () => {
  script(put(INVALID), { request: `GET ${PATH}/links`, answer: { status: 403 } })
  expect(await refused()).toEqual(['forbidden', undefined])
})

test.each([
  ['the settings for external sharing, where the caller may share', true, 'policy', 'audience'],
  ['a missing right, where the caller may not', false, 'forbidden', undefined],
])('"Access denied" is %s', async (_name, canShare, code, field) => {
  script(put(DENIED), describe({ canShare }))
  expect(await refused()).toEqual([code, field])
})

test('files of My Documents and most rooms take six', async () => {
  const file = '/api/2.0/files/file/5001'
  script(
    { request: `GET ${file}`, answer: item(['Read', 'None']) },
    {
      request: `PUT ${file}/links`,
      body: { linkId: NEW_ID, access: 2, title: 'Shared link', primary: false, internal: false, denyDownload: false },
      answer: INVALID,
    },
    { request: `GET ${file}/links?startIndex=0&count=100`, answer: envelope(external(6), { total: 6 }) },
  )
  expect(await refused({ target: { kind: 'file', id: '5001' } })).toEqual(['limit-reached', undefined])
})
