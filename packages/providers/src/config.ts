import type { Environment } from './environment.ts'
import type { Given } from './missing-settings.ts'
import type { ProviderName } from './providers.ts'
import { invalidSetting } from './setting-error.ts'
import { givenByProvider } from './settings.ts'
import * as z from 'zod'

const reference = z.strictObject({ env: z.string().min(1) })

function resolved(provider: ProviderName, setting: string, value: unknown, env: Environment): unknown {
  const parsed = reference.safeParse(value)
  if (!parsed.success) return value
  const text = env[parsed.data.env]
  if (text !== undefined && text !== '') return text
  throw invalidSetting(provider, setting, 'names an environment variable that is not set')
}

/**
 * What a config file gives each provider: `{ "<provider>": { "<setting>": … } }`, where `{ "env": "NAME" }` stands for
 * the value of a variable. Throws `invalid-request`.
 */
export function settingsInConfig(config: unknown, env: Environment): ReadonlyMap<ProviderName, Given> {
  const providers = [...givenByProvider(config)].map(([provider, given]) => {
    const settings = Object.entries(given).map(([name, value]) => [name, resolved(provider, name, value, env)])
    return [provider, Object.fromEntries(settings)] as const
  })
  return new Map(providers)
}
