import {
  type Limits,
  limitsFrom,
  limitSettings,
  type LimitSettings,
  parseStrictly,
  type RateLimit,
} from '@sharelink/core'
import { type ZohoAccess, type ZohoSettings, zohoAccess, zohoSettingsShape } from '@sharelink/zoho'
import * as z from 'zod'

export const PROVIDER = 'zoho-workdrive'

// Zoho publishes none. Six a second without bursts, and 19 listings of one folder a minute, were measured to go on for
// long (rclone, July 2026): one less of each is asked for.
const LIMITS = { perSecond: 5 }
const LISTINGS: RateLimit = {
  max: 18,
  per: 60_000,
  of: ({ method, path }) => (method === 'GET' && path.endsWith('/links') ? path : undefined),
}

const schema = z.strictObject({ ...zohoSettingsShape, limits: limitSettings.optional() })

/**
 * How to reach an account: a refresh token and its client, or an access token of the caller's own. `baseUrl` is the
 * origin of the API and outranks the data centre and what a token answer says. `timeZone` (an IANA name) is the zone
 * that WorkDrive reads expiries in for this account; without it no expiry can be set or told.
 */
export type WorkDriveSettings = ZohoSettings & { limits?: LimitSettings | undefined }

/** Settings after parsing. */
export type WorkDriveConfig = ZohoAccess & { limits: Limits }

/** Parses settings. Throws `invalid-request` with the setting's name, never its value. */
export function parseSettings(settings: WorkDriveSettings): WorkDriveConfig {
  const parsed = parseStrictly(PROVIDER, schema, settings)
  return { ...zohoAccess(PROVIDER, parsed), limits: limitsFrom(parsed.limits, LIMITS, [LISTINGS]) }
}

/** The origin of the API. */
export function apiOrigin({ baseUrl, hosts }: ZohoAccess, apiDomain?: string): string {
  return baseUrl ?? apiDomain ?? hosts.api
}
