import {
  type Limits,
  limitsFrom,
  limitSettings,
  type LimitSettings,
  parseBaseUrl,
  parseStrictly,
} from '@sharelink/core'
import * as z from 'zod'

export const PROVIDER = 'onlyoffice-docspace'

const headerText = z.string().regex(/^[\x21-\x7e]+$/, { error: 'must be printable ASCII without spaces' })

// RateLimiterSettings.cs, the server's defaults; a self-hosted one may have them off.
const LIMITS = { perMinute: 1500, writesPerDay: 10_000, writesAtOnce: 15, readsAtOnce: 50 }

const common = {
  baseUrl: z.string(),
  accessFormat: z.enum(['number', 'name']).optional(),
  expirationFormat: z.enum(['text', 'object']).optional(),
  serverVersion: z
    .string()
    .regex(/^\d+\.\d+(\.\d+)?$/, { error: 'must be a version such as 3.7.2' })
    .optional(),
  allowInsecureHttp: z.boolean().optional(),
  limits: limitSettings.optional(),
}

const schema = z
  .strictObject({
    ...common,
    apiKey: headerText.optional(),
    token: headerText.optional(),
    cookie: headerText.regex(/^[^;,]+$/, { error: 'must be the value of asc_auth_key alone' }).optional(),
  })
  .refine(({ apiKey, token, cookie }) => [apiKey, token, cookie].filter((one) => one !== undefined).length === 1, {
    error: 'exactly one of apiKey, token and cookie must be given',
    path: ['apiKey'],
  })

/**
 * How to reach a portal. `baseUrl` is its origin, as `https://portal.onlyoffice.com`. Exactly one credential:
 * `apiKey` (`sk-…`, sent as Bearer), `token` (of POST /api/2.0/authentication) or `cookie` (the value of asc_auth_key).
 * `serverVersion` lets a plan know what an older server lacks.
 */
export type DocSpaceSettings = {
  baseUrl: string
  apiKey?: string | undefined
  token?: string | undefined
  cookie?: string | undefined
  accessFormat?: 'number' | 'name' | undefined
  expirationFormat?: 'text' | 'object' | undefined
  serverVersion?: string | undefined
  allowInsecureHttp?: boolean | undefined
  limits?: LimitSettings | undefined
}

/** Settings after parsing; the credential is only ever a header. */
export type DocSpaceConfig = {
  baseUrl: string
  credential: Readonly<Record<string, string>>
  accessFormat: 'number' | 'name'
  expirationFormat: 'text' | 'object'
  limits: Limits
  /** Major, minor and patch, where known. */
  serverVersion?: readonly number[]
}

function credentialHeader({ apiKey, token, cookie }: z.infer<typeof schema>): Record<string, string> {
  if (apiKey !== undefined) return { authorization: `Bearer ${apiKey}` }
  // A session token goes bare: with "Bearer" the server takes it for OAuth (BaseStartup.cs, scheme selection).
  if (token !== undefined) return { authorization: token }
  return { cookie: `asc_auth_key=${cookie}` }
}

/** Parses settings. Throws `invalid-request` with the setting's name, never its value. */
export function parseSettings(settings: DocSpaceSettings): DocSpaceConfig {
  const parsed = parseStrictly(PROVIDER, schema, settings)
  const { serverVersion } = parsed
  return {
    baseUrl: parseBaseUrl(PROVIDER, 'baseUrl', parsed.baseUrl, parsed.allowInsecureHttp),
    credential: credentialHeader(parsed),
    accessFormat: parsed.accessFormat ?? 'number',
    expirationFormat: parsed.expirationFormat ?? 'text',
    limits: limitsFrom(parsed.limits, LIMITS),
    ...(serverVersion === undefined ? {} : { serverVersion: serverVersion.split('.').map(Number) }),
  }
}

/** Whether the server is known to be older than this version. */
export function olderThan(
  { serverVersion }: Pick<DocSpaceConfig, 'serverVersion'>,
  version: readonly number[],
): boolean {
  if (serverVersion === undefined) return false
  for (const [index, number] of version.entries()) {
    const own = serverVersion[index] ?? 0
    if (own !== number) return own < number
  }
  return false
}
