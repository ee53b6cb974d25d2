import { limitSettings } from '@sharelink/core'
import { type CallerToken, type RefreshCredential, type ZohoSettings, zohoSettingsShape } from '@sharelink/zoho'
import type { WorkDriveSettings } from '@sharelink/zoho-workdrive'
import type { ZohoDocsSettings } from '@sharelink/zoho-docs'
import * as z from 'zod'
import type { SettingTypes } from './provider.ts'

type Optional<T> = { [M in keyof T]?: T[M] | undefined }

/** All members, whichever credential is given. */
type Members<Settings extends ZohoSettings> = Optional<RefreshCredential & CallerToken> & Pick<Settings, keyof Settings>

const workDrive = {
  ...zohoSettingsShape,
  limits: limitSettings.optional(),
} satisfies SettingTypes<Members<WorkDriveSettings>>

const docs = {
  ...zohoSettingsShape,
  limits: z.union([z.literal(false), z.record(z.string(), z.never())]).optional(),
} satisfies SettingTypes<Members<ZohoDocsSettings>>

const NO_CREDENTIAL = 'must hold clientId, clientSecret and refreshToken, or accessToken'

/** Whether one of the two credentials is there; that there is only one is for the factory to say. */
function holdsCredential(settings: Members<ZohoSettings>): settings is Members<ZohoSettings> & ZohoSettings {
  const { clientId, clientSecret, refreshToken, accessToken } = settings
  const refreshes = clientId !== undefined && clientSecret !== undefined && refreshToken !== undefined
  return refreshes || accessToken !== undefined
}

export const workDriveSettings: z.ZodType<WorkDriveSettings> = z
  .strictObject(workDrive)
  .transform((settings, context) => {
    if (holdsCredential(settings)) return settings
    context.addIssue(NO_CREDENTIAL)
    return z.NEVER
  })

export const docsSettings: z.ZodType<ZohoDocsSettings> = z.strictObject(docs).transform((settings, context) => {
  if (holdsCredential(settings)) return settings
  context.addIssue(NO_CREDENTIAL)
  return z.NEVER
})

/** The variables that WorkDrive and Docs share: it is one account. */
export const ZOHO_VARIABLES = {
  SHARELINK_ZOHO_CLIENT_ID: 'clientId',
  SHARELINK_ZOHO_CLIENT_SECRET: 'clientSecret',
  SHARELINK_ZOHO_REFRESH_TOKEN: 'refreshToken',
  SHARELINK_ZOHO_REDIRECT_URI: 'redirectUri',
  SHARELINK_ZOHO_ACCESS_TOKEN: 'accessToken',
  SHARELINK_ZOHO_DATA_CENTER: 'dataCenter',
  SHARELINK_ZOHO_ACCOUNTS_URL: 'accountsUrl',
  SHARELINK_ZOHO_TIME_ZONE: 'timeZone',
} as const

export const ZOHO_CREDENTIALS = [['clientId', 'clientSecret', 'refreshToken'], ['accessToken']] as const

/** Stands in for a credential where only a plan is made. */
export const ZOHO_SAMPLE = { clientId: '***', clientSecret: '***', refreshToken: '***', accessToken: '***' } as const
