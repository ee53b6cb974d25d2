import { nextcloudUsers, startEmulator, type StartedEmulator, virtualClock } from '@sharelink/emulator'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { useFolder } from './files.ts'
import { type CliResult, runCli } from './run-cli.ts'

const PROVIDER = 'nextcloud'
const { admin } = nextcloudUsers
const DRAFT = `--provider ${PROVIDER} --target folder:/room --role viewer --audience anyone`.split(' ')

let emulator: StartedEmulator
const clock = virtualClock()

beforeEach(async () => {
  const policies = { passwordEnforced: true, defaultExpiry: { days: 7, enforced: true }, publicUpload: false }
  emulator = await startEmulator({ providers: [PROVIDER], clock, seed: { [PROVIDER]: { policies } } })
})
afterEach(() => emulator.stop())

const { write, path } = useFolder()

function sharelink(...words: readonly string[]): Promise<CliResult> {
  const env = {
    SHARELINK_NEXTCLOUD_URL: emulator.urls[PROVIDER],
    SHARELINK_NEXTCLOUD_USER: admin.username,
    SHARELINK_NEXTCLOUD_PASSWORD: admin.appPassword,
  }
  return runCli(words, { env, clock })
}

const sent = (): readonly string[] => emulator.requests.map(({ method }) => method)

describe('account', () => {
  it('prints what the administrator demands', async () => {
    const { code, json } = await sharelink('account', '--provider', PROVIDER, '--json')
    expect(code).toBe(0)
    expect(json).toMatchObject({
      provider: PROVIDER,
      policy: {
        password: { required: true },
        expiry: { required: true, longest: 7, default: 7 },
        switchedOff: [{ field: 'role', values: ['editor', 'uploader'], target: 'folder' }],
      },
    })
  })

  it('shows it to a person', async () => {
    const { stdout } = await sharelink('account', '--provider', PROVIDER)
    expect(stdout).toMatch(/^password +required: yes$/m)
    expect(stdout).toContain('At least 10 characters are required.')
    expect(stdout).toMatch(/^expiry +required: yes$/m)
    expect(stdout).toMatch(/^ +longest: 7 days$/m)
    expect(stdout).toContain('role editor, uploader on a folder: Uploading is switched off.')
  })
})

describe('--account', () => {
  it('makes a plan say what the account refuses, and nothing but the account is read', async () => {
    const { code, json } = await sharelink('plan', ...DRAFT, '--account', '--json')
    expect([code, json]).toMatchObject([3, { refusal: { code: 'policy', field: 'password' } }])
    expect(sent()).toEqual(['GET'])
    expect((await sharelink('plan', ...DRAFT, '--json')).code).toBe(0)
  })

  it('makes a create refuse it before anything is written', async () => {
    const { code, stderr } = await sharelink('create', ...DRAFT, '--account')
    expect(code).toBe(3)
    expect(stderr).toContain('The account demands a password for such links.')
    expect(sent()).toEqual(['GET'])
  })

  it('holds for every line of a file', async () => {
    const target = { kind: 'folder', id: '/room' }
    const line = JSON.stringify({ key: 'one', draft: { target, role: 'viewer', audience: 'anyone' } })
    const file = await write('drafts.jsonl', `${line}\n`)
    const flags = ['--provider', PROVIDER, '--journal', path('run.jsonl'), '--account', '--json']
    const { json } = await sharelink('apply', file, ...flags)
    expect(JSON.stringify(json)).toContain('The account demands a password for such links.')
    expect(sent()).toEqual(['GET'])
  })

  it('cannot go with a dry run, which needs no settings', async () => {
    const target = { kind: 'folder', id: '/room' }
    const line = JSON.stringify({ key: 'one', draft: { target, role: 'viewer', audience: 'anyone' } })
    const file = await write('drafts.jsonl', `${line}\n`)
    const { code, stderr } = await sharelink('apply', file, '--provider', PROVIDER, '--dry-run', '--account')
    expect([code, stderr]).toEqual([2, expect.stringContaining('--account')])
  })
})
