import type { Exchange } from './exchange.ts'
import { rfc3339, rfc3339Nano } from './go-time.ts'
import type { OpenCloudLink } from './opencloud-state.ts'

/** A link as libre-graph's permission; members that have no value are left out. */
export function permissionDto({ origin }: Pick<Exchange, 'origin'>, link: OpenCloudLink): object {
  return {
    createdDateTime: rfc3339Nano(link.createdAt),
    ...(link.expiration !== null && { expirationDateTime: rfc3339(link.expiration) }),
    hasPassword: link.password !== null,
    id: link.id,
    link: {
      '@libre.graph.displayName': link.displayName,
      '@libre.graph.quickLink': link.quickLink,
      // Always false: no type of this server prevents it.
      preventsDownload: false,
      type: link.type,
      webUrl: `${origin}/s/${link.token}`,
    },
  }
}
