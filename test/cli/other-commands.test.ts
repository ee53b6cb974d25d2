import { describe, expect, it } from 'vitest'
import { CREATE, member, PROVIDER, usePortal } from './portal.ts'
import { runCli } from './run-cli.ts'

const { sharelink, emulator } = usePortal()

describe('capabilities', () => {
  it('prints the data of a provider, or of all, without settings', async () => {
    const one = await runCli(['capabilities', '--provider', PROVIDER, '--json'])
    expect(one).toMatchObject({ code: 0, json: { provider: PROVIDER, revokeVerifiable: true } })
    const all = await runCli(['capabilities', '--json'])
    expect(all.json).toContainEqual(one.json)
  })

  it('shows a person every kind of link and why a setting is not held', async () => {
    const { stdout } = await runCli(['capabilities', '--provider', PROVIDER])
    expect(stdout).toContain('access link on a room (CustomRoom)')
    expect(stdout).toContain('DocSpace counts uses of invitations only.')
    expect(stdout).toMatch(/^password +minLength 8; maxLength 30/m)
  })
})

describe('account', () => {
  it('is told only where the provider tells it, else nothing is sent', async () => {
    for (const words of [['account'], ['create', ...CREATE.slice(1), '--account']]) {
      const { code, stderr } = await sharelink([...words, ...(words.length === 1 ? ['--provider', PROVIDER] : [])])
      expect(code).toBe(3)
      expect(stderr).toContain(`${PROVIDER} offers no way to read what the account demands.`)
    }
    expect(emulator().requests).toEqual([])
  })
})

describe('providers', () => {
  it('says what is configured and which variables are set, never a value', async () => {
    const before = await runCli(['providers', '--json'])
    expect(member(before.json, 0)).toMatchObject({ provider: PROVIDER, configured: false })
    const { code, stdout } = await sharelink(['providers'])
    expect(code).toBe(0)
    expect(stdout).toContain('configured (environment)')
    expect(stdout).toContain('SHARELINK_DOCSPACE_API_KEY (set)')
    expect(emulator().requests).toEqual([])
  })
})

describe('help', () => {
  const commands = [
    'plan',
    'create',
    'apply',
    'list',
    'get',
    'update',
    'revoke',
    'capabilities',
    'account',
    'providers',
    'translate',
    'login',
    'emulate',
  ]

  it('lists every command', async () => {
    const { code, stdout } = await runCli(['--help'])
    expect(code).toBe(0)
    for (const command of commands) expect(stdout).toContain(`  ${command} `)
  })

  it.each(commands)('of %s shows its flags, whatever else is given', async (command) => {
    const { code, stdout } = await runCli([command, '--help', '--json'])
    expect(code).toBe(0)
    expect(stdout).toContain(`sharelink ${command}`)
    expect(stdout).toContain('--config FILE')
  })

  it('is also asked for by -h', async () => {
    expect(await runCli(['plan', '-h'])).toEqual(await runCli(['plan', '--help']))
    expect(await runCli(['-h'])).toEqual(await runCli(['--help']))
  })

  it('prints the version', async () => {
    expect(await runCli(['--version'])).toMatchObject({ code: 0, stdout: '0.1.0\n' })
  })
})
