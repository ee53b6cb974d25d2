import type { AccountPolicy, HttpAnswer } from '@sharelink/core'
import { createOpenCloud } from '@sharelink/opencloud'
import { describe, expect, it } from 'vitest'
import { startCall } from '../../packages/core/src/call.ts'
import { openCloud } from '../emulator/opencloud-harness.ts'
import { openCloudUsers, type OpenCloudSeed } from '@sharelink/emulator'
import { rejection } from '../setup/rejection.ts'

const PATH = '/ocs/v1.php/cloud/capabilities?format=json'

/** What the adapter reads out of an answer. */
function accountOf({ status, body }: { status: number; body: string }): Promise<AccountPolicy> {
  const adapter = createOpenCloud({ baseUrl: 'https://opencloud.example', accessToken: 'token' })
  const answer: HttpAnswer = { status, headers: {}, text: body, json: body === '' ? undefined : JSON.parse(body) }
  const operations = adapter.connect({
    clock: Date,
    sleep: () => Promise.resolve(),
    random: (count) => new Uint8Array(count),
    transport: () => (request) => {
      expect([request.method, request.path, request.query]).toEqual(['GET', PATH.split('?')[0], { format: 'json' }])
      return Promise.resolve(answer)
    },
  })
  return operations.account?.(startCall('opencloud', Date, 1_000)) ?? Promise.reject(new Error('cannot be read'))
}

/** What a server of this seed answers; of the recorded answer only the beginning is kept. */
function answerOf(seed: OpenCloudSeed): { status: number; body: string } {
  const headers = { authorization: `Bearer ${openCloudUsers.admin.accessToken}` }
  return openCloud(seed).send('GET', PATH, { headers })
}

function said(capabilities: unknown): { status: number; body: string } {
  const ocs = { meta: { status: 'ok', statuscode: 100 }, data: { capabilities } }
  return { status: 200, body: JSON.stringify({ ocs }) }
}

const demands = (password: unknown): Promise<AccountPolicy> =>
  accountOf(said({ files_sharing: { public: { password } } }))

describe('what the administrator demands', () => {
  it('inferred: a password for every link, and the rules', async () => {
    const { password, expiry, switchedOff } = await accountOf(answerOf({}))
    expect(password.required).toBe(true)
    expect(password.rules.map(({ rule }) => rule)).toEqual([
      'At least 8 characters are required.',
      'At least 1 lower-case letters are required.',
      'At least 1 upper-case letters are required.',
      'At least 1 digits are required.',
      'At least 1 special characters are required.',
    ])
    expect([expiry, switchedOff]).toEqual([{ required: false }, []])
  })

  it('inferred: nothing, where both are off', async () => {
    const { password } = await accountOf(answerOf({ passwordEnforced: false, passwordPolicy: null }))
    expect(password).toEqual({ required: false, rules: [] })
  })

  // What the server took and refused in the recordings, under its own rules.
  it.each([
    ['abc', false],
    ['alllowercase1!', false],
    ['ALLUPPER1!', false],
    ['NoDigits!!', false],
    ['NoSpecial12', false],
    ['Ab1!', false],
    ['Ab1!xyz9', true],
    ['пароль-Aa1!', true],
    ['S0me-Long-Passw0rd!', true],
  ])('its rules hold for %s as recorded: %s', async (text, taken) => {
    const { rules } = (await accountOf(answerOf({}))).password
    expect(rules.every(({ pattern }) => new RegExp(pattern, 'u').test(text))).toBe(taken)
  })

  it('counts as often as a rule says', async () => {
    const { password } = await accountOf(said({ files_sharing: {}, password_policy: { min_digits: 3 } }))
    const [rule] = password.rules
    const holds = (text: string): boolean => new RegExp(rule?.pattern ?? '', 'u').test(text)
    expect(['a1b2', '1a2b3c', '12', '123'].map(holds)).toEqual([false, true, false, true])
  })

  it('inferred: a password for what writes alone', async () => {
    expect((await demands({ enforced: false, enforced_for: { read_write: true } })).password.required).toEqual([
      'editor',
    ])
    expect((await demands({ enforced_for: { upload_only: true } })).password.required).toEqual(['uploader'])
    expect((await demands({ enforced_for: { read_write_delete: true } })).password.required).toEqual(['editor'])
    expect((await demands({ enforced: true })).password.required).toBe(true)
    expect((await demands({})).password.required).toBe(false)
  })

  it('inferred: public links that are switched off', async () => {
    const { switchedOff } = await accountOf(said({ files_sharing: { public: { enabled: false } } }))
    expect(switchedOff).toMatchObject([{ field: 'audience', values: ['anyone'] }])
  })
})

describe('what is no such answer', () => {
  it.each([
    [{ status: 401, body: '' }, 'unauthorized'],
    [{ status: 200, body: '{"ocs":{"meta":{"statuscode":997},"data":[]}}' }, 'unexpected-response'],
    [
      { status: 200, body: '{"ocs":{"meta":{"statuscode":997},"data":{"capabilities":{"files_sharing":{}}}}}' },
      'unexpected-response',
    ],
    [{ status: 200, body: '{}' }, 'unexpected-response'],
    [said({ files_sharing: true }), 'unexpected-response'],
  ])('%j: %s', async (answer, code) => {
    expect(await rejection(accountOf(answer))).toMatchObject({ code })
  })

  it('demands nothing of what is told in an odd form: the server still refuses', async () => {
    const { password } = await accountOf(said({ files_sharing: { public: { password: { enforced: 'yes' } } } }))
    expect(password).toEqual({ required: false, rules: [] })
  })

  it.each([1e21, '1e400', 2 ** 53])('demands nothing of %j digits, which no pattern can say', async (min_digits) => {
    const { password } = await accountOf(said({ files_sharing: {}, password_policy: { min_digits } }))
    expect(password.rules).toEqual([])
  })
})
