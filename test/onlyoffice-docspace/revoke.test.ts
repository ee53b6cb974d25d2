import { expect, test } from 'vitest'
import { client, NOW, script, type Step, useScript } from './portal-script.ts'
import { entry, envelope, invitation, LINK_ID, OTHER_ID } from './wire-samples.ts'

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

test('access 0, the right linkType, and everything stored', async () => {
  const held = { expirationDate: '2030-01-01T03:00:00.1234567+03:00', password: 'h8Iz0WvT1j', denyDownload: true }
  script(list(entry({ ...held, internal: true }), OTHER), put({ ...held, internal: true }), list(OTHER))
  expect(await client().revoke(REF)).toEqual({ revoked: true, verified: true })
})

test('by name, where access goes by name', async () => {
  script(list(entry(), OTHER), put({ access: 'None' }), list(OTHER))
  expect(await client({ accessFormat: 'name' }).revoke(REF)).toMatchObject({ verified: true })
})

test('a link whose access is not understood can be revoked all the same', async () => {
  script(list(entry({}, { access: 99 }), OTHER), put(), list(OTHER))
  expect(await client().revoke(REF)).toMatchObject({ verified: true })
})

test('an invitation', async () => {
  const body = { linkId: LINK_ID, access: 0, title: 'Invitation link', linkType: 0, maxUseCount: 10 }
  script(list(invitation({ maxUseCount: 10 }), OTHER), { ...put(), body }, list(OTHER))
  expect(await client().revoke(REF)).toMatchObject({ verified: true })
})

test.each([
  ['by our clock', { expirationDate: new Date(NOW - 1).toISOString() }],
  ['by the server’s', { expirationDate: new Date(NOW + 60_000).toISOString(), isExpired: true }],
])('an expired invitation goes without its date, which 3.7.1 and later refuse: %s', async (_name, members) => {
  const body = { linkId: LINK_ID, access: 0, title: 'Invitation link', linkType: 0 }
  script(list(invitation(members), OTHER), { ...put(), body }, list(OTHER))
  expect(await client().revoke(REF)).toMatchObject({ verified: true })
})

test('a primary that was there before is no replacement', async () => {
  const primary = entry({ id: OTHER_ID, primary: true })
  script(list(entry(), primary), put(), list(primary))
  expect(await client().revoke(REF)).toEqual({ revoked: true, verified: true })
})

test('the primary of a public room is replaced (FileStorageService.cs:5796-5815)', async () => {
  const fresh = entry({ id: OTHER_ID, primary: true })
  script(list(entry({ primary: true })), put({}, envelope(fresh)), list(fresh))
  expect(await client().revoke(REF)).toMatchObject({
    revoked: true,
    verified: true,
    replacedBy: { id: OTHER_ID, primary: true, passwordProtected: false, audience: 'anyone' },
  })
})
