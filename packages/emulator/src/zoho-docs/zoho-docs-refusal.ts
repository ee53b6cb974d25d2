import type { ZohoDocsItem } from './zoho-docs-state.ts'

const texts = {
  404: 'User is not valid',
  500: 'Internal server error',
  9402: 'File Not supported for publish option.',
  9820: 'Not a valid file name',
  9821: 'Not a valid action parameter',
  9832: "The file wasn't found for the given doc id.",
  9834: 'The visibility parameter is not valid',
  9839: 'The given email ID is not valid',
  9850: 'User not part of Org to publish within Organization',
} as const

const folderTexts: Partial<Record<ZohoDocsErrorCode, string>> = {
  9832: 'The folder was not found for the given folderid.',
  9839: 'The given email IDs are not valid.',
}

/** The API page's error codes for sharing. They are the application's own: 404 is "not a valid user", not HTTP's. */
export type ZohoDocsErrorCode = keyof typeof texts

/** A call that the server refuses, with the code and text that the API page prints for it. */
export class ZohoDocsRefusal extends Error {
  readonly code: ZohoDocsErrorCode

  constructor(code: ZohoDocsErrorCode, about: ZohoDocsItem['kind'] = 'file') {
    super(`${code} ${(about === 'folder' ? folderTexts[code] : undefined) ?? texts[code]}`)
    this.name = 'ZohoDocsRefusal'
    this.code = code
  }
}
