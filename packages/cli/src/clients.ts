import { parseRef, type ShareLinks } from '@sharelink/core'
import {
  createPlanner,
  type Planner,
  type ProviderName,
  providerName,
  readSettings,
  type Sources,
} from '@sharelink/providers/planning'
import type { Invocation } from './invocation.ts'
import { readJsonFile } from './json-file.ts'
import { usageError } from './usage-error.ts'

/** Where the settings come from: the config file, where one is named, and the environment. */
export async function sourcesOf({ text, surroundings }: Invocation): Promise<Sources> {
  const path = text('config')
  const { env } = surroundings
  return path === undefined ? { env } : { env, config: await readJsonFile('--config', path) }
}

/** The provider that `--provider` names. */
export function namedProvider({ text }: Invocation): ProviderName | undefined {
  const name = text('provider')
  return name === undefined ? undefined : providerName(name)
}

/** The provider that a ref is one of; `--provider` says it for other texts, such as a public URL. */
function providerOfRef(invocation: Invocation): ProviderName {
  const named = namedProvider(invocation)
  if (named !== undefined) return named
  const parsed = parseRef(invocation.argument)
  if (parsed === undefined)
    throw usageError('REF', 'is not a ref as `sharelink list` prints it', 'Name the --provider for another text.')
  return providerName(parsed.provider)
}

/** A client of each of these providers. Throws `invalid-request` that names the setting that is missing. */
export async function clientsOf(
  providers: readonly ProviderName[],
  invocation: Invocation,
): Promise<ReadonlyMap<ProviderName, ShareLinks>> {
  const settings = readSettings(await sourcesOf(invocation), providers)
  const { createClients } = await import('@sharelink/providers')
  const clients = createClients(settings, invocation.surroundings.runtime)
  return new Map(providers.map((provider) => [provider, clients.get(provider)]))
}

async function clientOf(provider: ProviderName, invocation: Invocation): Promise<ShareLinks> {
  const settings = readSettings(await sourcesOf(invocation), [provider])
  const { createClients } = await import('@sharelink/providers')
  return createClients(settings, invocation.surroundings.runtime).get(provider)
}

/** The client of the provider that `--provider` names. */
export async function namedClient(invocation: Invocation): Promise<ShareLinks> {
  const provider = namedProvider(invocation)
  if (provider === undefined) throw usageError('--provider', 'must be given')
  return clientOf(provider, invocation)
}

/** The client of the provider that the command's REF is one of. */
export async function clientOfRef(invocation: Invocation): Promise<ShareLinks> {
  return clientOf(providerOfRef(invocation), invocation)
}

/** A planner, which needs no settings. */
export async function plannerOf(provider: ProviderName, invocation: Invocation): Promise<Planner> {
  return createPlanner(provider, await sourcesOf(invocation), invocation.surroundings.runtime)
}
