import { startEmulator, type StartedEmulator, virtualClock } from '@sharelink/emulator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BAD_COMMAND_LINES, DRAFT, TYPED } from './bad-command-lines.ts'
import { runCli, settingsOf } from './run-cli.ts'

const clock = virtualClock()
let emulator: StartedEmulator

beforeAll(async () => {
  emulator = await startEmulator({ providers: ['onlyoffice-docspace'], clock })
})
afterAll(async () => {
  expect(emulator.requests).toEqual([])
  await emulator.stop()
})

describe('a bad command line', () => {
  it.each(BAD_COMMAND_LINES)('%s: exit 2, the flag or field named, nothing sent', async (_what, words, field) => {
    const env = settingsOf(emulator)
    const { code, json, stderr, exchanges } = await runCli([...words, '--json'], { env, clock })
    expect(json).toMatchObject({ error: { code: 'invalid-request', field } })
    expect(code).toBe(2)
    expect(stderr).toContain(field)
    expect(JSON.stringify(json) + stderr).not.toContain(TYPED)
    expect(exchanges).toEqual([])
  })

  it('is refused in the same way without --json, with stdout left empty', async () => {
    const { code, stdout, stderr } = await runCli(['create', ...DRAFT, '--max-uses', 'ten'])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('--max-uses: must be a whole number from 1')
  })

  it('explains why a password is no argument and what to use', async () => {
    const { stderr } = await runCli(['create', ...DRAFT, '--password', TYPED])
    expect(stderr).toContain('--password-env NAME')
    expect(stderr).toContain('--password-stdin')
    expect(stderr).toContain('seen by every user')
  })

  it('names the flag of a field that core refuses', async () => {
    const env = settingsOf(emulator)
    const { stderr } = await runCli(['create', ...DRAFT, '--expires', '2026-11-21T11:59:59Z'], { env, clock })
    expect(stderr).toContain('--expires')
  })

  it('needs a command, and then prints the help on stderr', async () => {
    const { code, stdout, stderr } = await runCli([])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('sharelink <command>')
  })
})
