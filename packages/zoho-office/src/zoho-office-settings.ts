import {
  type Limits,
  limitsFrom,
  limitSettings,
  type LimitSettings,
  parseBaseUrl,
  parseStrictly,
} from '@sharelink/core'
import * as z from 'zod'
import type { Product } from './zoho-office-products.ts'

/** Said wherever the service does not answer as its documents say. */
export const RETIRED_HINT =
  'The share APIs of Zoho Sheet and Show are retired, and so are their authtokens; share the file in Zoho WorkDrive.'

const credential = z.string().min(1, { error: 'must not be empty' })

const schema = z.strictObject({
  apiKey: credential,
  authToken: credential,
  format: z.enum(['json', 'xml']).optional(),
  baseUrl: z.string().optional(),
  allowInsecureHttp: z.boolean().optional(),
  limits: limitSettings.optional(),
})

/**
 * How to reach an account of Zoho Sheet or Show: the API key, and the authtoken of the account. `format` is the one that
 * answers are asked for in; either is read. `baseUrl` is an origin.
 */
export type ZohoOfficeSettings = {
  apiKey: string
  authToken: string
  format?: 'json' | 'xml' | undefined
  baseUrl?: string | undefined
  allowInsecureHttp?: boolean | undefined
  limits?: LimitSettings | undefined
}

/** Settings after parsing. The credentials are only ever fields of a form. */
export type ZohoOfficeConfig = {
  product: Product
  baseUrl: string
  format: 'json' | 'xml'
  limits: Limits
  credentials: { apikey: string; authtoken: string; scope: 'DataAPI' }
}

/** Parses settings. Throws `invalid-request` with the setting's name, never its value. */
export function parseSettings(product: Product, settings: ZohoOfficeSettings): ZohoOfficeConfig {
  const { provider, origin } = product
  const { apiKey, authToken, format, baseUrl, allowInsecureHttp, limits } = parseStrictly(provider, schema, settings)
  return {
    product,
    baseUrl: parseBaseUrl(provider, 'baseUrl', baseUrl ?? origin, allowInsecureHttp),
    format: format ?? 'json',
    // Zoho published no figures for these APIs.
    limits: limitsFrom(limits, {}),
    credentials: { apikey: apiKey, authtoken: authToken, scope: 'DataAPI' },
  }
}
