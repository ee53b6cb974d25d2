import { docSpace } from './docspace.ts'
import { nextcloud } from './nextcloud.ts'
import { openCloud } from './opencloud.ts'
import { zohoDocs } from './zoho-docs.ts'
import { zohoSheet, zohoShow } from './zoho-office.ts'
import { workDrive } from './zoho-workdrive.ts'

/** Every provider that can be had by name. */
export const PROVIDERS = {
  'onlyoffice-docspace': docSpace,
  nextcloud,
  opencloud: openCloud,
  'zoho-workdrive': workDrive,
  'zoho-docs': zohoDocs,
  'zoho-sheet': zohoSheet,
  'zoho-show': zohoShow,
} as const

export type ProviderName = keyof typeof PROVIDERS

export function isProviderName(name: string): name is ProviderName {
  return Object.hasOwn(PROVIDERS, name)
}

export const PROVIDER_NAMES: readonly ProviderName[] = Object.keys(PROVIDERS).filter(isProviderName)
