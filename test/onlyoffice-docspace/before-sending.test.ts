import type { ShareLinkDraft } from '@sharelink/core'
import { expect, test } from 'vitest'
import { client, NOW, script, useScript } from './portal-script.ts'
import { item, rejection, room } from './wire-samples.ts'

useScript()

const FILE = { target: { kind: 'file', id: '5001' }, role: 'viewer', audience: 'anyone' } as const
const ROOM = { target: { kind: 'room', id: '3975', type: 'CustomRoom' }, role: 'viewer', audience: 'anyone' } as const
const INVITATION = { ...ROOM, kind: 'invitation', role: 'contributor' } as const
const DAY = 86_400_000
const inDays = (days: number): Date => new Date(NOW + days * DAY)

const REFUSED: [string, ShareLinkDraft, string, string][] = [
  ['a password of 7', { ...ROOM, password: 'h8Iz0Wv' }, 'policy', 'password'],
  ['a password of 31', { ...ROOM, password: 'x'.repeat(31) }, 'policy', 'password'],
  ['a password with a space', { ...ROOM, password: 'h8Iz 0WvT1j' }, 'policy', 'password'],
  ['a password with a line break at its end', { ...ROOM, password: 'h8Iz0WvT1j\n' }, 'policy', 'password'],
  ['a password beyond ASCII', { ...ROOM, password: 'пароль-пароль' }, 'policy', 'password'],
  ['an expiry over ten years ahead', { ...ROOM, expiresAt: inDays(3653) }, 'unsupported', 'expiresAt'],
  ['an expiry in the past', { ...ROOM, expiresAt: inDays(-1) }, 'invalid-request', 'expiresAt'],
  ['a name of 256', { ...ROOM, name: 'x'.repeat(256) }, 'unsupported', 'name'],
  ['uses of an external link', { ...ROOM, maxUses: 5 }, 'unsupported', 'maxUses'],
  ['1001 uses', { ...INVITATION, maxUses: 1001 }, 'unsupported', 'maxUses'],
  ['a password of an invitation', { ...INVITATION, password: 'h8Iz0WvT1j' }, 'unsupported', 'password'],
  ['a download rule of an invitation', { ...INVITATION, allowDownload: false }, 'unsupported', 'allowDownload'],
  ['an invitation of the organization', { ...INVITATION, audience: 'organization' }, 'unsupported', 'audience'],
  ['visitor fields', { ...ROOM, visitorFields: ['email'] }, 'unsupported', 'visitorFields'],
  ['people', { ...ROOM, audience: 'people', people: ['a@b.example'] }, 'unsupported', 'audience'],
  [
    'the organization on a public room',
    { ...ROOM, target: { ...ROOM.target, type: 'PublicRoom' }, audience: 'organization' },
    'unsupported',
    'audience',
  ],
  [
    'anyone on a file of a data room',
    { ...FILE, target: { ...FILE.target, type: 'VirtualDataRoom' } },
    'unsupported',
    'audience',
  ],
  [
    'the organization on a file of a public room',
    { ...FILE, target: { ...FILE.target, type: 'PublicRoom' }, audience: 'organization' },
    'unsupported',
    'audience',
  ],
  ['a file of a form room', { ...FILE, target: { ...FILE.target, type: 'FillingFormsRoom' } }, 'unsupported', 'kind'],
  ['an invitation to a file', { ...FILE, kind: 'invitation' }, 'unsupported', 'kind'],
  ['a download link', { ...FILE, kind: 'download' }, 'unsupported', 'kind'],
]

test.each(REFUSED)('refused, and nothing is sent: %s', async (_name, draft, code, field) => {
  expect(await rejection(client().create(draft))).toMatchObject({ code, field })
})

test('ten years, to the day that every calendar has', () => {
  expect(client().plan({ ...ROOM, expiresAt: inDays(3651) }).refusal).toBeUndefined()
})

const OLD: [string, string, ShareLinkDraft, string][] = [
  ['3.2.1', 'organization', { ...ROOM, audience: 'organization' }, 'audience'],
  ['3.2.1', 'filling on an external link', { ...ROOM, role: 'form-filler' }, 'role'],
  ['3.2.1', 'a password on a file', { ...FILE, password: 'h8Iz0WvT1j' }, 'password'],
  ['3.2.1', 'a download rule on a file', { ...FILE, allowDownload: false }, 'allowDownload'],
  ['3.2.1', 'organization on a file', { ...FILE, audience: 'organization' }, 'audience'],
  ['3.2.1', 'a folder', { ...FILE, target: { kind: 'folder', id: '4001' } }, 'kind'],
  ['3.6.1', 'uses of an invitation', { ...INVITATION, maxUses: 5 }, 'maxUses'],
]

test.each(OLD)('a server known to be %s has no %s', async (serverVersion, _name, draft, field) => {
  expect(await rejection(client({ serverVersion }).create(draft))).toMatchObject({ code: 'unsupported', field })
})

test.each([
  ['7 is no room type that we know', room(7), 'unsupported', 'target'],
  ['the room type is not told', room(undefined), 'unsupported', 'target'],
  ['the account may not share', room(5, { canShare: false }), 'forbidden', 'target'],
  [
    'the account may not share, on a server without canShare',
    room(5, { canShare: undefined, security: { EditAccess: false } }),
    'forbidden',
    'target',
  ],
])('a room that is read: %s', async (_name, answer, code, field) => {
  script({ request: 'GET /api/2.0/files/rooms/3975', answer })
  const error = await rejection(client().create({ ...ROOM, target: { kind: 'room', id: '3975' } }))
  expect(error).toMatchObject({ code, field })
})

test.each([
  ['a picture', 'editor', ['Read', 'None'], 'role'],
  ['a form', 'viewer', ['Editing', 'FillForms', 'None'], 'role'],
  ['a form in a form room', 'form-filler', ['FillForms', 'None'], 'kind'],
  ['a document in a form room', 'viewer', ['None'], 'role'],
] as const)('a file that is read: %s as %s', async (_name, role, rights, field) => {
  script({ request: 'GET /api/2.0/files/file/5001', answer: item(rights) })
  expect(await rejection(client().create({ ...FILE, role }))).toMatchObject({ code: 'unsupported', field })
})

test('the type of the room that a file lies in says nothing of the file: it is read all the same', async () => {
  script({ request: 'GET /api/2.0/files/file/5001', answer: item(['Read', 'None']) })
  const target = { ...FILE.target, type: 'CustomRoom' }
  expect(await rejection(client().create({ ...FILE, target, role: 'editor' }))).toMatchObject({ field: 'role' })
})
