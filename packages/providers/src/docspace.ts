import { createDocSpace, type DocSpaceSettings } from '@sharelink/onlyoffice-docspace'
import * as z from 'zod'
import { defineProvider, type SettingTypes } from './provider.ts'

const settings = {
  baseUrl: z.string(),
  apiKey: z.string().optional(),
  token: z.string().optional(),
  cookie: z.string().optional(),
  accessFormat: z.enum(['number', 'name']).optional(),
  expirationFormat: z.enum(['text', 'object']).optional(),
  serverVersion: z.string().optional(),
  allowInsecureHttp: z.boolean().optional(),
  limits: z.union([z.literal(false), z.strictObject({})]).optional(),
} satisfies SettingTypes<DocSpaceSettings>

/** ONLYOFFICE DocSpace by name. */
export const docSpace = defineProvider({
  provider: 'onlyoffice-docspace',
  settings: z.strictObject(settings),
  variables: {
    SHARELINK_DOCSPACE_URL: 'baseUrl',
    SHARELINK_DOCSPACE_API_KEY: 'apiKey',
    SHARELINK_DOCSPACE_TOKEN: 'token',
    SHARELINK_DOCSPACE_COOKIE: 'cookie',
    SHARELINK_DOCSPACE_ACCESS_FORMAT: 'accessFormat',
    SHARELINK_DOCSPACE_EXPIRATION_FORMAT: 'expirationFormat',
    SHARELINK_DOCSPACE_SERVER_VERSION: 'serverVersion',
  },
  sufficient: [
    ['baseUrl', 'apiKey'],
    ['baseUrl', 'token'],
    ['baseUrl', 'cookie'],
  ],
  sample: { baseUrl: 'https://docspace.example', apiKey: '***', token: '***', cookie: '***' },
  create: createDocSpace,
})
