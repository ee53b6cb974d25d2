import { randomBytes } from 'node:crypto'
import { createConnection, parseStrictly, type Runtime } from '@sharelink/core'
import { authorizationUrl, exchangeCode, type FirstToken, waitForCallback, zohoSettingsShape } from '@sharelink/zoho'
import * as z from 'zod'
import type { Given } from './missing-settings.ts'
import { findSettings, type Sources } from './read-settings.ts'
import { invalidSetting, type Naming, settingError } from './setting-error.ts'

/** Free for a login unless another is asked for; it must be in Zoho's API console as well. */
const REDIRECT_URI = 'http://127.0.0.1:8912/callback'

const { clientId, clientSecret, redirectUri, dataCenter, accountsUrl } = zohoSettingsShape
const schema = z.object({ clientId, clientSecret, redirectUri, dataCenter, accountsUrl })

export type ZohoLogin = {
  /** Default: the one of the settings, else http://127.0.0.1:8912/callback. */
  redirectUri?: string | undefined
  /** Default: what WorkDrive links need. */
  scopes?: readonly string[] | undefined
  signal?: AbortSignal | undefined
  /** Called with the address of the consent once the browser can come back: show it, or open it. */
  onConsent: (url: string) => void
}

/** What to keep, as variables of the environment, the refresh token among them. */
export type ZohoLoginResult = { first: FirstToken; variables: Readonly<Record<string, string>> }

function clientOf(given: Given, naming: Naming): { clientId: string; clientSecret: string } & z.infer<typeof schema> {
  const parsed = parseSettings(given, naming)
  const { clientId, clientSecret } = parsed
  const hint = "Make a server-based application in Zoho's API console; its redirect URI is the one of this login."
  if (clientId === undefined) throw invalidSetting('zoho', naming('clientId'), 'is missing', hint)
  if (clientSecret === undefined) throw invalidSetting('zoho', naming('clientSecret'), 'is missing', hint)
  return { ...parsed, clientId, clientSecret }
}

function parseSettings(given: Given, naming: Naming): z.infer<typeof schema> {
  try {
    return parseStrictly('zoho', schema, given)
  } catch (error) {
    throw settingError(error, naming)
  }
}

function variablesOf(client: { clientId: string; clientSecret: string }, first: FirstToken): Record<string, string> {
  return {
    SHARELINK_ZOHO_CLIENT_ID: client.clientId,
    SHARELINK_ZOHO_CLIENT_SECRET: client.clientSecret,
    SHARELINK_ZOHO_REFRESH_TOKEN: first.refreshToken,
    SHARELINK_ZOHO_ACCOUNTS_URL: first.accountsUrl,
    ...(first.dataCenter === undefined ? {} : { SHARELINK_ZOHO_DATA_CENTER: first.dataCenter }),
  }
}

/**
 * Gets a first refresh token: the user consents in a browser, which comes back to a loopback address. Client, data
 * centre and accounts server are those of WorkDrive's settings. Rejects as `waitForCallback` and `exchangeCode` do, and
 * with `invalid-request` for settings that are missing or unfit.
 */
export async function loginZoho(sources: Sources, login: ZohoLogin, runtime: Runtime = {}): Promise<ZohoLoginResult> {
  const { given, naming } = findSettings('zoho-workdrive', sources)
  const client = clientOf(given, naming)
  const { scopes, signal, onConsent } = login
  const request = {
    clientId: client.clientId,
    redirectUri: login.redirectUri ?? client.redirectUri ?? REDIRECT_URI,
    state: randomBytes(24).toString('base64url'),
    ...(client.dataCenter === undefined ? {} : { dataCenter: client.dataCenter }),
    ...(client.accountsUrl === undefined ? {} : { accountsUrl: client.accountsUrl }),
  }
  const consent = authorizationUrl({ ...request, ...(scopes === undefined ? {} : { scopes }) })
  const waiting = { redirectUri: request.redirectUri, state: request.state, onListening: () => onConsent(consent) }
  const abort = signal === undefined ? {} : { signal }
  const callback = await waitForCallback({ ...waiting, ...abort })
  const connection = createConnection('zoho', runtime)
  const first = await exchangeCode(connection, { ...request, clientSecret: client.clientSecret, callback, ...abort })
  return { first, variables: variablesOf(client, first) }
}
