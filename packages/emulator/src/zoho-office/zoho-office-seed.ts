import type { ZohoOfficeProduct, ZohoOfficeSeed, ZohoOfficeState } from './zoho-office-state.ts'

export const ZOHO_OFFICE_API_KEY = 'zoho-office-api-key'
export const ZOHO_OFFICE_AUTH_TOKEN = 'zoho-office-authtoken'

/** The workbook "Financials" of Sheet and, in Show, the presentation "Amistad": the page's samples share one id. */
export const ZOHO_OFFICE_DOCUMENT_ID = '15265000000006107'
/** A second workbook or presentation; as a double it cannot be told from the first. */
export const ZOHO_OFFICE_OTHER_DOCUMENT_ID = '15265000000006108'

export const ZOHO_OFFICE_OWNER = 'owner@example.com'

/** A fresh state: the default account of a product, with what the seed says otherwise. */
export function zohoOfficeState(product: ZohoOfficeProduct, seed: ZohoOfficeSeed): ZohoOfficeState {
  const name = product === 'sheet' ? 'Financials' : 'Amistad'
  return {
    apiKey: ZOHO_OFFICE_API_KEY,
    authToken: ZOHO_OFFICE_AUTH_TOKEN,
    owner: 'owner',
    users: ['owner', 'derrick', 'simon', 'martha'].map((zohoId) => ({ zohoId, email: `${zohoId}@example.com` })),
    documents: [
      { id: ZOHO_OFFICE_DOCUMENT_ID, name, sharedWith: [] },
      { id: ZOHO_OFFICE_OTHER_DOCUMENT_ID, name: `${name} & more`, sharedWith: [] },
    ],
    jsonUsers: 'documented',
    jsonIds: 'quoted',
    sharedUserNames: 'as-sent',
    unknownUsers: 'refused',
    ...structuredClone(seed),
  }
}
