import { createShareLinks, type Role, type ShareLinkDraft, type Target } from '@sharelink/core'
import {
  docSpaceFiles,
  docSpaceFolders,
  docSpaceRooms,
  type DocSpaceSeed,
  docSpaceUsers,
  startEmulator,
  type StartedEmulator,
  virtualClock,
} from '@sharelink/emulator'
import { createDocSpace } from '@sharelink/onlyoffice-docspace'
import { afterEach, describe, expect, test } from 'vitest'
import { collect } from './wire-samples.ts'

const PROVIDER = 'onlyoffice-docspace'
const DAY = 86_400_000
const START = Date.parse('2026-11-21T12:00:00Z')
const PASSWORD = 'h8Iz0WvT1j'

let running: StartedEmulator | undefined

afterEach(async () => {
  const requests = running?.requests ?? []
  await running?.stop()
  running = undefined
  expect(requests.filter(({ method, path }) => method === 'GET' && /\/link(\?|$)/.test(path))).toEqual([])
  expect(requests.some(({ method }) => method === 'PUT')).toBe(true)
})

async function start(seed: DocSpaceSeed) {
  const clock = virtualClock(START)
  const emulator = await startEmulator({ providers: [PROVIDER], clock, seed: { [PROVIDER]: seed } })
  running = emulator
  const { expirationFormat = 'text' } = seed
  const { apiKey } = docSpaceUsers.owner
  const adapter = createDocSpace({ baseUrl: emulator.urls[PROVIDER], apiKey, expirationFormat })
  const links = createShareLinks(adapter, { clock, sleep: async () => undefined })
  const visit = (url = '', password?: string, signedIn = false) =>
    emulator.visit(PROVIDER, { url, signedIn, ...(password === undefined ? {} : { password }) })
  return { links, clock, visit }
}

function at(kind: Target['kind'], id: string | number): Target {
  return { kind, id: String(id) }
}

const PROTECTED = { password: PASSWORD, allowDownload: false, name: 'Papers' } as const
type Place = [name: string, target: Target, more: Partial<ShareLinkDraft>]

const SINCE_3_5: Place[] = [
  ['custom room', at('room', docSpaceRooms.custom), PROTECTED],
  ['public room', at('room', docSpaceRooms.public), PROTECTED],
  ['room on a third-party storage', at('room', docSpaceRooms.thirdParty), PROTECTED],
  ['file of My Documents', at('file', docSpaceFiles.myDocument), PROTECTED],
  ['file of a public room', at('file', docSpaceFiles.public), PROTECTED],
  ['file of an editing room', at('file', docSpaceFiles.editing), PROTECTED],
  ['file of an AI room', at('file', docSpaceFiles.ai), PROTECTED],
  ['file on a third-party storage', at('file', docSpaceFiles.thirdParty), PROTECTED],
  ['folder of My Documents', at('folder', docSpaceFolders.my), PROTECTED],
  ['folder of a custom room', at('folder', docSpaceFolders.custom), PROTECTED],
]
const BEFORE_3_5: Place[] = [
  ['custom room', at('room', docSpaceRooms.custom), PROTECTED],
  ['public room', at('room', docSpaceRooms.public), PROTECTED],
  ['file of My Documents', at('file', docSpaceFiles.myDocument), {}],
]

const PORTALS: [string, DocSpaceSeed, Place[]][] = [
  ['3.7.2', { version: '3.7.2' }, SINCE_3_5],
  ['3.7.2, dates as objects, in a zone', { expirationFormat: 'object', portalTimeZoneOffset: 345 }, SINCE_3_5],
  ['3.6.1 in German', { version: '3.6.1', culture: 'de' }, SINCE_3_5],
  ['3.2.1', { version: '3.2.1' }, BEFORE_3_5],
]

describe.each(PORTALS)('%s', (_portal, seed, places) => {
  test.each(places)('the life of a link: %s', async (_name, target, more) => {
    const { links, clock, visit } = await start(seed)
    const draft = { target, role: 'viewer', audience: 'anyone', ...more } as const
    const { link, differences } = await links.create({ ...draft, expiresAt: new Date(START + DAY) })
    expect(differences).toEqual([])
    const { password } = more
    const key = typeof password === 'string' ? password : undefined
    if (key !== undefined) expect(visit(link.url)).toMatchObject({ opened: false, reason: 'password' })
    expect(visit(link.url, key)).toMatchObject({ opened: true, download: more.allowDownload !== false })

    await links.update(link.ref, { role: 'commenter' })
    clock.advance(DAY + 1)
    expect(visit(link.url, key)).toMatchObject({ opened: false, reason: 'expired' })
    expect(await links.get(link.ref)).toMatchObject({ expired: true, role: 'commenter' })
    await links.update(link.ref, { expiresAt: new Date(clock.now() + DAY) })
    expect(visit(link.url, key)).toMatchObject({ opened: true, download: more.allowDownload !== false })

    expect(await links.revoke(link.ref)).toEqual({ revoked: true, verified: true })
    expect(visit(link.url, key)).toMatchObject({ opened: false, reason: 'gone' })
    expect((await collect(links.list(target))).map(({ id }) => id)).not.toContain(link.id)
    expect(await links.revoke(link.ref)).toEqual({ revoked: true, verified: true })
  })
})

const INVITATIONS: [string, number, Role, Role][] = [
  ['custom', docSpaceRooms.custom, 'contributor', 'reviewer'],
  ['public', docSpaceRooms.public, 'contributor', 'viewer'],
  ['form', docSpaceRooms.fillingForms, 'form-filler', 'contributor'],
  ['editing', docSpaceRooms.editing, 'editor', 'viewer'],
  ['data', docSpaceRooms.virtualData, 'viewer', 'form-filler'],
  ['AI', docSpaceRooms.ai, 'viewer', 'contributor'],
]

describe.each(['3.7.2', '3.6.1', '3.2.1'] as const)('invitations on %s', (version) => {
  test.each(INVITATIONS)('the life of an invitation to a %s room', async (_name, room, role, other) => {
    const { links, visit } = await start({ version })
    const target = at('room', room)
    const uses = version === '3.7.2' ? { maxUses: 2 } : {}
    const draft = { target, kind: 'invitation', role, audience: 'anyone', ...uses } as const
    const { link } = await links.create({ ...draft, expiresAt: new Date(START + DAY) })
    expect(visit(link.url, undefined, true)).toMatchObject({ opened: true })
    const { link: changed } = await links.update(link.ref, { role: other, name: 'Come in' })
    expect(changed).toMatchObject({ role: other, name: 'Come in', expiresAt: new Date(START + DAY), ...uses })
    expect(await links.revoke(link.ref)).toEqual({ revoked: true, verified: true })
    expect(visit(link.url, undefined, true)).toMatchObject({ opened: false, reason: 'gone' })
  })
})

test('the life of the link of a form room, which is there from the start', async () => {
  const { links, visit } = await start({})
  const target = at('room', docSpaceRooms.fillingForms)
  const [own] = await collect(links.list(target))
  if (own === undefined) throw new Error('a form room has a link of its own')
  expect(own).toMatchObject({ primary: true, role: 'form-filler' })
  const { link } = await links.update(own.ref, { password: PASSWORD, audience: 'organization' })
  expect(visit(link.url, PASSWORD)).toMatchObject({ opened: false })
  expect(visit(link.url, PASSWORD, true)).toMatchObject({ opened: true })
  const { replacedBy } = await links.revoke(link.ref)
  expect(replacedBy).toMatchObject({ primary: true, role: 'form-filler', passwordProtected: false })
  expect((await collect(links.list(target))).map(({ id }) => id)).toEqual([replacedBy?.id])
})
