export { createZohoDocs } from './zoho-docs-adapter.ts'
export type { ZohoDocsState } from './zoho-docs-mapping-answers.ts'
export type { ZohoDocsSettings } from './zoho-docs-settings.ts'
