import { startEmulator, type StartedEmulator } from '@sharelink/emulator'
import { afterEach, beforeEach } from 'vitest'
import {
  EMULATED_SEED,
  EMULATED_SETTINGS,
  type EmulatedName,
  joinZohoAccounts,
} from '../../packages/cli/src/emulated-settings.ts'
import { type CliOptions, type CliResult, runCli } from './run-cli.ts'

type Emulated = NonNullable<Parameters<typeof startEmulator>[0]>

/** Emulated servers for each test of a file, on the real clock, and the command with their settings. */
export type ZohoAccount = {
  emulator: () => StartedEmulator
  env: () => Record<string, string>
  sharelink: (words: string | readonly string[], options?: CliOptions) => Promise<CliResult>
}

/** Starts the servers before each test of the file and stops them after. */
export function useZohoAccount(providers: readonly EmulatedName[], seed: Emulated['seed'] = {}): ZohoAccount {
  let running: StartedEmulator | undefined
  const emulator = (): StartedEmulator => {
    if (running === undefined) throw new Error('the servers are not running')
    return running
  }
  beforeEach(async () => {
    running = await startEmulator({ providers, clock: Date, seed: { ...EMULATED_SEED, ...seed } })
    joinZohoAccounts(running, providers)
  })
  afterEach(() => emulator().stop())
  const env = (): Record<string, string> =>
    Object.assign({}, ...providers.map((name) => EMULATED_SETTINGS[name](emulator().urls[name])))
  return {
    emulator,
    env,
    sharelink: (words, options = {}) =>
      runCli(typeof words === 'string' ? words.split(' ') : words, { ...options, env: { ...env(), ...options.env } }),
  }
}
