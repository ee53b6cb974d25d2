import { parseTimeZone } from '@sharelink/calendar'
import { accessTokenSetting, parseBaseUrl, ShareLinkError } from '@sharelink/core'
import * as z from 'zod'
import {
  DATA_CENTERS,
  type DataCenter,
  type DataCenterHosts,
  dataCenterHosts,
  dataCenterOfAccounts,
} from './data-centers.ts'

/** A refresh token and its client. `redirectUri` goes with each refresh: the Zoho Docs documents demand it. */
export type RefreshCredential = {
  clientId: string
  clientSecret: string
  refreshToken: string
  redirectUri?: string | undefined
}

/** The caller's own access token. A function is asked before every request and should cache; asked again after a 401. */
export type CallerToken = { accessToken: string | (() => Promise<string>) }

export type ZohoCredential = RefreshCredential | CallerToken

/** The settings that WorkDrive and Docs share. `baseUrl` and `accountsUrl` are origins, `timeZone` is the account's. */
export type ZohoSettings = ZohoCredential & {
  /** Default `us`. */
  dataCenter?: DataCenter | Uppercase<DataCenter> | undefined
  accountsUrl?: string | undefined
  baseUrl?: string | undefined
  timeZone?: string | undefined
  allowInsecureHttp?: boolean | undefined
}

/** What an adapter works with, once its settings are parsed. Origins have no slash at the end. */
export type ZohoAccess = {
  provider: string
  credential: ZohoCredential
  accountsUrl: string
  /** The data centre's hosts; `baseUrl` and a token answer's `api_domain` outrank them, in this order. */
  hosts: DataCenterHosts
  baseUrl?: string
  timeZone?: string
}

const text = z.string().min(1, { error: 'must not be empty' })
const dataCenter = z.enum(DATA_CENTERS, { error: `must be one of ${DATA_CENTERS.join(', ')}` })

/** The members that WorkDrive and Docs share, for the strict object schema of an adapter's settings. */
export const zohoSettingsShape = {
  clientId: text.optional(),
  clientSecret: text.optional(),
  refreshToken: text.optional(),
  redirectUri: z.url({ error: 'must be an absolute URL' }).optional(),
  accessToken: accessTokenSetting.optional(),
  dataCenter: z.string().toLowerCase().pipe(dataCenter).optional(),
  accountsUrl: text.optional(),
  baseUrl: text.optional(),
  timeZone: text.optional(),
  allowInsecureHttp: z.boolean().optional(),
}

type ParsedSettings = z.infer<z.ZodObject<typeof zohoSettingsShape>>

function credentialOf(provider: string, settings: ParsedSettings): ZohoCredential {
  const { clientId, clientSecret, refreshToken, redirectUri, accessToken } = settings
  const fail = (field: string, message: string): ShareLinkError =>
    new ShareLinkError({ code: 'invalid-request', provider, field, message: `${field}: ${message}` })
  if (accessToken !== undefined) {
    const other = Object.entries({ clientId, clientSecret, refreshToken }).find(([, value]) => value !== undefined)
    if (other !== undefined) throw fail(other[0], 'may not be given beside accessToken')
    return { accessToken }
  }
  const missing = 'must be given: clientId, clientSecret and refreshToken, or accessToken instead of the three'
  if (clientId === undefined) throw fail('clientId', missing)
  if (clientSecret === undefined) throw fail('clientSecret', missing)
  if (refreshToken === undefined) throw fail('refreshToken', missing)
  return { clientId, clientSecret, refreshToken, redirectUri }
}

/**
 * Settings that `zohoSettingsShape` has parsed, as an adapter uses them. The data centre is the one named, else the one
 * whose accounts server `accountsUrl` is, else `us`. Throws `invalid-request` with the setting's name.
 */
export function zohoAccess(provider: string, settings: ParsedSettings): ZohoAccess {
  const insecure = settings.allowInsecureHttp
  const origin = (field: string, url: string): string => parseBaseUrl(provider, field, url, insecure)
  const accounts = settings.accountsUrl === undefined ? undefined : origin('accountsUrl', settings.accountsUrl)
  const nearest = accounts === undefined ? undefined : dataCenterOfAccounts(accounts)
  const hosts = dataCenterHosts(settings.dataCenter ?? nearest ?? 'us')
  return {
    provider,
    credential: credentialOf(provider, settings),
    accountsUrl: accounts ?? hosts.accounts,
    hosts,
    ...(settings.baseUrl === undefined ? {} : { baseUrl: origin('baseUrl', settings.baseUrl) }),
    ...(settings.timeZone === undefined ? {} : { timeZone: parseTimeZone(provider, settings.timeZone) }),
  }
}
