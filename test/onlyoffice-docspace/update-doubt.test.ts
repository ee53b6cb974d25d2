import { expect, test } from 'vitest'
import { type Answered, client, script, type Step, useScript } from './portal-script.ts'
import { entry, envelope, exception, LINK_ID, OTHER_ID, rejection } from './wire-samples.ts'

useScript()

const PATH = '/api/2.0/files/rooms/3975'
const REF = `onlyoffice-docspace:room:3975:${LINK_ID}`
const HELD = { title: 'Board papers', password: 'h8Iz0WvT1j', denyDownload: true, internal: true }
const BODY = { linkId: LINK_ID, access: 2, linkType: 1, ...HELD }

function list(...entries: readonly unknown[]): Step {
  return { request: `GET ${PATH}/links`, answer: envelope(entries) }
}

function put(members: object, answer: Answered): Step {
  return { request: `PUT ${PATH}/links`, body: { ...BODY, ...members }, answer }
}

test('a call that the server ignored is an error, not a success (FileSharing.cs:204-223)', async () => {
  script(list(entry(HELD)), put({ title: 'x' }, envelope(entry(HELD))))
  expect(await rejection(client().update(REF, { name: 'x' }))).toMatchObject({
    code: 'policy',
    link: { id: LINK_ID, name: 'Board papers' },
  })
})

test('a patch of what is in force already is no ignored call', async () => {
  script(list(entry(HELD)), put({}, envelope(entry(HELD))))
  expect((await client().update(REF, { name: 'Board papers' })).differences).toEqual([])
})

test('a password that did not change is noticed', async () => {
  script(
    list(entry(HELD)),
    put({ title: 'x', password: 'An0ther.word' }, envelope(entry({ ...HELD, title: 'x' }))),
    put({}, envelope(entry(HELD))),
  )
  const error = await rejection(client().update(REF, { name: 'x', password: 'An0ther.word' }))
  expect(error).toMatchObject({ code: 'weaker-than-requested', field: 'password', takenBack: false })
  expect(error.differences).toMatchObject([{ requested: '(set)', effective: '(another)' }])
})

test('a password that changed without being named is noticed', async () => {
  script(
    list(entry(HELD)),
    put({ title: 'x' }, envelope(entry({ ...HELD, title: 'x', password: 'guessable' }))),
    put({}, envelope(entry(HELD))),
  )
  expect(await rejection(client().update(REF, { name: 'x' }))).toMatchObject({ field: 'password', takenBack: false })
})

test.each<[string, Record<string, unknown>]>([
  ['password', { password: undefined }],
  ['allowDownload', { denyDownload: false }],
  ['audience', { internal: undefined }],
])('what was lost without being named: %s. The former state is put back', async (field, lost) => {
  const held = { ...HELD, title: 'x', ...lost }
  script(list(entry(HELD)), put({ title: 'x' }, envelope(entry(held))), put({}, envelope(entry(HELD))))
  const error = await rejection(client().update(REF, { name: 'x' }))
  expect(error).toMatchObject({
    code: 'weaker-than-requested',
    field,
    takenBack: false,
    link: { name: 'Board papers' },
  })
})

test('the former state cannot be put back: the link is revoked', async () => {
  const lost = entry({ ...HELD, title: 'x', password: undefined })
  const { password: _none, ...rest } = BODY
  script(
    list(entry(HELD)),
    put({ title: 'x' }, envelope(lost)),
    put({}, envelope(lost)),
    list(lost, entry({ id: OTHER_ID })),
    { request: `PUT ${PATH}/links`, body: { ...rest, title: 'x', access: 0 }, answer: envelope() },
    list(entry({ id: OTHER_ID })),
  )
  expect(await rejection(client().update(REF, { name: 'x' }))).toMatchObject({
    code: 'weaker-than-requested',
    takenBack: true,
  })
})

test('an expired state is not put back, which would make it permanent: the link is revoked at once', async () => {
  const expired = { expirationDate: '2026-11-20T00:00:00.0000000Z', isExpired: true }
  const { password: _none, ...rest } = BODY
  const expirationDate = '2030-01-01T00:00:00.000Z'
  const lost = entry({ ...HELD, expirationDate, password: undefined })
  script(
    list(entry({ ...HELD, ...expired })),
    { request: `GET ${PATH}`, answer: envelope({ id: 3975, roomType: 5, canShare: true }) },
    put({ expirationDate }, envelope(lost)),
    list(lost, entry({ id: OTHER_ID })),
    { request: `PUT ${PATH}/links`, body: { ...rest, expirationDate, access: 0 }, answer: envelope() },
    list(entry({ id: OTHER_ID })),
  )
  expect(await rejection(client().update(REF, { expiresAt: expirationDate }))).toMatchObject({ takenBack: true })
})

test('an access that is not understood is not put back as another', async () => {
  const odd = entry(HELD, { access: 99 })
  const after = entry({ ...HELD, title: 'Board papers', password: undefined }, { access: 2 })
  const { password: _none, ...rest } = BODY
  script(
    list(odd),
    { request: `GET ${PATH}`, answer: envelope({ id: 3975, roomType: 5, canShare: true }) },
    put({}, envelope(after)),
    list(after, entry({ id: OTHER_ID })),
    { request: `PUT ${PATH}/links`, body: { ...rest, access: 0 }, answer: envelope() },
    list(entry({ id: OTHER_ID })),
  )
  expect(await rejection(client().update(REF, { role: 'viewer' }))).toMatchObject({ takenBack: true })
})

test('an answer about another link: the list says what is in force', async () => {
  script(
    list(entry(HELD)),
    put({ title: 'x' }, envelope(entry({ id: OTHER_ID }))),
    list(entry({ id: OTHER_ID }), entry({ ...HELD, title: 'x' })),
  )
  expect((await client().update(REF, { name: 'x' })).link).toMatchObject({ id: LINK_ID, name: 'x' })
})

test('no link in the answer: revoked or replaced meanwhile', async () => {
  script(list(entry(HELD)), put({ title: 'x' }, envelope()), list(entry({ id: OTHER_ID })))
  expect(await rejection(client().update(REF, { name: 'x' }))).toMatchObject({ code: 'not-found' })
})

test('what came of the write cannot be read: ambiguous, never "unavailable"', async () => {
  const down: Step = { request: `GET ${PATH}/links`, answer: { status: 503 } }
  script(list(entry(HELD)), put({ title: 'x' }, envelope()), ...Array.from({ length: 6 }, () => down))
  expect(await rejection(client().update(REF, { name: 'x' }))).toMatchObject({ code: 'ambiguous' })
})

test('a 500 is read back: not applied', async () => {
  script(list(entry(HELD)), put({ title: 'x' }, exception(500, null, 'x')), list(entry(HELD)))
  expect(await rejection(client().update(REF, { name: 'x' }))).toMatchObject({ code: 'unavailable' })
})

test('a 500 is read back: applied', async () => {
  const held = { ...HELD, title: 'x' }
  script(list(entry(HELD)), put({ title: 'x' }, exception(500, null, 'x')), list(entry(held)))
  expect((await client().update(REF, { name: 'x' })).link.name).toBe('x')
})

test.each([
  ['another password than the one sent is no success', 'guessable', 'unexpected-response'],
  ['the password that was sent is one', 'An0ther.word', 'done'],
])('after an answer that says nothing, %s', async (_name, password, end) => {
  const held = { title: 'Board papers', denyDownload: true, internal: true }
  const sent = { linkId: LINK_ID, access: 2, linkType: 1, ...held, password: 'An0ther.word' }
  const step = { request: `PUT ${PATH}/links`, body: sent, answer: envelope('read') }
  script(list(entry(held)), step, list(entry({ ...held, password })))
  const calling = client().update(REF, { password: 'An0ther.word' })
  const came = await calling.then(
    () => 'done',
    (error: unknown) => error,
  )
  expect(came).toEqual(end === 'done' ? 'done' : expect.objectContaining({ code: end, link: expect.anything() }))
})
