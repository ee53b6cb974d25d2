import { startEmulator } from '@sharelink/emulator'
import {
  EMULATED_NAMES,
  EMULATED_SEED,
  EMULATED_SETTINGS,
  type EmulatedName,
  joinZohoAccounts,
} from './emulated-settings.ts'
import { EXIT } from './exit-code.ts'
import { wholeNumber } from './flag-values.ts'
import type { Invocation } from './invocation.ts'
import { report } from './report.ts'
import { usageError } from './usage-error.ts'

function chosen({ text }: Invocation): readonly EmulatedName[] {
  const name = text('provider')
  if (name === undefined) return EMULATED_NAMES
  const known = EMULATED_NAMES.filter((emulated) => emulated === name)
  if (known.length === 0) throw usageError('--provider', `must be one of ${EMULATED_NAMES.join(', ')}`)
  return known
}

function portsOf({ text }: Invocation, names: readonly EmulatedName[]): Partial<Record<EmulatedName, number>> {
  const port = text('port')
  if (port === undefined) return {}
  const number = wholeNumber('--port', port, 1)
  if (number > 65_535) throw usageError('--port', 'must be a whole number from 1 to 65535')
  return Object.fromEntries(names.map((name) => [name, number]))
}

function interrupted(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) resolve()
    signal?.addEventListener('abort', () => resolve(), { once: true })
  })
}

function portTaken(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
  return code === undefined ? error : usageError('--port', `cannot be listened on (${code})`)
}

export async function runEmulate(invocation: Invocation): Promise<number> {
  const names = chosen(invocation)
  const ports = portsOf(invocation, names)
  const clock = invocation.surroundings.runtime?.clock ?? Date
  const emulator = await startEmulator({ providers: names, ports, clock, seed: EMULATED_SEED }).catch(
    (error: unknown) => {
      throw portTaken(error)
    },
  )
  joinZohoAccounts(emulator, names)
  const urls = Object.fromEntries(names.map((name) => [name, emulator.urls[name]]))
  const env = Object.fromEntries(names.flatMap((name) => Object.entries(EMULATED_SETTINGS[name](emulator.urls[name]))))
  report(invocation, { urls, env }, (page) => {
    page.line('Emulated, until interrupted:', 'bold')
    page.table(Object.entries(urls).map(([name, url]) => [name, url]))
    page.line('\nTo use it from another terminal:', 'bold')
    for (const [name, value] of Object.entries(env)) page.line(`export ${name}='${value}'`)
  })
  await interrupted(invocation.surroundings.signal)
  await emulator.stop()
  return EXIT.done
}
