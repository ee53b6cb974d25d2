import 'reflect-metadata/lite'
import type { Runtime } from '@sharelink/core'
import { type DependencyContainer, instanceCachingFactory } from 'tsyringe'
import { prepareAll, type Settings } from './settings.ts'
import { SHARE_LINKS } from './tokens.ts'

/**
 * Puts a client for each provider of the settings into a container, one instance each, under `SHARE_LINKS(name)`.
 * Throws `invalid-request` that names the setting, and then registers nothing.
 */
export function registerShareLinks(container: DependencyContainer, settings: Settings, runtime: Runtime = {}): void {
  for (const [name, connect] of prepareAll(settings))
    container.register(SHARE_LINKS(name), { useFactory: instanceCachingFactory(() => connect(runtime)) })
}
