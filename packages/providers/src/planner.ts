import type { Runtime, ShareLinks } from '@sharelink/core'
import { type ProviderName, PROVIDERS } from './providers.ts'
import { findSettings, type Sources } from './read-settings.ts'

/** The part of a client that needs neither the network nor a credential. */
export type Planner = Pick<ShareLinks, 'provider' | 'capabilities' | 'plan'>

/** Plans for a provider whose settings need not be given: a sample origin stands in. Throws `invalid-request`. */
export function createPlanner(name: ProviderName, sources: Sources, runtime: Runtime = {}): Planner {
  const { given, naming } = findSettings(name, sources)
  const { provider, capabilities, plan } = PROVIDERS[name].preparePlan(given, naming)(runtime)
  return { provider, capabilities, plan }
}
