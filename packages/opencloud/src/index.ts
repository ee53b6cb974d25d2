import {
  accessTokenSetting,
  type Adapter,
  authorizationOf,
  type Capabilities,
  type FieldCapabilities,
  type Held,
  type HttpRequest,
  limitsFrom,
  limitSettings,
  type LinkCapability,
  markedName,
  MASK,
  parseBaseUrl,
  parseStrictly,
  type PlannedRequest,
  type Role,
} from '@sharelink/core'
import * as z from 'zod'
import { connectOpenCloud, type OpenCloudConfig } from './opencloud-adapter.ts'
import { createLink, listPermissions, PROVIDER } from './opencloud-api.ts'
import { createBody, holdExpiry, type OpenCloudState } from './opencloud-mapping.ts'

export type { OpenCloudState } from './opencloud-mapping.ts'

const schema = z
  .strictObject({
    baseUrl: z.string(),
    accessToken: accessTokenSetting.optional(),
    // A colon would end the name where it is sent.
    username: z
      .string()
      .regex(/^[^:\p{Cc}]+$/u, { error: 'must be a user name without a colon' })
      .optional(),
    appPassword: z.string().min(1, { error: 'must not be empty' }).optional(),
    allowInsecureHttp: z.boolean().optional(),
    limits: limitSettings.optional(),
  })
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

function parseSettings(settings: OpenCloudSettings): OpenCloudConfig {
  const { baseUrl, allowInsecureHttp, limits, ...signIn } = parseStrictly(PROVIDER, schema, settings)
  return {
    baseUrl: parseBaseUrl(PROVIDER, 'baseUrl', baseUrl, allowInsecureHttp),
    authorization: authorizationOf(PROVIDER, signIn),
    // Its documents tell of no limits.
    limits: limitsFrom(limits, {}),
  }
}

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

function linksOn(target: 'file' | 'folder', values: readonly Role[]): readonly LinkCapability[] {
  const fields = (
    audience: 'anyone' | 'organization',
    roles: readonly Role[],
  ): Omit<FieldCapabilities, 'password'> => ({
    ...COMMON,
    role: { ...HELD, values: roles },
    audience: { ...HELD, values: [audience] },
  })
  const password = { ...HELD, maxBytes: 72, rule: 'OpenCloud takes passwords of at most 72 bytes.' }
  const none = { lacking: 'A link for the organization has no password: whoever follows it signs in.' }
  return [
    { target, kind: 'access', audiences: ['anyone'], fields: { ...fields('anyone', values), password } },
    {
      target,
      kind: 'access',
      audiences: ['organization'],
      fields: { ...fields('organization', ['viewer']), password: none },
    },
  ]
}

const CAPABILITIES: Capabilities = {
  provider: PROVIDER,
  links: [...linksOn('file', ['viewer', 'editor']), ...linksOn('folder', ['viewer', 'editor', 'uploader'])],
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

function planned({ baseUrl }: OpenCloudConfig, { method, path, body }: HttpRequest): PlannedRequest {
  const headers = { accept: 'application/json', authorization: MASK }
  if (body === undefined || !('json' in body)) return { method, url: baseUrl + path, headers }
  return { method, url: baseUrl + path, headers: { ...headers, 'content-type': 'application/json' }, body: body.json }
}

/**
 * Links of OpenCloud. A target's id is the item's whole id, `storage$space!item`, which names its drive too. Throws
 * `invalid-request` for unfit settings.
 */
export function createOpenCloud(settings: OpenCloudSettings): Adapter<OpenCloudState> {
  const config = parseSettings(settings)
  return {
    provider: PROVIDER,
    capabilities: CAPABILITIES,
    holdExpiry,
    heldName: (order) => markedName(order) ?? '',
    planCreate: (order) => {
      const look = planned(config, listPermissions(order.draft.target))
      const create = planned(config, createLink(order.draft.target, createBody(order)))
      // A key is looked for before and after.
      return order.key === undefined ? [look, create] : [look, look, create, look]
    },
    connect: (connection) => connectOpenCloud(config, CAPABILITIES, connection),
  }
}
