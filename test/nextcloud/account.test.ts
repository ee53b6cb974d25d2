import type { AccountPolicy } from '@sharelink/core'
import { createEmulator, type NextcloudSeed, nextcloudUsers } from '@sharelink/emulator'
import { describe, expect, it } from 'vitest'
import { startCall } from '../../packages/core/src/call.ts'
import { createNextcloud } from '@sharelink/nextcloud'
import { inProcess } from '../conformance/in-process.ts'
import { rejection } from '../setup/rejection.ts'
import { recorded } from './wire.ts'

type Said = { status: number; body: string }

const PATH = '/ocs/v2.php/cloud/capabilities'
const { accessToken } = nextcloudUsers.admin

type Policies = NonNullable<NextcloudSeed['policies']>

/** What the adapter reads out of an answer. */
function accountOf({ status, body }: Said): Promise<AccountPolicy> {
  const adapter = createNextcloud({ baseUrl: 'https://nextcloud.example', username: 'admin', accessToken })
  const handed = inProcess(adapter, (request) => {
    expect([request.method, request.path, request.headers['ocs-apirequest']]).toEqual(['GET', PATH, 'true'])
    return { status, headers: {}, body }
  })
  const operations = handed.connect({
    clock: Date,
    sleep: () => Promise.resolve(),
    random: (count) => new Uint8Array(count),
    transport: () => () => Promise.reject(new Error('nothing goes to the network')),
  })
  return operations.account?.(startCall('nextcloud', Date, 1_000)) ?? Promise.reject(new Error('cannot be read'))
}

/** What a server of these policies answers; of the recorded answer only the beginning is kept. */
function answerOf(policies: Policies, accept = 'application/json'): Said {
  const emulator = createEmulator({ providers: ['nextcloud'], seed: { nextcloud: { policies } } })
  const headers = { authorization: `Bearer ${accessToken}`, accept, 'ocs-apirequest': 'true' }
  return emulator.handle('nextcloud', { method: 'GET', path: PATH, headers, body: '' })
}

const said = (capabilities: unknown): Said => ({
  status: 200,
  body: JSON.stringify({ ocs: { meta: { status: 'ok', statuscode: 200, message: 'OK' }, data: { capabilities } } }),
})

describe('what the administrator demands (inferred: the recording breaks off before it)', () => {
  it('of a fresh server: ten characters', async () => {
    const { password, expiry, switchedOff } = await accountOf(answerOf({}))
    expect(password.required).toBe(false)
    expect(password.rules.map(({ rule }) => rule)).toEqual(['At least 10 characters are required.'])
    expect([expiry, switchedOff]).toEqual([{ required: false }, []])
  })

  it('a password for every link, and none of its rules', async () => {
    const { password } = await accountOf(answerOf({ passwordEnforced: true, passwordPolicy: null }))
    expect(password).toEqual({ required: true, rules: [] })
  })

  it.each([
    ['enforceUpperLowerCase', 'alllowercase1!', false],
    ['enforceUpperLowerCase', 'ALLUPPERCASE1!', false],
    ['enforceUpperLowerCase', 'Mixed-Case-Words', true],
    ['enforceNumericCharacters', 'Mixed-Case-Words', false],
    ['enforceNumericCharacters', 'Mixed-Case-W0rds', true],
    ['enforceSpecialCharacters', 'NoSpecial12', false],
    ['enforceSpecialCharacters', 'Some-Special12', true],
    ['minLength', 'Ab1!xyz9', false],
    ['minLength', 'Ab1!xyz9ab', true],
  ])('%s of %s: %s', async (rule, text, taken) => {
    const wanted = rule === 'minLength' ? {} : { [rule]: true }
    const { rules } = (await accountOf(answerOf({ passwordPolicy: wanted }))).password
    expect(rules.every(({ pattern }) => new RegExp(`^(?:${pattern})$`, 'u').test(text))).toBe(taken)
  })

  it('a day that is given, and one that is the last', async () => {
    const given = await accountOf(answerOf({ defaultExpiry: { days: 7, enforced: false } }))
    expect(given.expiry).toEqual({ required: false, default: 7 })
    const enforced = await accountOf(answerOf({ defaultExpiry: { days: 7, enforced: true } }))
    expect(enforced.expiry).toEqual({ required: true, default: 7, longest: 7 })
  })

  it('no link where the API alone is switched off', async () => {
    const { switchedOff } = await accountOf(said({ files_sharing: { api_enabled: false, public: { enabled: true } } }))
    expect(switchedOff).toMatchObject([{ field: 'audience', values: ['anyone'] }])
  })

  it('no day where there are fewer than none', async () => {
    const odd = { enabled: true, days: -8_640_000_000_000_001, enforced: true }
    const { expiry } = await accountOf(said({ files_sharing: { public: { expire_date: odd } } }))
    expect(expiry).toEqual({ required: false })
  })

  it('no day where the rule is off, whatever else stands there', async () => {
    const off = { enabled: false, days: 7, enforced: true }
    const { expiry } = await accountOf(said({ files_sharing: { public: { expire_date: off } } }))
    expect(expiry).toEqual({ required: false })
  })

  it.each([
    ['links', { links: false }, 'audience', ['anyone']],
    ['the API', { shareApi: false }, 'audience', ['anyone']],
    ['uploading', { publicUpload: false }, 'role', ['editor', 'uploader']],
  ])('%s switched off', async (_what, rules, field, values) => {
    const { switchedOff } = await accountOf(answerOf(rules))
    expect(switchedOff.map((each) => [each.field, each.values])).toEqual([[field, values]])
  })
})

describe('what the administrator demands, told in XML where JSON was asked for (inferred)', () => {
  it.each<[string, Policies]>([
    ['nothing', { passwordPolicy: null }],
    ['much', { passwordEnforced: true, passwordPolicy: { enforceNumericCharacters: true }, publicUpload: false }],
    ['a day', { defaultExpiry: { days: 7, enforced: true } }],
    ['no links', { links: false }],
  ])('is the same: %s', async (_what, policies) => {
    const xml = answerOf(policies, 'text/xml')
    expect(xml.body).toMatch(/^<\?xml/)
    expect(await accountOf(xml)).toEqual(await accountOf(answerOf(policies)))
  })
})

describe('what is no such answer', () => {
  it.each<[string, Said, string]>([
    ['a wrong password, in XML', recorded('ERR wrong password').answer, 'unauthorized'],
    ['nobody signed in', recorded('ERR not signed in').answer, 'unauthorized'],
    ['a page', { status: 200, body: '<html><body>Login</body></html>' }, 'unexpected-response'],
    ['an empty envelope', said({}), 'unexpected-response'],
    ['sharing that is no object', said({ files_sharing: true }), 'unexpected-response'],
  ])('%s', async (_what, answer, code) => {
    expect(await rejection(accountOf(answer))).toMatchObject({ code })
  })

  it('demands nothing of what is told in an odd form: the server still refuses', async () => {
    const odd = { enabled: 1, password: 'yes', expire_date: { enabled: true, days: 'seven' } }
    const policy = await accountOf(said({ files_sharing: { public: odd } }))
    expect([policy.password, policy.expiry]).toStrictEqual([{ required: false, rules: [] }, { required: false }])
  })
})
