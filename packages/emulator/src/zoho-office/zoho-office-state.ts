/** Zoho's spreadsheets and presentations: the same API, with other words. */
export type ZohoOfficeProduct = 'sheet' | 'show'

export type ZohoOfficeAccess = 'readonly' | 'readwrite'

/** A Zoho user; the API takes either name for one. */
export type ZohoOfficeUser = { zohoId: string; email: string }

export type ZohoOfficeShare = { zohoId: string; access: ZohoOfficeAccess }

/** A workbook or presentation. Its id is a text of 17 digits, more than a double holds. */
export type ZohoOfficeDocument = { id: string; name: string; sharedWith: ZohoOfficeShare[] }

/** One account's documents and sharing, and how the server words its answers. All of it may be changed by a test. */
export type ZohoOfficeState = {
  apiKey: string
  authToken: string
  /** The Zoho id of the account. */
  owner: string
  users: ZohoOfficeUser[]
  documents: ZohoOfficeDocument[]
  /** `documented`: the list of users as the page's sample has it, which is not JSON. `valid`: a list of texts. */
  jsonUsers: 'documented' | 'valid'
  /** How JSON writes an id: `quoted` as in the samples, or `bare` as the page's type for it, integer, would have it. */
  jsonIds: 'quoted' | 'bare'
  /** Whether answers name users as the request did, or by Zoho id as the samples do. */
  sharedUserNames: 'as-sent' | 'zoho-ids'
  /** Whether a share with someone who is no Zoho user is refused ("of Zoho users") or let through. */
  unknownUsers: 'refused' | 'accepted'
}

/** What a test starts with; whatever it leaves out is as in the default seed. */
export type ZohoOfficeSeed = Partial<ZohoOfficeState>

/** The user that a name (Zoho id or e-mail address) stands for; upper and lower case are one. */
export function findUser(state: ZohoOfficeState, name: string): ZohoOfficeUser | undefined {
  const wanted = name.toLowerCase()
  return state.users.find((user) => user.zohoId.toLowerCase() === wanted || user.email.toLowerCase() === wanted)
}
