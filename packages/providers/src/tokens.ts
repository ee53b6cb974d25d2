import type { ShareLinks } from '@sharelink/core'
import type { InjectionToken } from 'tsyringe'
import type { ProviderName } from './providers.ts'

/** The token under which a container holds the client of a provider; the same in every copy of this package. */
export function SHARE_LINKS(provider: ProviderName): InjectionToken<ShareLinks> {
  return Symbol.for(`sharelink: the links of ${provider}`)
}
