import {
  type Limits,
  limitsFrom,
  limitSettings,
  type LimitSettings,
  parseStrictly,
  ShareLinkError,
} from '@sharelink/core'
import { type ZohoAccess, zohoAccess, type ZohoSettings, zohoSettingsShape } from '@sharelink/zoho'
import * as z from 'zod'

export const PROVIDER = 'zoho-docs'

/** Said wherever the service does not answer as its documents say. */
export const RETIRED_HINT =
  'Zoho Docs was retired on 15 March 2023; its successor is Zoho WorkDrive. A server of your own is reached by baseUrl.'

const schema = z.strictObject({
  ...zohoSettingsShape,
  limits: limitSettings.optional(),
})

/**
 * How to reach an account: OAuth credentials, and `timeZone`, the account's IANA zone, without which no expiry can be
 * set: `expireson` is a day. `baseUrl` is an origin; only for the US and EU data centres is the host known.
 */
export type ZohoDocsSettings = ZohoSettings & { limits?: LimitSettings | undefined }

/** Settings after parsing. */
export type ZohoDocsConfig = { access: ZohoAccess; baseUrl: string; limits: Limits; timeZone?: string }

/** Parses settings. Throws `invalid-request` with the setting's name, never its value. */
export function parseSettings(settings: ZohoDocsSettings): ZohoDocsConfig {
  const parsed = parseStrictly(PROVIDER, schema, settings)
  const access = zohoAccess(PROVIDER, parsed)
  const { timeZone } = access
  const baseUrl = access.baseUrl ?? access.hosts.docs
  if (baseUrl === undefined)
    throw new ShareLinkError({
      code: 'invalid-request',
      provider: PROVIDER,
      field: 'baseUrl',
      message: 'baseUrl: must be given, for no document names the host of this data centre',
    })
  // Zoho published no figures for this API.
  const limits = limitsFrom(parsed.limits, {})
  return { access, baseUrl, limits, ...(timeZone === undefined ? {} : { timeZone }) }
}
