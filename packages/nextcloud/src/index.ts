import {
  accessTokenSetting,
  type Adapter,
  authorizationOf,
  type HttpRequest,
  limitsFrom,
  limitSettings,
  markedName,
  MASK,
  parseBaseUrl,
  parseStrictly,
  type PlannedRequest,
} from '@sharelink/core'
import { Temporal } from 'temporal-polyfill'
import * as z from 'zod'
import { connectNextcloud, listOf, type NextcloudConfig } from './nextcloud-adapter.ts'
import { createShare, PROVIDER } from './nextcloud-api.ts'
import { CAPABILITIES, createMembers, holdExpiry, type NextcloudState } from './nextcloud-mapping.ts'

export type { NextcloudState } from './nextcloud-mapping.ts'

function isZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)
    return /^[A-Za-z]/.test(name)
  } catch {
    return false
  }
}

const schema = z
  .strictObject({
    baseUrl: z.string(),
    // A colon would end the name where it is sent.
    username: z.string().regex(/^[^:\p{Cc}]+$/u, { error: 'must be a user name without a colon' }),
    appPassword: z.string().min(1, { error: 'must not be empty' }).optional(),
    accessToken: accessTokenSetting.optional(),
    timeZone: z
      .string()
      .refine(isZone, { error: 'must be the name of an IANA time zone such as Europe/Berlin' })
      .optional(),
    allowInsecureHttp: z.boolean().optional(),
    limits: limitSettings.optional(),
  })
  .refine(({ appPassword, accessToken }) => (appPassword === undefined) !== (accessToken === undefined), {
    error: 'either this or accessToken must be given',
    path: ['appPassword'],
  })

/**
 * How to reach an account. `baseUrl` is the server's origin. `appPassword` is sent with `username` as Basic;
 * `accessToken` as Bearer, where a function is asked before every request and should cache. `timeZone` is the server's,
 * UTC unless it was set otherwise.
 */
export type NextcloudSettings = z.input<typeof schema>

function parseSettings(settings: NextcloudSettings): NextcloudConfig {
  const { baseUrl, timeZone, allowInsecureHttp, limits, ...signIn } = parseStrictly(PROVIDER, schema, settings)
  return {
    baseUrl: parseBaseUrl(PROVIDER, 'baseUrl', baseUrl, allowInsecureHttp),
    authorization: authorizationOf(PROVIDER, signIn),
    zone: timeZone ?? 'UTC',
    // The administrator of each server sets its limits; none are known beforehand.
    limits: limitsFrom(limits, {}),
  }
}

function planned({ baseUrl }: NextcloudConfig, { method, path, query, body }: HttpRequest): PlannedRequest {
  const url = `${baseUrl}${path}${query === undefined ? '' : `?${new URLSearchParams(query).toString()}`}`
  const headers = { accept: 'application/json', 'ocs-apirequest': 'true', authorization: MASK }
  if (body === undefined || !('json' in body)) return { method, url, headers }
  return { method, url, headers: { ...headers, 'content-type': 'application/json' }, body: body.json }
}

/**
 * Public links of a Nextcloud account. A target's id is its path in the account's files. Throws `invalid-request` for
 * unfit settings.
 */
export function createNextcloud(settings: NextcloudSettings): Adapter<NextcloudState> {
  const config = parseSettings(settings)
  const { zone } = config
  return {
    provider: PROVIDER,
    capabilities: CAPABILITIES,
    holdExpiry: (asked, now) => holdExpiry(asked, now, zone),
    heldName: (order) => markedName(order) ?? '',
    planCreate: (order) => {
      const { target } = order.draft
      const create = createShare(target.id, createMembers(order, zone))
      return [listOf(target), create].map((request) => planned(config, request))
    },
    connect: (connection) => connectNextcloud(config, connection),
  }
}
