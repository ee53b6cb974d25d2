import { describe, expect, it } from 'vitest'
import { useFiles } from './json-fixture.ts'
import { member, PROVIDER, usePortal } from './portal.ts'

const { sharelink, createdRef, emulator } = usePortal()
const REF = `${PROVIDER}:room:3975:75a5f745-f697-4418-b38d-0fe0d277e258`
const GOOD = { target: { kind: 'room', id: '3975' }, role: 'viewer', audience: 'anyone' }

const files = useFiles()

/** Something in a file that may be a password and so must never be repeated. */
const WRITTEN = 'Written-By-Mistake-5'

const BAD_DRAFTS: readonly (readonly [what: string, content: unknown, field: string])[] = [
  ['no JSON', `{ "password": "${WRITTEN}"`, '--against'],
  ['a list', [GOOD], 'draft'],
  ['a text', `"${WRITTEN}"`, 'draft'],
  ['null', 'null', 'draft'],
  ['an empty object', {}, 'target'],
  ['a password in clear', { ...GOOD, password: WRITTEN }, 'password'],
  ['a password from a variable that is not set', { ...GOOD, password: { env: 'NOT_SET' } }, 'password'],
  ['a password from a variable, and something more', { ...GOOD, password: { env: 'PW', or: WRITTEN } }, 'password'],
  ['a password that is a number', { ...GOOD, password: 12_345_678 }, 'password'],
  ['an unknown member', { ...GOOD, passwort: WRITTEN }, 'passwort'],
  ['an unknown member of the target', { ...GOOD, target: { ...GOOD.target, room: 1 } }, 'target.room'],
  ['an id that is a number', { ...GOOD, target: { kind: 'room', id: 3975 } }, 'target.id'],
  ['no role', { target: GOOD.target, audience: 'anyone' }, 'role'],
  ['no audience', { target: GOOD.target, role: 'viewer' }, 'audience'],
  ['an expiry without offset', { ...GOOD, expiresAt: '2030-01-02T03:04:05' }, 'expiresAt'],
  ['an expiry that is a duration', { ...GOOD, expiresAt: '7d' }, 'expiresAt'],
  ['uses in text', { ...GOOD, maxUses: '10' }, 'maxUses'],
  ['people without their audience', { ...GOOD, people: ['ann@client.example'] }, 'people'],
]

describe('get --against a bad file', () => {
  it.each(BAD_DRAFTS)('%s: exit 2, the field named, nothing sent', async (_what, content, field) => {
    const { code, json, stderr } = await sharelink(['get', REF, '--against', await files.write(content), '--json'])
    expect(json).toMatchObject({ error: { code: 'invalid-request', field } })
    expect(code).toBe(2)
    expect(JSON.stringify(json) + stderr).not.toContain(WRITTEN)
    expect(emulator().requests).toEqual([])
  })

  it('names the flag of a file that is not there', async () => {
    const { code, json } = await sharelink(['get', REF, '--against', files.path('none.json'), '--json'])
    expect(code).toBe(2)
    expect(json).toMatchObject({ error: { field: '--against' } })
    expect(emulator().requests).toEqual([])
  })
})

describe('get --against', () => {
  const draft = { ...GOOD, password: { env: 'PW' }, expiresAt: '2026-11-28T12:00:00Z', allowDownload: false }
  const flags = ['--password-env', 'PW', '--expires', '2026-11-28T12:00:00Z', '--no-download']

  it('exits 0 where the link holds the draft', async () => {
    const ref = await createdRef(...flags)
    const { code, json } = await sharelink(['get', ref, '--against', await files.write(draft), '--json'])
    expect(code).toBe(0)
    expect(json).toMatchObject({ holds: true, differences: [], link: { ref } })
  })

  it('exits 4 where the link is weaker, and names the fields', async () => {
    const ref = await createdRef('--expires', '2026-11-29T12:00:00Z')
    const { code, json } = await sharelink(['get', ref, '--against', await files.write(draft), '--json'])
    expect(code).toBe(4)
    expect(json).toMatchObject({ holds: false })
    const fields = [0, 1, 2].map((index) => member(json, 'differences', index, 'field'))
    expect(new Set(fields)).toEqual(new Set(['allowDownload', 'expiresAt', 'password']))
  })

  it('exits 0 where the link is stricter, and says in what', async () => {
    const ref = await createdRef(...flags)
    const loose = { ...GOOD, password: null, expiresAt: null }
    const { code, stdout } = await sharelink(['get', ref, '--against', await files.write(loose)])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^password +asked \(none\) +in force \(set\) +stricter/m)
  })

  it('exits 4 for a link of another item', async () => {
    const ref = await createdRef(...flags)
    const other = { ...draft, target: { kind: 'room', id: '3976' } }
    const { code, json } = await sharelink(['get', ref, '--against', await files.write(other), '--json'])
    expect(code).toBe(4)
    expect(member(json, 'differences', 0, 'field')).toBe('target')
  })
})
