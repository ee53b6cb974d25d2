import { expect, test } from 'vitest'
import { client, script, type Step, useScript } from './portal-script.ts'
import { entry, envelope, exception, LINK_ID, member, OTHER_ID, rejection, room } from './wire-samples.ts'

useScript()

const PATH = '/api/2.0/files/rooms/3975'
const REF = `onlyoffice-docspace:room:3975:${LINK_ID}`
const BODY = { linkId: LINK_ID, access: 0, title: 'Shared link', linkType: 1, internal: false, denyDownload: false }
const OTHER = entry({ id: OTHER_ID })

function list(...entries: readonly unknown[]): Step {
  return { request: `GET ${PATH}/links`, answer: envelope(entries) }
}

function put(members: object = {}, answer: Step['answer'] = envelope()): Step {
  return { request: `PUT ${PATH}/links`, body: { ...BODY, ...members }, answer }
}

function describe(more: Record<string, unknown> = {}): Step {
  return { request: `GET ${PATH}`, answer: room(5, more) }
}

test('an ignored revoke is an error (FileSharing.cs:204-223)', async () => {
  script(list(entry()), put({}, envelope(entry())), list(entry()))
  expect(await rejection(client().revoke(REF))).toMatchObject({ code: 'policy', link: { id: LINK_ID } })
})

test('what is gone already is success, where the entry says that links can be seen', async () => {
  script(list(), describe())
  expect(await client().revoke(REF)).toEqual({ revoked: true, verified: true })
})

test.each([
  ['an administrator who is no member sees an empty list (FileSharing.cs:719-728)', { canShare: false }],
  ['an entry that says nothing', { canShare: undefined, security: undefined }],
])('"gone" is not believed: %s', async (_name, more) => {
  script(list(), describe(more))
  expect(await rejection(client().revoke(REF))).toMatchObject({ code: 'forbidden' })
})

test('"gone" is not believed where the right to see was lost on the way', async () => {
  const hidden = [list(), describe({ canShare: false })]
  script(list(entry()), put(), ...hidden, ...hidden)
  expect(await rejection(client().revoke(REF))).toMatchObject({ code: 'ambiguous' })
})

test('the last link of an item: an empty list is believed, the link was seen before', async () => {
  script(list(entry()), put(), list(), describe({ canShare: undefined, security: undefined }))
  expect(await client().revoke(REF)).toMatchObject({ verified: true })
})

test('a member’s id is never touched', async () => {
  script(list(entry({ id: OTHER_ID }), member(LINK_ID)))
  expect((await rejection(client().revoke(REF))).code).toBe('unexpected-response')
})

test('an entry of the same id that is not understood is never touched, and not "gone"', async () => {
  script(list({ ...entry(), subjectType: 7 }))
  expect((await rejection(client().revoke(REF))).code).toBe('unexpected-response')
})

test('an entry of the same id that is not understood is not "gone" afterwards either', async () => {
  const odd = list({ ...entry(), subjectType: 7 })
  script(list(entry()), put(), odd, odd)
  expect((await rejection(client().revoke(REF))).code).toBe('ambiguous')
})

test('refused: the first of two tries had worked, and the second met a full list', async () => {
  const full = exception(403, 'System.InvalidOperationException', 'The maximum number of links may not exceed 5')
  script(list(entry(), OTHER), put({}, { status: 502 }), put({}, full), list(OTHER), describe({ canShare: true }))
  expect(await client().revoke(REF)).toMatchObject({ verified: true })
})

test.each([
  ['the settings for external sharing, which would forbid the replacement', true, 'policy'],
  ['a missing right', false, 'forbidden'],
])('refused: %s', async (_name, canShare, code) => {
  const answer = exception(403, 'System.Security.SecurityException', 'Access denied')
  script(list(entry(), OTHER), put({}, answer), list(entry(), OTHER), describe({ canShare }))
  expect(await rejection(client().revoke(REF))).toMatchObject({ code })
})

test('refused: a folder that someone else made (FileSecurity.cs:3379-3387)', async () => {
  const answer = exception(403, 'System.InvalidOperationException', 'x')
  script(list(entry(), OTHER), put({}, answer), list(entry(), OTHER))
  expect(await rejection(client().revoke(REF))).toMatchObject({ code: 'forbidden' })
})

test('refused for a missing credential: what the refusal says, though the list cannot be read either', async () => {
  script(list(entry(), OTHER), put({}, { status: 401 }), { ...list(), answer: { status: 500 } })
  expect(await rejection(client().revoke(REF))).toMatchObject({ code: 'unauthorized' })
})

test('sent, and the list cannot be read: ambiguous, never "unavailable"', async () => {
  const down: Step = { request: `GET ${PATH}/links`, answer: { status: 503 } }
  script(list(entry()), put(), ...Array.from({ length: 6 }, () => down))
  expect(await rejection(client().revoke(REF))).toMatchObject({ code: 'ambiguous' })
})

test('sent, and the list can be read the second time', async () => {
  const down: Step = { request: `GET ${PATH}/links`, answer: { status: 503 } }
  script(list(entry()), put(), down, down, down, list(OTHER), describe())
  expect(await client().revoke(REF)).toMatchObject({ verified: true })
})
