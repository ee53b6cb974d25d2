import { expect, test } from 'vitest'
import { type Answered, client, NEW_ID, NOW, script, type Step, useScript } from './portal-script.ts'
import { entry, envelope, exception, LINK_ID, OTHER_ID, rejection, room } from './wire-samples.ts'

useScript()

const ROOM = { kind: 'room', id: '3975', type: 'CustomRoom' } as const
const DRAFT = { target: ROOM, role: 'viewer', audience: 'anyone' } as const
const PATH = '/api/2.0/files/rooms/3975'
const HTML: Answered = {
  status: 502,
  text: '<html><h1>502 Bad Gateway</h1></html>',
  headers: { 'content-type': 'text/html' },
}
const BODY = { linkId: NEW_ID, access: 2, title: 'Shared link', linkType: 1, internal: false, denyDownload: false }

function put(answer: Answered): Step {
  return { request: `PUT ${PATH}/links`, body: BODY, answer }
}

function list(...entries: readonly unknown[]): Step {
  return { request: `GET ${PATH}/links`, answer: envelope(entries) }
}

const CAN_SHARE: Step = { request: `GET ${PATH}`, answer: room(5) }

test('a page of a proxy on a read is unavailable', async () => {
  script(...Array.from({ length: 3 }, () => ({ request: `GET ${PATH}/links`, answer: HTML })))
  expect(await rejection(client().get(`onlyoffice-docspace:room:3975:${LINK_ID}`))).toMatchObject({
    code: 'unavailable',
    status: 502,
    retryable: true,
  })
})

test('a write behind a proxy’s page is sent again under the same id, and made once', async () => {
  script(put(HTML), put(envelope(entry({ id: NEW_ID }))))
  expect((await client().create(DRAFT)).link.id).toBe(NEW_ID)
})

test('a write whose answers are all lost is looked for, and found', async () => {
  script(put(HTML), put(HTML), put(HTML), list(entry({ id: NEW_ID })))
  expect((await client().create(DRAFT)).link.id).toBe(NEW_ID)
})

test('a write whose answers are all lost is looked for, and is not there', async () => {
  script(put(HTML), put(HTML), put(HTML), list(entry({ id: OTHER_ID })))
  expect(await rejection(client().create(DRAFT))).toMatchObject({ code: 'unavailable' })
})

test('it cannot be looked for: ambiguous', async () => {
  const hidden: Step = { request: `GET ${PATH}`, answer: room(5, { canShare: false }) }
  script(put(HTML), put(HTML), put(HTML), list(), hidden)
  expect(await rejection(client().create(DRAFT))).toMatchObject({ code: 'ambiguous', retryable: false })
})

test('an entry of the link’s id that is not understood is not "not made"', async () => {
  script(put(HTML), put(HTML), put(HTML), list({ ...entry({ id: NEW_ID }), subjectType: 7 }))
  expect(await rejection(client().create(DRAFT))).toMatchObject({ code: 'ambiguous' })
})

test('a 500 on a write is looked for', async () => {
  script(put(exception(500, 'System.NullReferenceException', 'x')), list(), CAN_SHARE)
  expect(await rejection(client().create(DRAFT))).toMatchObject({ code: 'unavailable' })
})

test.each([
  ['without Retry-After', {}, undefined],
  ['with Retry-After', { 'retry-after': '7' }, new Date(NOW + 7000)],
  ['with Retry-After and a reset', { 'retry-after': '7', 'x-ratelimit-reset': '50' }, new Date(NOW + 7000)],
  ['whose reset is Unix time', { 'x-ratelimit-reset': String(NOW / 1000 + 7) }, new Date(NOW + 7000)],
  ['whose reset is in seconds', { 'x-ratelimit-reset': '7' }, new Date(NOW + 7000)],
  ['whose reset is now', { 'x-ratelimit-reset': '0' }, new Date(NOW)],
  ['whose reset has passed', { 'x-ratelimit-reset': String(NOW / 1000 - 1) }, undefined],
  ['whose reset is days ahead', { 'x-ratelimit-reset': String(NOW / 1000 + 200_000) }, undefined],
  ['whose reset is no number', { 'x-ratelimit-reset': 'soon' }, undefined],
])('429 %s', async (_name, headers, retryAt) => {
  script(...Array.from({ length: 3 }, () => put({ status: 429, headers })))
  const error = await rejection(client().create(DRAFT))
  expect(error).toMatchObject({ code: 'rate-limited', status: 429, retryable: true })
  expect(error.retryAt).toEqual(retryAt)
})

test('429 once, then done', async () => {
  script(put({ status: 429 }), put(envelope(entry({ id: NEW_ID }))))
  expect((await client().create(DRAFT)).differences).toEqual([])
})

test('200 with HTML on a write: the link is looked for', async () => {
  script(put({ text: '<html>' }), list(entry({ id: NEW_ID })))
  expect((await client().create(DRAFT)).link.id).toBe(NEW_ID)
})

test('200 with `error` on a write is an error', async () => {
  script(put({ ...exception(404, 'ASC.Common.Web.ItemNotFoundException', 'Item not found'), status: 200 }))
  expect(await rejection(client().create(DRAFT))).toMatchObject({ code: 'not-found' })
})
