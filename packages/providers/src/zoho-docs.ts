import { createZohoDocs } from '@sharelink/zoho-docs'
import { defineProvider } from './provider.ts'
import { docsSettings, ZOHO_CREDENTIALS, ZOHO_SAMPLE, ZOHO_VARIABLES } from './zoho-settings.ts'

/** Zoho Docs, a retired service, by name. */
export const zohoDocs = defineProvider({
  provider: 'zoho-docs',
  settings: docsSettings,
  variables: { ...ZOHO_VARIABLES, SHARELINK_ZOHO_DOCS_URL: 'baseUrl' },
  sufficient: ZOHO_CREDENTIALS,
  sample: ZOHO_SAMPLE,
  create: createZohoDocs,
})
