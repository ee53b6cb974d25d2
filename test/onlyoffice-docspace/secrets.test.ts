import diagnostics from 'node:diagnostics_channel'
import { inspect } from 'node:util'
import { createShareLinks, type Exchange, type ShareLinks } from '@sharelink/core'
import { docSpaceRooms, docSpaceUsers, startEmulator, type StartedEmulator } from '@sharelink/emulator'
import { createDocSpace, type DocSpaceSettings } from '@sharelink/onlyoffice-docspace'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'

const PROVIDER = 'onlyoffice-docspace'
const PASSWORDS = ['Kestrel-Harbor-27', 'Walnut_Ember_9143', 'without-digits-at-all']
const { apiKey, token } = docSpaceUsers.owner
const ROOM = { kind: 'room', id: String(docSpaceRooms.custom) } as const
const DRAFT = { target: ROOM, role: 'viewer', audience: 'anyone', password: PASSWORDS[0] ?? '' } as const

/** All that a caller can see of the calls of this file, as JSON and as a debugger would print it. */
const produced: string[] = []
/** Tokens of links that the portal answered with. */
const linkTokens = new Set<string>()

let emulator: StartedEmulator

function keep(value: unknown): void {
  produced.push(JSON.stringify(value) ?? '', inspect(value, { depth: 12, showHidden: true }))
}

async function kept<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    const value = await call
    keep(value)
    return value
  } catch (error) {
    keep(error)
    produced.push(String(error), error instanceof Error ? (error.stack ?? '') : '')
    return undefined
  }
}

function client(settings: Partial<DocSpaceSettings> = { apiKey }): ShareLinks {
  const adapter = createDocSpace({ baseUrl: emulator.urls[PROVIDER], ...settings })
  const links = createShareLinks(adapter, {
    clock: emulator.clock,
    sleep: async () => undefined,
    onExchange: (exchange) => keep(exchange),
  })
  keep(adapter.capabilities)
  keep(adapter)
  keep(links)
  return links
}

const listener = (exchange: unknown): void => keep(exchange)

beforeAll(() => diagnostics.subscribe('sharelink', listener))
beforeEach(async () => {
  emulator = await startEmulator({ providers: [PROVIDER] })
})
afterEach(async () => {
  for (const { responseBody } of emulator.requests)
    for (const [, found] of responseBody.matchAll(/"requestToken":"([^"]+)"/g)) linkTokens.add(found ?? '')
  await emulator.stop()
})
afterAll(() => {
  diagnostics.unsubscribe('sharelink', listener)
})

test.each<[string, Partial<DocSpaceSettings>]>([
  ['an API key', { apiKey }],
  ['a session token', { token }],
  ['a cookie', { cookie: token }],
])('a whole life under %s', async (_name, settings) => {
  const links = client(settings)
  keep(links.plan(DRAFT))
  const made = await kept(links.create(DRAFT, { idempotencyKey: 'one' }))
  const ref = made?.link.ref ?? ''
  await kept(links.create(DRAFT, { idempotencyKey: 'one' }))
  await kept(links.get(ref))
  await kept(links.update(ref, { password: PASSWORDS[1] ?? '' }))
  await kept(links.update(ref, { name: 'x' }))
  for await (const link of links.list(ROOM)) keep(link)
  await kept(links.revoke(ref))
  expect(made?.link.passwordProtected).toBe(true)
})

test('refusals', async () => {
  const links = client()
  await kept(links.create({ ...DRAFT, password: ` ${PASSWORDS[0]} ` }))
  await kept(links.create({ ...DRAFT, expiresAt: PASSWORDS[0] ?? '' }))
  await kept(links.create({ ...DRAFT, target: { kind: 'room', id: String(docSpaceRooms.virtualData) } }))
  await kept(links.create({ ...DRAFT, target: { kind: 'file', id: '5079' } }, { tolerate: 'nothing' }))
  emulator.state[PROVIDER].passwordPolicy.digits = true
  await kept(links.create({ ...DRAFT, password: PASSWORDS[2] ?? '' }))
  await kept(client({ apiKey: `${apiKey}0` }).create(DRAFT))
  expect(produced.filter((text) => text.startsWith('ShareLinkError')).length).toBeGreaterThanOrEqual(6)
})

test('links that come out weaker', async () => {
  emulator.state[PROVIDER].version = '3.2.1'
  const links = client()
  const error = await kept(links.create({ ...DRAFT, target: { kind: 'file', id: '5001' } }))
  expect(error).toBeUndefined()
  expect(produced.some((text) => text.includes('weaker-than-requested'))).toBe(true)
})

test.each([
  ['html-502', 3],
  ['invalid-json', 1],
  ['reset-after-work', 3],
  ['truncate-body', 3],
  ['status', 1],
] as const)('a fault: %s', async (kind, times) => {
  const body = `{"error":{"message":"Bad ${PASSWORDS[0]} ${apiKey}","type":"System.Exception"},"statusCode":500}`
  emulator.faults.push({ kind, times, method: 'PUT', status: 500, body })
  await kept(client().create(DRAFT))
  await kept(client().revoke(`${PROVIDER}:room:${ROOM.id}:7b1f4c52-0d1e-4f6a-9c3b-2a8d5e7f9012`))
})

test('nothing of all this holds a password, a credential or the token of a link', () => {
  const secrets = [...PASSWORDS, apiKey, token, ...linkTokens]
  expect(linkTokens.size).toBeGreaterThan(3)
  expect(produced.length).toBeGreaterThan(200)
  const exchanges = produced.filter((text) => text.includes('"requestBody"'))
  expect(exchanges.filter((text) => text.includes('"password":"***"')).length).toBeGreaterThan(10)
  for (const secret of secrets)
    expect(produced.filter((text) => text.includes(secret) || text.includes(encodeURIComponent(secret)))).toEqual([])
})

test('an exchange says what it should', () => {
  const exchange = produced.find(
    (text) => text.startsWith('{"provider"') && text.includes('"attempt"') && text.includes('"PUT"'),
  )
  const told: Exchange = JSON.parse(exchange ?? '{}')
  expect(Object.keys(told).toSorted()).toEqual([
    'attempt',
    'duration',
    'method',
    'provider',
    'requestBody',
    'startedAt',
    'status',
    'url',
  ])
})
