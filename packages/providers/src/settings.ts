import { parseStrictly } from '@sharelink/core'
import * as z from 'zod'
import type { Given } from './missing-settings.ts'
import type { Connect, Provider } from './provider.ts'
import { isProviderName, PROVIDER_NAMES, type ProviderName, PROVIDERS } from './providers.ts'
import { invalidSetting } from './setting-error.ts'

type SettingsOf<P> = P extends Provider<infer Settings> ? Settings : never

/** The settings of each provider that is to be used; what its factory takes. */
export type Settings = { [N in ProviderName]?: SettingsOf<(typeof PROVIDERS)[N]> | undefined }

const shape = z.record(z.string(), z.record(z.string(), z.unknown()).optional())

/** Checks the name of a provider. Throws `invalid-request` with the field `provider`. */
export function providerName(name: string): ProviderName {
  if (isProviderName(name)) return name
  throw invalidSetting('sharelink', 'provider', `is not a known name; known: ${PROVIDER_NAMES.join(', ')}`)
}

/** What is given for each provider, its members not yet parsed. Throws `invalid-request` for an unknown provider. */
export function givenByProvider(settings: unknown): ReadonlyMap<ProviderName, Given> {
  const parsed = parseStrictly('sharelink', shape, settings)
  const known = Object.keys(parsed).map((name) => {
    if (isProviderName(name)) return name
    throw invalidSetting('sharelink', name, `is not a known provider; known: ${PROVIDER_NAMES.join(', ')}`)
  })
  return new Map(
    known.flatMap((name) => {
      const given = parsed[name]
      return given === undefined ? [] : [[name, given] as const]
    }),
  )
}

/** Parses all settings strictly. Throws `invalid-request` that names the setting and never its value. */
export function prepareAll(settings: Settings): ReadonlyMap<ProviderName, Connect> {
  return new Map([...givenByProvider(settings)].map(([name, given]) => [name, PROVIDERS[name].prepare(given)]))
}
