import type { Given } from './missing-settings.ts'
import { PROVIDER_NAMES, type ProviderName, PROVIDERS } from './providers.ts'
import { invalidSetting, type Naming } from './setting-error.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** `SHARELINK_DOCSPACE_` of `SHARELINK_DOCSPACE_URL`: variables that begin so are meant for us. */
function prefixOf(variable: string): string {
  return `${variable.split('_', 2).join('_')}_`
}

function checkUnknown(provider: ProviderName, env: Environment): void {
  const prefixes = new Set(Object.keys(PROVIDERS[provider].variables).map(prefixOf))
  const known = new Set(PROVIDER_NAMES.flatMap((name) => Object.keys(PROVIDERS[name].variables)))
  const unknown = Object.keys(env).find((variable) => prefixes.has(prefixOf(variable)) && !known.has(variable))
  if (unknown !== undefined) throw invalidSetting(provider, unknown, 'is not a known setting')
}

/** What the environment gives one provider; an empty variable counts as not set. Throws for an unknown variable. */
export function settingsInEnvironment(provider: ProviderName, env: Environment): Given {
  checkUnknown(provider, env)
  const set = Object.entries(PROVIDERS[provider].variables).flatMap(([variable, setting]) => {
    const value = env[variable]
    return value === undefined || value === '' ? [] : [[setting, value]]
  })
  return Object.fromEntries(set)
}

/** Calls a setting by the variable that gives it. */
export function variableNaming(provider: ProviderName): Naming {
  const entries = Object.entries(PROVIDERS[provider].variables)
  return (setting) => entries.find(([, named]) => named === setting)?.[0] ?? setting
}
