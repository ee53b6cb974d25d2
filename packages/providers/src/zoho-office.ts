import { createZohoSheet, createZohoShow, type ZohoOfficeSettings } from '@sharelink/zoho-office'
import * as z from 'zod'
import { defineProvider, type SettingTypes } from './provider.ts'

const settings = {
  apiKey: z.string(),
  authToken: z.string(),
  format: z.enum(['json', 'xml']).optional(),
  baseUrl: z.string().optional(),
  allowInsecureHttp: z.boolean().optional(),
  limits: z.union([z.literal(false), z.record(z.string(), z.never())]).optional(),
} satisfies SettingTypes<ZohoOfficeSettings>

/** What Sheet and Show share: it is one account. */
const account = {
  settings: z.strictObject(settings),
  sufficient: [['apiKey', 'authToken']],
  sample: { apiKey: '***', authToken: '***' },
} as const

const variables = {
  SHARELINK_ZOHO_API_KEY: 'apiKey',
  SHARELINK_ZOHO_AUTHTOKEN: 'authToken',
} as const

/** Zoho Sheet's retired share API by name. */
export const zohoSheet = defineProvider({
  ...account,
  provider: 'zoho-sheet',
  variables: { ...variables, SHARELINK_ZOHO_SHEET_URL: 'baseUrl' },
  create: createZohoSheet,
})

/** Zoho Show's retired share API by name. */
export const zohoShow = defineProvider({
  ...account,
  provider: 'zoho-show',
  variables: { ...variables, SHARELINK_ZOHO_SHOW_URL: 'baseUrl' },
  create: createZohoShow,
})
