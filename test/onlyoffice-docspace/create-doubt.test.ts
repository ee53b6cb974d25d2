import { expect, test } from 'vitest'
import { type Answered, client, NEW_ID, script, type Step, useScript } from './portal-script.ts'
import { entry, envelope, exception, invitation, LINK_ID, OTHER_ID, rejection, room } from './wire-samples.ts'

useScript()

const ROOM = { kind: 'room', id: '3975', type: 'CustomRoom' } as const
const PATH = '/api/2.0/files/rooms/3975'
const EXPIRY = '2030-01-02T03:04:05.000Z'
const DRAFT = {
  target: ROOM,
  role: 'viewer',
  audience: 'organization',
  password: 'h8Iz0WvT1j',
  expiresAt: EXPIRY,
  allowDownload: false,
} as const
const HELD = { password: 'h8Iz0WvT1j', expirationDate: EXPIRY, denyDownload: true, internal: true }
const BODY = { linkId: NEW_ID, access: 2, title: 'Shared link', linkType: 1, ...HELD }

function put(answer: Answered): Step {
  return { request: `PUT ${PATH}/links`, body: BODY, answer }
}

function list(...entries: readonly unknown[]): Step {
  return { request: `GET ${PATH}/links`, answer: envelope(entries) }
}

function made(members: Record<string, unknown>, access: unknown = 2): Record<string, unknown> {
  return { ...entry({ id: NEW_ID, ...HELD, ...members }, { access }) }
}

/** Every way in which an older or another server may hold less, and what it is then said to be. */
const WEAKER: [string, Record<string, unknown>, string, number?][] = [
  ['no password (file links before 3.5)', { password: undefined }, 'password'],
  ['another password', { password: 'guessable' }, 'password'],
  ['no expiry (a date the server did not understand)', { expirationDate: undefined }, 'expiresAt'],
  ['an expiry that cannot be read', { expirationDate: 'soon' }, 'expiresAt'],
  ['an expiry a millisecond later', { expirationDate: '2030-01-02T03:04:05.0010000Z' }, 'expiresAt'],
  ['downloads', { denyDownload: false }, 'allowDownload'],
  ['no `internal` (before 3.5)', { internal: undefined }, 'audience'],
  ['`internal` false', { internal: false }, 'audience'],
  ['more rights', {}, 'role', 10],
  ['rights without a name here', {}, 'role', 1],
  ['rights that are not understood', {}, 'role', 99],
]

test.each(WEAKER)('a link with %s is taken back', async (_name, members, field, access = 2) => {
  const link = made(members, access)
  const { access: _access, ...held } = { ...BODY, ...members }
  const body = Object.fromEntries(Object.entries({ ...held, access: 0 }).filter(([, value]) => value !== undefined))
  const other = entry({ id: OTHER_ID })
  script(
    put(envelope(link)),
    list(link, other),
    { request: `PUT ${PATH}/links`, body: { ...body, internal: body['internal'] === true }, answer: envelope() },
    list(other),
  )
  const error = await rejection(client().create(DRAFT))
  expect(error).toMatchObject({ code: 'weaker-than-requested', field, takenBack: true })
  expect(error.differences).toHaveLength(1)
})

test('an invitation in the place of an external link is taken back', async () => {
  const link = invitation({ id: NEW_ID })
  script(
    put(envelope(link)),
    list(link),
    {
      request: `PUT ${PATH}/links`,
      body: { linkId: NEW_ID, access: 0, title: 'Invitation link', linkType: 0 },
      answer: envelope(),
    },
    list(),
    { request: `GET ${PATH}`, answer: room(5) },
  )
  const error = await rejection(client().create(DRAFT))
  expect(error.takenBack).toBe(true)
  expect(error.differences?.map(({ field }) => field)).toContain('kind')
})

test('the answer is about another link: conflict, and that link is left alone', async () => {
  script(put(envelope(entry({ id: LINK_ID }))))
  expect(await rejection(client().create(DRAFT))).toMatchObject({ code: 'conflict', link: { id: LINK_ID } })
})

test('success without a link: nothing was made, and no reason is given (FileSharing.cs:154-160)', async () => {
  script(put(envelope()), list(entry({ id: OTHER_ID })))
  expect(await rejection(client().create(DRAFT))).toMatchObject({ code: 'policy', status: 200 })
})

test('success without a link in the answer, and the link is there', async () => {
  script(put(envelope()), list(made({})))
  expect((await client().create(DRAFT)).link.id).toBe(NEW_ID)
})

test('success without a link, and nothing can be seen', async () => {
  const hidden: Step = { request: `GET ${PATH}`, answer: room(5, { canShare: false }) }
  script(put(envelope()), list(), hidden, list(), hidden)
  expect(await rejection(client().create(DRAFT))).toMatchObject({ code: 'ambiguous' })
})

test('a member in the answer is not a link', async () => {
  script(
    put(envelope({ access: 2, sharedToUser: { id: NEW_ID }, sharedTo: { id: NEW_ID }, subjectType: 0 })),
    list(entry({ id: OTHER_ID })),
  )
  expect((await rejection(client().create(DRAFT))).code).toBe('unexpected-response')
})

test('a stricter link is reported (external sharing is off: `internal` is forced)', async () => {
  const { password: _none, ...draft } = { ...DRAFT, audience: 'anyone' } as const
  const { password: _no, ...body } = { ...BODY, internal: false }
  script({ request: `PUT ${PATH}/links`, body, answer: envelope(made({ password: undefined })) })
  const { differences, link } = await client().create(draft)
  expect(link.audience).toBe('organization')
  expect(differences).toMatchObject([{ field: 'audience', effect: 'stricter', reason: 'policy' }])
})

test('the password is compared inside and never shown', async () => {
  script(put(envelope(made({}))))
  const outcome = await client().create(DRAFT)
  expect(JSON.stringify(outcome)).not.toContain(DRAFT.password)
  expect(outcome.link.passwordProtected).toBe(true)
})

test('an exception that quotes the password is not passed on', async () => {
  script(put(exception(400, 'System.ArgumentException', `Bad: ${DRAFT.password}`)))
  const error = await rejection(client().create(DRAFT))
  expect(JSON.stringify(error) + String(error.stack)).not.toContain(DRAFT.password)
})
