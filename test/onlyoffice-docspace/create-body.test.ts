import type { ShareLinkDraft } from '@sharelink/core'
import type { DocSpaceSettings } from '@sharelink/onlyoffice-docspace'
import { expect, test } from 'vitest'
import { client, NEW_ID, type Step, script, useScript } from './portal-script.ts'
import { entry, envelope, invitation, item, room } from './wire-samples.ts'

useScript()

const ROOM = { kind: 'room', id: '3975', type: 'CustomRoom' } as const
const PUT_ROOM = 'PUT /api/2.0/files/rooms/3975/links'
const EXPIRY = '2030-01-02T03:04:05.678Z'

type Draft = Partial<Omit<ShareLinkDraft, 'target'>>

/** What the body of a viewer link for anyone on a custom room holds (RoomLinkRequestDto.cs:39-102). */
const PLAIN = { linkId: NEW_ID, access: 2, title: 'Shared link', linkType: 1, internal: false, denyDownload: false }

/** Each field of a draft, what it adds to the body, and what a server answers that holds it. */
const FIELDS: [string, Draft, Record<string, unknown>, Record<string, unknown>][] = [
  ['nothing but what must be', {}, {}, {}],
  ['role commenter', { role: 'commenter' }, { access: 6 }, {}],
  ['role reviewer', { role: 'reviewer' }, { access: 5 }, {}],
  ['role form-filler', { role: 'form-filler' }, { access: 7 }, {}],
  ['role editor', { role: 'editor' }, { access: 10 }, {}],
  ['audience organization', { audience: 'organization' }, { internal: true }, { internal: true }],
  ['name', { name: 'Board papers' }, { title: 'Board papers' }, { title: 'Board papers' }],
  ['password', { password: 'h8Iz0WvT1j' }, { password: 'h8Iz0WvT1j' }, { password: 'h8Iz0WvT1j' }],
  ['no password', { password: null }, {}, {}],
  ['expiresAt', { expiresAt: EXPIRY }, { expirationDate: EXPIRY }, { expirationDate: '2030-01-02T03:04:05.6780000Z' }],
  [
    'expiresAt with an offset',
    { expiresAt: '2030-01-02T05:04:05.678+02:00' },
    { expirationDate: EXPIRY },
    { expirationDate: '2030-01-02T06:04:05.6780000+03:00' },
  ],
  ['expiresAt as Date', { expiresAt: new Date(EXPIRY) }, { expirationDate: EXPIRY }, { expirationDate: EXPIRY }],
  ['no expiry', { expiresAt: null }, {}, {}],
  ['allowDownload false', { allowDownload: false }, { denyDownload: true }, { denyDownload: true }],
  ['allowDownload true', { allowDownload: true }, {}, {}],
  ['what DocSpace lacks, asked to be absent', { listed: false, maxUses: null, visitorFields: [] }, {}, {}],
]

test.each(FIELDS)('%s', async (_name, draft, body, held) => {
  const whole = { ...PLAIN, ...body }
  script({
    request: PUT_ROOM,
    body: whole,
    answer: envelope(entry({ id: NEW_ID, ...held }, { access: whole.access })),
  })
  const outcome = await client().create({ target: ROOM, role: 'viewer', audience: 'anyone', ...draft })
  expect(outcome.differences).toEqual([])
  expect(outcome.link.id).toBe(NEW_ID)
})

const INVITED = { linkId: NEW_ID, access: 11, title: 'Invitation link', linkType: 0 }

test.each<[string, Draft, object, object]>([
  ['plain', {}, INVITED, {}],
  ['maxUses', { maxUses: 10 }, { ...INVITED, maxUseCount: 10 }, { maxUseCount: 10 }],
  ['name', { name: 'Come in' }, { ...INVITED, title: 'Come in' }, { title: 'Come in' }],
  ['expiresAt', { expiresAt: EXPIRY }, { ...INVITED, expirationDate: EXPIRY }, { expirationDate: EXPIRY }],
])('an invitation: %s', async (_name, draft, body, held) => {
  script({ request: PUT_ROOM, body, answer: envelope(invitation({ id: NEW_ID, ...held })) })
  const draftWhole = { target: ROOM, kind: 'invitation', role: 'contributor', audience: 'anyone', ...draft } as const
  const { link, differences } = await client().create(draftWhole)
  expect(differences).toEqual([])
  expect(link).toMatchObject({ kind: 'invitation', role: 'contributor' })
})

const ENTRY_BODY = {
  linkId: NEW_ID,
  access: 2,
  title: 'Shared link',
  primary: false,
  internal: false,
  denyDownload: false,
}

test.each([
  ['file', '5001', '/api/2.0/files/file/5001'],
  ['folder', '4001', '/api/2.0/files/folder/4001'],
] as const)('a %s link has `primary` and no linkType (FileLinkRequestDto.cs:39-90)', async (kind, id, path) => {
  script(
    { request: `GET ${path}`, answer: item(['Editing', 'Review', 'Comment', 'Read', 'None']) },
    { request: `PUT ${path}/links`, body: ENTRY_BODY, answer: envelope(entry({ id: NEW_ID })) },
  )
  const { differences } = await client().create({ target: { kind, id }, role: 'viewer', audience: 'anyone' })
  expect(differences).toEqual([])
})

const FORMATS: [string, Partial<DocSpaceSettings>, object][] = [
  ['accessFormat name', { accessFormat: 'name' }, { access: 'Read', expirationDate: EXPIRY }],
  [
    'expirationFormat object',
    { expirationFormat: 'object' },
    { expirationDate: { utcTime: EXPIRY, timeZoneOffset: '00:00:00' } },
  ],
]

test.each(FORMATS)('%s', async (_name, settings, body) => {
  const held = entry({ id: NEW_ID, expirationDate: EXPIRY })
  script({ request: PUT_ROOM, body: { ...PLAIN, ...body }, answer: envelope(held) })
  const draft = { target: ROOM, role: 'viewer', audience: 'anyone', expiresAt: EXPIRY } as const
  expect((await client(settings).create(draft)).differences).toEqual([])
})

test('a room whose type is not given is read first, and not when nothing hangs on it', async () => {
  const put: Step = { request: PUT_ROOM, body: PLAIN, answer: envelope(entry({ id: NEW_ID })) }
  script({ request: 'GET /api/2.0/files/rooms/3975', answer: room(5) }, put)
  await client().create({ target: { kind: 'room', id: '3975' }, role: 'viewer', audience: 'anyone' })
})

test('ids are percent-encoded, third-party text ids too', async () => {
  const path = '/api/2.0/files/rooms/sbox-1%2F%E2%82%AC%20%3Fa%3Db'
  script({ request: `PUT ${path}/links`, body: PLAIN, answer: envelope(entry({ id: NEW_ID })) })
  const target = { kind: 'room', id: 'sbox-1/€ ?a=b', type: 'CustomRoom' } as const
  const { link } = await client().create({ target, role: 'viewer', audience: 'anyone' })
  expect(link.target.id).toBe('sbox-1/€ ?a=b')
})
