import type { ShareLinkPatch } from '@sharelink/core'
import { expect, test } from 'vitest'
import { client, NOW, script, type Step, useScript } from './portal-script.ts'
import { entry, envelope, invitation, item, LINK_ID, rejection, room } from './wire-samples.ts'

useScript()

const PATH = '/api/2.0/files/rooms/3975'
const REF = `onlyoffice-docspace:room:3975:${LINK_ID}`

function list(...entries: readonly unknown[]): Step {
  return { request: `GET ${PATH}/links`, answer: envelope(entries) }
}

function describe(type: number): Step {
  return { request: `GET ${PATH}`, answer: room(type) }
}

function inText(milliseconds: number): string {
  return new Date(NOW + milliseconds).toISOString()
}

/** A past expiry is taken for none: writing the link back would make it permanent (FileStorageService.cs:5759-5768). */
test.each<[string, Record<string, unknown>]>([
  ['has passed', { expirationDate: inText(-1), isExpired: true }],
  ['passes now', { expirationDate: inText(0) }],
  ['passes within a minute', { expirationDate: inText(59_999) }],
  ['passes in a minute', { expirationDate: inText(60_000) }],
  ['has passed by the clock of the server alone', { expirationDate: inText(3_600_000), isExpired: true }],
  ['is not understood', { expirationDate: '01/02/2030' }],
])('an expiry that %s must be named', async (_name, members) => {
  script(list(entry(members)))
  expect(await rejection(client().update(REF, { name: 'x' }))).toMatchObject({
    code: 'unsupported',
    field: 'expiresAt',
  })
})

test('an expiry in more than a minute goes back', async () => {
  const expirationDate = inText(60_001)
  const body = { linkId: LINK_ID, access: 2, title: 'x', linkType: 1, internal: false, denyDownload: false }
  script(list(entry({ expirationDate })), {
    request: `PUT ${PATH}/links`,
    body: { ...body, expirationDate },
    answer: envelope(entry({ expirationDate, title: 'x' })),
  })
  expect((await client().update(REF, { name: 'x' })).differences).toEqual([])
})

test.each<[string, ShareLinkPatch, Record<string, unknown>]>([
  ['a new expiry revives it', { expiresAt: '2030-01-01T00:00:00Z' }, { expirationDate: '2030-01-01T00:00:00.000Z' }],
  ['null makes it permanent, as asked', { expiresAt: null }, {}],
])('an expired link: %s', async (_name, patch, members) => {
  const body = { linkId: LINK_ID, access: 2, title: 'Shared link', linkType: 1, internal: false, denyDownload: false }
  script(
    list(entry({ expirationDate: inText(-1000), isExpired: true })),
    ...('expirationDate' in members ? [describe(5)] : []),
    { request: `PUT ${PATH}/links`, body: { ...body, ...members }, answer: envelope(entry(members)) },
  )
  expect((await client().update(REF, patch)).differences).toEqual([])
})

test.each([[99], ['read'], [null], [undefined], [0], ['PowerUser'], [-1]])(
  'a stored access of %j is never written back',
  async (access) => {
    script(list(entry({}, { access })))
    expect(await rejection(client().update(REF, { name: 'x' }))).toMatchObject({ code: 'unsupported', field: 'role' })
  },
)

test('the primary link of a public room holds no expiry (FileSharing.cs:187-193)', async () => {
  script(list(entry({ primary: true })), describe(6))
  const error = await rejection(client().update(REF, { expiresAt: '2030-01-01T00:00:00Z', name: 'x' }))
  expect(error).toMatchObject({ code: 'unsupported', field: 'expiresAt' })
})

test('nor does that of a form room', async () => {
  script(list(entry({ primary: true }, { access: 7 })), describe(1))
  expect(await rejection(client().update(REF, { expiresAt: '2030-01-01T00:00:00Z' }))).toMatchObject({
    code: 'unsupported',
    field: 'expiresAt',
  })
})

test('the expiry of an invitation to a form room never changes (FileSharing.cs:204-223)', async () => {
  script(list(invitation({}, { access: 7 })), describe(1))
  expect(await rejection(client().update(REF, { expiresAt: '2030-01-01T00:00:00Z' }))).toMatchObject({
    code: 'unsupported',
    field: 'expiresAt',
  })
})

test('a public room is for anyone', async () => {
  script(list(entry()), describe(6))
  expect(await rejection(client().update(REF, { audience: 'organization' }))).toMatchObject({
    code: 'unsupported',
    field: 'audience',
  })
})

test.each([
  ['organization', { internal: false }],
  ['anyone', { internal: true }],
] as const)(
  'where the entry says that `internal` is fixed, %s is refused (FileSharing.cs:206)',
  async (audience, held) => {
    const file = '/api/2.0/files/file/5079'
    const answer = envelope([entry(held, { canEditInternal: false })], { total: 1 })
    script(
      { request: `GET ${file}/links?startIndex=0&count=100`, answer },
      { request: `GET ${file}`, answer: item(['Read', 'None']) },
    )
    const ref = `onlyoffice-docspace:file:5079:${LINK_ID}`
    expect(await rejection(client().update(ref, { audience, name: 'x' }))).toMatchObject({
      code: 'unsupported',
      field: 'audience',
    })
  },
)

test('fewer uses than there were already (FileStorageService.cs:4214-4226)', async () => {
  script(list(invitation({ maxUseCount: 10, currentUseCount: 4 })))
  expect(await rejection(client().update(REF, { maxUses: 3 }))).toMatchObject({ code: 'unsupported', field: 'maxUses' })
})

test.each<[string, ShareLinkPatch, string, string]>([
  ['a password that is too short', { password: 'h8Iz0Wv' }, 'policy', 'password'],
  ['a password that is too long', { password: 'x'.repeat(31) }, 'policy', 'password'],
  ['a password with a space', { password: 'h8Iz 0WvT1j' }, 'policy', 'password'],
  ['a password beyond ASCII', { password: 'h8Iz0WvT1jé' }, 'policy', 'password'],
  ['a role DocSpace has not', { role: 'uploader' }, 'unsupported', 'role'],
  ['uses of an external link', { maxUses: 3 }, 'unsupported', 'maxUses'],
  ['named people', { audience: 'people', people: ['a@b.example'] }, 'unsupported', 'audience'],
  ['an expiry over ten years ahead', { expiresAt: inText(3653 * 86_400_000) }, 'unsupported', 'expiresAt'],
  ['a name of 256 characters', { name: 'x'.repeat(256) }, 'unsupported', 'name'],
])('refused by what DocSpace holds: %s', async (_name, patch, code, field) => {
  script(list(entry()))
  expect(await rejection(client().update(REF, patch))).toMatchObject({ code, field })
})

test('a file that cannot give the role says so itself', async () => {
  const file = '/api/2.0/files/file/5003'
  script(
    { request: `GET ${file}/links?startIndex=0&count=100`, answer: envelope([entry()], { total: 1 }) },
    { request: `GET ${file}`, answer: item(['Read', 'None']) },
  )
  const ref = `onlyoffice-docspace:file:5003:${LINK_ID}`
  expect(await rejection(client().update(ref, { role: 'editor' }))).toMatchObject({
    code: 'unsupported',
    field: 'role',
  })
})
