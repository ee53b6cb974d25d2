export { createZohoSheet, createZohoShow } from './zoho-office-adapter.ts'
export type { ZohoOfficeState } from './zoho-office-mapping.ts'
export type { ZohoOfficeSettings } from './zoho-office-settings.ts'
