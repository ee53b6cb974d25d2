import type { Target } from '@sharelink/core'

/** What differs between the two services: their words. */
export type Product = {
  provider: 'zoho-sheet' | 'zoho-show'
  name: string
  target: Target['kind']
  origin: string
  /** The method that shares. */
  share: 'shareBook' | 'sharepresentation'
  /** The document's id, as a form field and in answers. */
  idField: 'workbookId' | 'presentationId'
  /** Whether the sample form names people by access (`readOnlyUsers`, `readWriteUsers`), against the table of fields. */
  namesByAccess: boolean
}

export const SHEET: Product = {
  provider: 'zoho-sheet',
  name: 'Zoho Sheet',
  target: 'spreadsheet',
  origin: 'https://sheet.zoho.com',
  share: 'shareBook',
  idField: 'workbookId',
  namesByAccess: true,
}

export const SHOW: Product = {
  provider: 'zoho-show',
  name: 'Zoho Show',
  target: 'presentation',
  origin: 'https://show.zoho.com',
  share: 'sharepresentation',
  idField: 'presentationId',
  namesByAccess: false,
}
