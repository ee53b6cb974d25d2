/** What a link lets its visitors do. */
export type ZohoDocsLinkPermission = 'readonly' | 'readwrite'

/** What a person may do with a shared item. */
export type ZohoDocsPermission = ZohoDocsLinkPermission | 'coowner'

/** Who a link is for: anyone, the organization's members who have it, or the whole organization (listed). */
export type ZohoDocsLinkVisibility = 'linkshare' | 'orglinkshare' | 'orgshare'

/** The one link of an item; an item without one has the visibility `private`. */
export type ZohoDocsLink = {
  visibility: ZohoDocsLinkVisibility
  permission: ZohoDocsLinkPermission
  password?: string
  /** The last day on which the link opens, `yyyy-mm-dd`, in the account's time zone. */
  expiresOn?: string
}

export type ZohoDocsPerson = { email: string; permission: ZohoDocsPermission }

/** A group that an item is shared with; the API only tells of groups, it cannot share with one. */
export type ZohoDocsGroup = { id: string; name: string; permission: ZohoDocsLinkPermission }

/** A published image or PDF; its address ends in an id of its own. */
export type ZohoDocsPublication = { type: 'external' | 'org'; id: string }

export type ZohoDocsItem = {
  id: string
  kind: 'file' | 'folder'
  name: string
  link?: ZohoDocsLink
  people: ZohoDocsPerson[]
  groups: ZohoDocsGroup[]
  publication?: ZohoDocsPublication
  trashed: boolean
}

/** Someone with a Zoho account. Items can be shared with other addresses too. */
export type ZohoDocsUser = { email: string; userName: string; zuid: string }

/** A message that a share with `notify=true` sent. */
export type ZohoDocsNotification = { to: string; itemId: string; message: string }

/** One account's files and sharing, and how the server words its answers. All of it may be changed by a test. */
export type ZohoDocsState = {
  accessToken: string
  /** The legacy credential, sent as `authtoken` with `scope=docsapi`. */
  authToken: string
  owner: string
  /** The addresses of the organization's members; `undefined` for an account outside any organization. */
  organization: string[] | undefined
  users: ZohoDocsUser[]
  items: ZohoDocsItem[]
  notifications: ZohoDocsNotification[]
  /** The account's IANA time zone, in which `expireson` is read. */
  timeZone: string
  /**
   * How a success is written. `strings`: the list's entries are JSON texts (Deluge's samples). `unquoted`: keys without
   * quotes in answers about files (the API page's samples). `trailing-commas`: the lists in details end in a comma, as
   * those of /share always do.
   */
  answerStyle: 'objects' | 'strings' | 'unquoted' | 'trailing-commas'
  /** How an error is written: the documents show none, clients read all three. */
  errorEnvelope: 'array-message' | 'result-message' | 'ERROR'
  /** The HTTP status of an error. The documents tell none; clients expect one outside 2xx. */
  errorStatus: number
  /** Whether details carry the fields that a .NET client found on the live server. */
  liveDetails: boolean
  /** Whether /share lists addresses or user names; the page's folder sample has a user name. */
  sharedUserList: 'emails' | 'user-names'
  /**
   * Whether /share/update sets the item's visibility too, as its parameter says ("To change the document visibility"),
   * so that an update of people under `visibility=private` closes the link. Otherwise it only changes permissions, that
   * of a link of the named visibility too. What the live server did is not known.
   */
  updateChangesVisibility: boolean
}

/** What a test starts with; whatever it leaves out is as in the default seed. */
export type ZohoDocsSeed = Partial<ZohoDocsState>
