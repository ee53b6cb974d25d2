import type { ShareLinkPatch } from '@sharelink/core'
import type { DocSpaceSettings } from '@sharelink/onlyoffice-docspace'
import { expect, test } from 'vitest'
import { client, script, type Step, useScript } from './portal-script.ts'
import { entry, envelope, invitation, LINK_ID, room, sharedLink } from './wire-samples.ts'

useScript()

const PATH = '/api/2.0/files/rooms/3975'
const REF = `onlyoffice-docspace:room:3975:${LINK_ID}`

/** Everything that an external link can hold, its expiry to the last digit and in the portal's zone. */
const HELD = {
  title: 'Board papers',
  expirationDate: '2030-01-01T03:00:00.1234567+03:00',
  password: 'h8Iz0WvT1j',
  denyDownload: true,
  internal: true,
}

const WHOLE = { linkId: LINK_ID, access: 6, linkType: 1, ...HELD }

function list(...entries: readonly unknown[]): Step {
  return { request: `GET ${PATH}/links`, answer: envelope(entries) }
}

function put(body: object, answer: unknown): Step {
  return { request: `PUT ${PATH}/links`, body, answer: envelope(answer) }
}

const DESCRIBE: Step = { request: `GET ${PATH}`, answer: room(5) }

/** What a patch names, what it changes in the body, what the server then holds, and whether the room's type matters. */
const PATCHES: [string, ShareLinkPatch, Record<string, unknown>, Record<string, unknown>, 'read'?][] = [
  ['name', { name: 'Minutes' }, { title: 'Minutes' }, { title: 'Minutes' }],
  ['role', { role: 'viewer' }, { access: 2 }, {}, 'read'],
  ['role editor', { role: 'editor' }, { access: 10 }, {}, 'read'],
  ['audience', { audience: 'anyone' }, { internal: false }, { internal: false }],
  ['another password', { password: 'An0ther.word' }, { password: 'An0ther.word' }, { password: 'An0ther.word' }],
  ['no password', { password: null }, { password: undefined }, { password: undefined }],
  [
    'another expiry',
    { expiresAt: '2031-01-01T00:00:00Z' },
    { expirationDate: '2031-01-01T00:00:00.000Z' },
    { expirationDate: '2031-01-01T03:00:00.0000000+03:00' },
    'read',
  ],
  ['no expiry', { expiresAt: null }, { expirationDate: undefined }, { expirationDate: undefined }],
  ['download', { allowDownload: true }, { denyDownload: false }, { denyDownload: false }],
]

function defined(members: object): object {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))
}

test.each(PATCHES)('only what the patch names changes: %s', async (_name, patch, body, held, read) => {
  const sent = { ...WHOLE, ...body }
  script(
    list(entry(HELD, { access: 6 })),
    ...(read === undefined ? [] : [DESCRIBE]),
    put(defined(sent), entry({ ...HELD, ...held }, { access: sent.access })),
  )
  const { differences, link } = await client().update(REF, patch)
  expect(differences).toEqual([])
  expect(link.id).toBe(LINK_ID)
})

const FORMATS: [string, Partial<DocSpaceSettings>, object, object][] = [
  ['accessFormat name', { accessFormat: 'name' }, HELD, { access: 'Comment' }],
  [
    'the published page’s date goes back as it came, whatever expirationFormat says',
    {},
    { ...HELD, expirationDate: { utcTime: '2030-01-01T00:00:00.1234567Z', timeZoneOffset: '03:00:00' } },
    { expirationDate: { utcTime: '2030-01-01T00:00:00.1234567Z', timeZoneOffset: '03:00:00' } },
  ],
  ['text goes back as text under expirationFormat object', { expirationFormat: 'object' }, HELD, {}],
]

test.each(FORMATS)('%s', async (_name, settings, held, body) => {
  const before = entry({ ...held }, { access: 6 })
  script(list(before), put({ ...WHOLE, ...body, title: 'x' }, entry({ ...held, title: 'x' }, { access: 6 })))
  expect((await client(settings).update(REF, { name: 'x' })).differences).toEqual([])
})

test('a stored role that we have no name for is written back as it is', async () => {
  const body = { ...WHOLE, access: 1, title: 'x' }
  script(list(entry(HELD, { access: 1 })), put(body, entry({ ...HELD, title: 'x' }, { access: 1 })))
  expect((await client().update(REF, { name: 'x' })).link.providerRole).toBe('ReadWrite')
})

test('a stored link without protections gets none', async () => {
  const body = { linkId: LINK_ID, access: 2, title: 'x', linkType: 1, internal: false, denyDownload: false }
  script(list(entry()), put(body, entry({ title: 'x' })))
  expect((await client().update(REF, { name: 'x' })).differences).toEqual([])
})

test('a server before 3.5 answers in sharedTo alone', async () => {
  const access = 2
  const { internal: _none, ...link } = sharedLink()
  const body = { linkId: LINK_ID, access: 2, title: 'x', linkType: 1, internal: false, denyDownload: false }
  script(list({ access, sharedTo: link }), put(body, { access, sharedTo: { ...link, title: 'x' } }))
  expect((await client().update(REF, { name: 'x' })).link.name).toBe('x')
})

test('an invitation keeps its limit of uses, without which its counter would start again', async () => {
  const held = { title: 'Come in', maxUseCount: 10, currentUseCount: 4, expirationDate: '2030-01-01T00:00:00.0000000Z' }
  const body = {
    linkId: LINK_ID,
    access: 11,
    title: 'Come',
    linkType: 0,
    expirationDate: '2030-01-01T00:00:00.0000000Z',
    maxUseCount: 10,
  }
  script(list(invitation(held)), put(body, invitation({ ...held, title: 'Come' })))
  expect((await client().update(REF, { name: 'Come' })).link).toMatchObject({ maxUses: 10, useCount: 4 })
})

test.each([
  ['file', '5001', '/api/2.0/files/file/5001', '?startIndex=0&count=100', true],
  ['file', 'sbox-5|a', '/api/2.0/files/file/sbox-5%7Ca', '?startIndex=0&count=100', false],
  ['folder', '4001', '/api/2.0/files/folder/4001', '', true],
] as const)('a %s (%s) has `primary` and no linkType', async (kind, id, path, query, primary) => {
  const { linkType: _none, ...whole } = WHOLE
  script(
    {
      request: `GET ${path}/links${query}`,
      answer: envelope([entry({ ...HELD, primary }, { access: 6 })], { total: 1 }),
    },
    {
      request: `PUT ${path}/links`,
      body: { ...whole, primary, title: 'x' },
      answer: envelope(entry({ ...HELD, primary, title: 'x' }, { access: 6 })),
    },
  )
  const ref = `onlyoffice-docspace:${kind}:${encodeURIComponent(id)}:${LINK_ID}`
  expect((await client().update(ref, { name: 'x' })).differences).toEqual([])
})
