import { limitSettings } from '@sharelink/core'
import { createOpenCloud, type OpenCloudSettings } from '@sharelink/opencloud'
import * as z from 'zod'
import { defineProvider, type SettingTypes } from './provider.ts'

const settings = {
  baseUrl: z.string(),
  accessToken: z.string().optional(),
  username: z.string().optional(),
  appPassword: z.string().optional(),
  allowInsecureHttp: z.boolean().optional(),
  limits: limitSettings.optional(),
} satisfies SettingTypes<OpenCloudSettings>

/** OpenCloud by name. */
export const openCloud = defineProvider({
  provider: 'opencloud',
  settings: z.strictObject(settings),
  variables: {
    SHARELINK_OPENCLOUD_URL: 'baseUrl',
    SHARELINK_OPENCLOUD_USER: 'username',
    SHARELINK_OPENCLOUD_PASSWORD: 'appPassword',
    SHARELINK_OPENCLOUD_ACCESS_TOKEN: 'accessToken',
  },
  sufficient: [
    ['baseUrl', 'username', 'appPassword'],
    ['baseUrl', 'accessToken'],
  ],
  sample: { baseUrl: 'https://opencloud.example', username: '***', appPassword: '***', accessToken: '***' },
  create: createOpenCloud,
})
