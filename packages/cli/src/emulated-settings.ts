import {
  docSpaceUsers,
  nextcloudUsers,
  openCloudUsers,
  type ServerName,
  serverNames,
  type Seeds,
  type StartedEmulator,
  WORKDRIVE_SEED,
  ZOHO_ACCOUNTS_SEED,
  zohoOfficeSeed,
} from '@sharelink/emulator'
import type { ProviderName } from '@sharelink/providers/planning'

/** A provider that can be emulated. */
export type EmulatedName = Extract<ProviderName, ServerName>

type Variables = Readonly<Record<string, string>>

const { timeZone } = WORKDRIVE_SEED

/** Each server has an accounts server on its own origin. */
function zohoAccount(origin: string): Variables {
  return {
    SHARELINK_ZOHO_CLIENT_ID: ZOHO_ACCOUNTS_SEED.clientId,
    SHARELINK_ZOHO_CLIENT_SECRET: ZOHO_ACCOUNTS_SEED.clientSecret,
    SHARELINK_ZOHO_REFRESH_TOKEN: ZOHO_ACCOUNTS_SEED.refreshToken,
    SHARELINK_ZOHO_ACCOUNTS_URL: origin,
    SHARELINK_ZOHO_TIME_ZONE: timeZone,
  }
}

const ZOHO_OFFICE: Variables = {
  SHARELINK_ZOHO_API_KEY: zohoOfficeSeed.ZOHO_OFFICE_API_KEY,
  SHARELINK_ZOHO_AUTHTOKEN: zohoOfficeSeed.ZOHO_OFFICE_AUTH_TOKEN,
}

/** The variables that lead to an emulated server at this origin. */
export const EMULATED_SETTINGS: { readonly [N in EmulatedName]: (origin: string) => Variables } = {
  'onlyoffice-docspace': (origin) => ({
    SHARELINK_DOCSPACE_URL: origin,
    SHARELINK_DOCSPACE_API_KEY: docSpaceUsers.owner.apiKey,
  }),
  nextcloud: (origin) => ({
    SHARELINK_NEXTCLOUD_URL: origin,
    SHARELINK_NEXTCLOUD_USER: nextcloudUsers.admin.username,
    SHARELINK_NEXTCLOUD_PASSWORD: nextcloudUsers.admin.appPassword,
  }),
  opencloud: (origin) => ({
    SHARELINK_OPENCLOUD_URL: origin,
    SHARELINK_OPENCLOUD_USER: openCloudUsers.admin.username,
    SHARELINK_OPENCLOUD_PASSWORD: openCloudUsers.admin.appPassword,
  }),
  'zoho-workdrive': (origin) => ({ ...zohoAccount(origin), SHARELINK_WORKDRIVE_URL: origin }),
  'zoho-docs': (origin) => ({ ...zohoAccount(origin), SHARELINK_ZOHO_DOCS_URL: origin }),
  'zoho-sheet': (origin) => ({ ...ZOHO_OFFICE, SHARELINK_ZOHO_SHEET_URL: origin }),
  'zoho-show': (origin) => ({ ...ZOHO_OFFICE, SHARELINK_ZOHO_SHOW_URL: origin }),
}

/** What must be so for these settings: one variable names the time zone of the whole account. */
export const EMULATED_SEED: Partial<Seeds> = { 'zoho-docs': { timeZone } }

/** Makes the Zoho servers know one account: a token of either accounts server opens both. */
export function joinZohoAccounts({ state }: Pick<StartedEmulator, 'state'>, names: readonly EmulatedName[]): void {
  if (!names.includes('zoho-workdrive') || !names.includes('zoho-docs')) return
  const { clients, codes, refreshTokens, accessTokens } = state['zoho-workdrive'].accounts
  Object.assign(state['zoho-docs'].accounts, { clients, codes, refreshTokens, accessTokens })
}

export function isEmulatedName(name: string): name is EmulatedName {
  return Object.hasOwn(EMULATED_SETTINGS, name)
}

export const EMULATED_NAMES: readonly EmulatedName[] = serverNames.filter(isEmulatedName)
