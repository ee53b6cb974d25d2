import {
  findSettings,
  isConfigured,
  PROVIDER_NAMES,
  type ProviderName,
  PROVIDERS,
  type Sources,
} from '@sharelink/providers/planning'
import { sourcesOf } from './clients.ts'
import { EXIT } from './exit-code.ts'
import type { Invocation } from './invocation.ts'
import { report } from './report.ts'
import type { Cell } from './table.ts'

type Line = {
  provider: ProviderName
  configured: boolean
  /** Where its settings come from. */
  from: 'config' | 'environment'
  /** The environment variables that it reads, and whether each is set; never a value. */
  variables: readonly { name: string; setting: string; set: boolean }[]
}

function lineOf(provider: ProviderName, sources: Sources): Line {
  const found = findSettings(provider, sources)
  const variables = Object.entries(PROVIDERS[provider].variables).map(([name, setting]) => ({
    name,
    setting,
    set: (sources.env[name] ?? '') !== '',
  }))
  return { provider, configured: isConfigured(provider, found), from: found.from, variables }
}

function row({ provider, configured, from, variables }: Line): readonly Cell[] {
  const state: Cell = configured
    ? { text: `configured (${from})`, look: 'green' }
    : { text: 'not configured', look: 'dim' }
  return [provider, state, variables.map(({ name, set }) => (set ? `${name} (set)` : name)).join('\n')]
}

export async function runProviders(invocation: Invocation): Promise<number> {
  const sources = await sourcesOf(invocation)
  const lines = PROVIDER_NAMES.map((provider) => lineOf(provider, sources))
  report(invocation, lines, (page) => {
    const head = ['PROVIDER', 'SETTINGS', 'VARIABLES'].map((text) => ({ text, look: 'bold' as const }))
    page.table([head, ...lines.map(row)])
  })
  return EXIT.done
}
