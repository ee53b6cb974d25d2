import { settingsInConfig } from './config.ts'
import { type Environment, settingsInEnvironment, variableNaming } from './environment.ts'
import type { Given } from './missing-settings.ts'
import { PROVIDER_NAMES, type ProviderName, PROVIDERS } from './providers.ts'
import type { Naming } from './setting-error.ts'
import type { Settings } from './settings.ts'

/** Where settings come from. `config` is a parsed config file; a provider that it names is not sought in `env`. */
export type Sources = { env: Environment; config?: unknown }

/** What one provider is given, and how the user called it. */
export type Found = { given: Given; naming: Naming; from: 'config' | 'environment' }

/** What the sources say about one provider. A key never meets the URL of another source. */
export function findSettings(provider: ProviderName, { env, config }: Sources): Found {
  const inConfig = config === undefined ? undefined : settingsInConfig(config, env).get(provider)
  if (inConfig !== undefined) return { given: inConfig, naming: (setting) => setting, from: 'config' }
  return { given: settingsInEnvironment(provider, env), naming: variableNaming(provider), from: 'environment' }
}

/** Whether enough was said to mean this provider: a place, or a credential. */
export function isConfigured(provider: ProviderName, { given, from }: Found): boolean {
  const telling = new Set(PROVIDERS[provider].sufficient.flat())
  return from === 'config' || Object.keys(given).some((setting) => telling.has(setting))
}

/**
 * The settings of these providers, or of all that are configured. Throws `invalid-request` that names the variable or
 * setting that is missing, unknown or unfit, never its value.
 */
export function readSettings(sources: Sources, names?: readonly ProviderName[]): Settings {
  const settings: Settings = {}
  for (const name of names ?? PROVIDER_NAMES) {
    const found = findSettings(name, sources)
    if (names === undefined && !isConfigured(name, found)) continue
    PROVIDERS[name].prepare(found.given, found.naming)
    Object.assign(settings, { [name]: found.given })
  }
  return settings
}
