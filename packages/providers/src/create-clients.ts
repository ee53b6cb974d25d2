import 'reflect-metadata/lite'
import type { Runtime, ShareLinkError, ShareLinks } from '@sharelink/core'
import { container } from 'tsyringe'
import { variableNaming } from './environment.ts'
import { closestSet } from './missing-settings.ts'
import { PROVIDER_NAMES, type ProviderName, PROVIDERS } from './providers.ts'
import { registerShareLinks } from './register-share-links.ts'
import { invalidSetting } from './setting-error.ts'
import { providerName, type Settings } from './settings.ts'
import { SHARE_LINKS } from './tokens.ts'

/** Clients by name. */
export type Clients = {
  /** The providers whose settings were given. */
  readonly names: readonly ProviderName[]
  /** The client of a provider, the same each time. Throws `invalid-request` that names the settings that are missing. */
  get: (name: ProviderName) => ShareLinks
}

function notConfigured(name: ProviderName): ShareLinkError {
  const naming = variableNaming(name)
  const missing = closestSet({}, PROVIDERS[name].sufficient).map((setting) => `${setting} (${naming(setting)})`)
  return invalidSetting(name, 'provider', `${name} is not configured; missing: ${missing.join(', ')}`)
}

/** Makes a client for each provider of the settings. Throws `invalid-request` that names the setting, never its value. */
export function createClients(settings: Settings, runtime: Runtime = {}): Clients {
  const own = container.createChildContainer()
  registerShareLinks(own, settings, runtime)
  const isHere = (name: ProviderName): boolean => own.isRegistered(SHARE_LINKS(name))
  return {
    names: PROVIDER_NAMES.filter(isHere),
    get: (given) => {
      const name = providerName(given)
      if (!isHere(name)) throw notConfigured(name)
      return own.resolve(SHARE_LINKS(name))
    },
  }
}
