import { expiryHeldAsDay } from '@sharelink/calendar'
import {
  type Adapter,
  type Capabilities,
  createWithLooks,
  type FieldCapabilities,
  type Held,
  type LinkCapability,
  markedName,
  MASK,
  parseStrictly,
  plannedRequest,
  type Role,
} from '@sharelink/core'
import { serverOf, serverSettings, userName } from '@sharelink/self-hosted'
import * as z from 'zod'
import { createLink, listPermissions, PROVIDER } from './opencloud-api.ts'
import { connectOpenCloud } from './opencloud-calls.ts'
import { createBody, type OpenCloudState } from './opencloud-mapping.ts'

export type { OpenCloudState } from './opencloud-mapping.ts'

const schema = z
  .strictObject({ ...serverSettings, username: userName.optional() })
  .refine(
    ({ accessToken, username, appPassword }) =>
      [username, appPassword].every((one) => (one === undefined) === (accessToken !== undefined)),
    { error: 'must be given alone, or else both username and appPassword', path: ['accessToken'] },
  )

/**
 * How to reach a server. `baseUrl` is its origin. Either `accessToken`, sent as Bearer, where a function is asked before
 * every request and should cache; or `username` and `appPassword`, sent as Basic.
 */
export type OpenCloudSettings = z.input<typeof schema>

const HELD: Held = { readBack: 'always', change: 'update' }

const COMMON = {
  people: { lacking: 'OpenCloud links are not made for named people.' },
  listed: { lacking: 'OpenCloud shows a link to nobody who does not have it.' },
  name: HELD,
  // Beyond the year 2262 the server counts in a number that runs over: that it holds whatever is before is inferred.
  expiresAt: { ...HELD, granularity: 'day', zone: 'instant', furthest: 36_500 },
  allowDownload: { lacking: "The server does not take blocksDownload, which OpenCloud's document has." },
  maxUses: { lacking: 'OpenCloud does not count uses.' },
  visitorFields: { lacking: 'OpenCloud does not ask visitors for their data.' },
  notify: { lacking: 'OpenCloud sends no message about a link.' },
} as const

const PASSWORD: Record<'anyone' | 'organization', FieldCapabilities['password']> = {
  anyone: { ...HELD, maxBytes: 72, rule: 'OpenCloud takes passwords of at most 72 bytes.' },
  organization: { lacking: 'A link for the organization has no password: whoever follows it signs in.' },
}

function links(
  target: 'file' | 'folder',
  audience: 'anyone' | 'organization',
  values: readonly Role[],
): LinkCapability {
  const held = { role: { ...HELD, values }, audience: { ...HELD, values: [audience] } }
  return { target, kind: 'access', audiences: [audience], fields: { ...COMMON, ...held, password: PASSWORD[audience] } }
}

const CAPABILITIES: Capabilities = {
  provider: PROVIDER,
  links: [
    links('file', 'anyone', ['viewer', 'editor']),
    links('file', 'organization', ['viewer']),
    links('folder', 'anyone', ['viewer', 'editor', 'uploader']),
    links('folder', 'organization', ['viewer']),
  ],
  lists: ['file', 'folder'],
  revokeVerifiable: true,
  remarks: [
    "The id of a target is the item's whole id, `storage$space!item`, which names its drive too.",
    'A link for the organization (`internal`) gives no right of its own: whoever follows it needs one to the item.',
    'An expiry is the end of a day in UTC, 23:59:59. A link that has expired is gone and cannot be extended.',
    'A link becomes one for the organization without its password: the update must say that the password may go.',
    'An idempotency key is marked at the end of the name. Of a link with a password, a repeat is known in one process only.',
  ],
}

/**
 * Links of OpenCloud. A target's id is the item's whole id, `storage$space!item`, which names its drive too. Throws
 * `invalid-request` for unfit settings.
 */
export function createOpenCloud(settings: OpenCloudSettings): Adapter<OpenCloudState> {
  const server = serverOf(PROVIDER, parseStrictly(PROVIDER, schema, settings))
  return {
    provider: PROVIDER,
    capabilities: CAPABILITIES,
    holdExpiry: (asked, now) => expiryHeldAsDay(asked, 'UTC', now),
    heldName: (order) => markedName(order) ?? '',
    planCreate: (order) => {
      const { target } = order.draft
      const create = createLink(target, createBody(order))
      return createWithLooks(order, listPermissions(target), create).map((one) =>
        plannedRequest(server.baseUrl, { authorization: MASK }, one),
      )
    },
    connect: (connection) => connectOpenCloud(server, CAPABILITIES, connection),
  }
}
