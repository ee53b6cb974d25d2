import { limitSettings } from '@sharelink/core'
import { createNextcloud, type NextcloudSettings } from '@sharelink/nextcloud'
import * as z from 'zod'
import { defineProvider, type SettingTypes } from './provider.ts'

const settings = {
  baseUrl: z.string(),
  username: z.string(),
  appPassword: z.string().optional(),
  accessToken: z.string().optional(),
  timeZone: z.string().optional(),
  allowInsecureHttp: z.boolean().optional(),
  limits: limitSettings.optional(),
} satisfies SettingTypes<NextcloudSettings>

/** Nextcloud by name. */
export const nextcloud = defineProvider({
  provider: 'nextcloud',
  settings: z.strictObject(settings),
  variables: {
    SHARELINK_NEXTCLOUD_URL: 'baseUrl',
    SHARELINK_NEXTCLOUD_USER: 'username',
    SHARELINK_NEXTCLOUD_PASSWORD: 'appPassword',
    SHARELINK_NEXTCLOUD_ACCESS_TOKEN: 'accessToken',
    SHARELINK_NEXTCLOUD_TIME_ZONE: 'timeZone',
  },
  sufficient: [
    ['baseUrl', 'username', 'appPassword'],
    ['baseUrl', 'username', 'accessToken'],
  ],
  sample: { baseUrl: 'https://nextcloud.example', username: '***', appPassword: '***' },
  create: createNextcloud,
})
