import type { ZohoDocsItem, ZohoDocsSeed, ZohoDocsState } from './zoho-docs-state.ts'

export const ZOHO_DOCS_ACCESS_TOKEN = 'zoho-docs-access-token'
export const ZOHO_DOCS_AUTH_TOKEN = 'zoho-docs-authtoken'

/** A zone with summer time that is not UTC, so that a day read in the wrong zone shows. */
export const ZOHO_DOCS_TIME_ZONE = 'America/New_York'

export const ZOHO_DOCS_OWNER = 'owner@example.com'
export const ZOHO_DOCS_COLLEAGUE = 'colleague@example.com'

/** "Plan.docx". The ids of the seed are those of the API page's samples. */
export const ZOHO_DOCS_DOCUMENT_ID = 'i5fa1a0081eed629b4f978aae3a6ab296790a'
/** "a.pdf" */
export const ZOHO_DOCS_PDF_ID = 'cm31c1882749ac9de48518691c0e48111c083'
/** "Tulips.jpg" */
export const ZOHO_DOCS_IMAGE_ID = '3yprga7361deb32524816b36e72f27baa02c9'
/** The folder "Projects" */
export const ZOHO_DOCS_FOLDER_ID = '3yprgf644c24c4c7f43b79d852e02646109bd'

/** An item that is shared with nobody. */
export function zohoDocsItem(kind: 'file' | 'folder', id: string, name: string): ZohoDocsItem {
  return { id, kind, name, people: [], groups: [], trashed: false }
}

/** A fresh state: the default account, with what the seed says otherwise. */
export function zohoDocsState(seed: ZohoDocsSeed): ZohoDocsState {
  return {
    accessToken: ZOHO_DOCS_ACCESS_TOKEN,
    authToken: ZOHO_DOCS_AUTH_TOKEN,
    owner: ZOHO_DOCS_OWNER,
    organization: [ZOHO_DOCS_OWNER, ZOHO_DOCS_COLLEAGUE],
    users: [
      { email: 'tomhill@abc.com', userName: 'tomhill', zuid: '2324' },
      { email: 'jamesandy@biz.com', userName: 'jamesandy', zuid: '17560' },
      { email: 'aravind@example.com', userName: 'aravind694', zuid: '1482406' },
    ],
    items: [
      zohoDocsItem('file', ZOHO_DOCS_DOCUMENT_ID, 'Plan.docx'),
      zohoDocsItem('file', ZOHO_DOCS_PDF_ID, 'a.pdf'),
      zohoDocsItem('file', ZOHO_DOCS_IMAGE_ID, 'Tulips.jpg'),
      zohoDocsItem('folder', ZOHO_DOCS_FOLDER_ID, 'Projects'),
    ],
    notifications: [],
    timeZone: ZOHO_DOCS_TIME_ZONE,
    answerStyle: 'objects',
    errorEnvelope: 'array-message',
    errorStatus: 400,
    liveDetails: false,
    sharedUserList: 'emails',
    updateChangesVisibility: true,
    ...structuredClone(seed),
  }
}
