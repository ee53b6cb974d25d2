import { startEmulator, type StartedEmulator, virtualClock, type VirtualClock } from '@sharelink/emulator'
import { afterEach, beforeEach } from 'vitest'
import { type CliOptions, type CliResult, runCli, settingsOf } from './run-cli.ts'

export const PROVIDER = 'onlyoffice-docspace'

/** The command line of a create without protections. */
export const CREATE = `create --provider ${PROVIDER} --target room:3975 --role viewer --audience anyone`.split(' ')

type PortalState = StartedEmulator['state'][typeof PROVIDER]

/** An emulated portal for each test of a file, and the command with its settings. */
export type Portal = {
  clock: VirtualClock
  emulator: () => StartedEmulator
  sharelink: (words: readonly string[], options?: CliOptions) => Promise<CliResult>
  /** Makes a link and gives its ref. */
  createdRef: (...words: readonly string[]) => Promise<string>
  /** What the portal itself holds in the room of `CREATE`. */
  linksInRoom: () => PortalState['rooms'][number]['links']
}

/** A member of printed JSON, by its path. */
export function member(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  )
}

/** Starts a portal before each test of the file and stops it after. */
export function usePortal(seed: NonNullable<Parameters<typeof startEmulator>[0]>['seed'] = {}): Portal {
  const clock = virtualClock()
  let running: StartedEmulator | undefined
  const emulator = (): StartedEmulator => {
    if (running === undefined) throw new Error('the portal is not running')
    return running
  }
  beforeEach(async () => {
    running = await startEmulator({ providers: [PROVIDER], clock, seed })
  })
  afterEach(async () => {
    await emulator().stop()
  })
  const sharelink: Portal['sharelink'] = (words, { env = {}, ...options } = {}) =>
    runCli(words, { clock, env: { ...settingsOf(emulator()), ...env }, ...options })
  return {
    clock,
    emulator,
    sharelink,
    createdRef: async (...words) => {
      const { code, json, stderr } = await sharelink([...CREATE, ...words, '--json'])
      if (code !== 0) throw new Error(stderr)
      return String(member(json, 'link', 'ref'))
    },
    linksInRoom: () => emulator().state[PROVIDER].rooms.find(({ id }) => id === 3975)?.links ?? [],
  }
}
