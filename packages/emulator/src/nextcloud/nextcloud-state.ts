export type NextcloudUser = {
  readonly username: string
  readonly displayName: string
  /** Basic: the user's own password, or one made for an app. */
  password: string
  appPassword: string
  /** Bearer. */
  accessToken: string
  /** The number of their home storage, and the id of its root folder. */
  readonly storage: number
  readonly rootId: number
}

/** A file or folder in the home of its owner. */
export type NextcloudItem = {
  readonly id: number
  /** The name of a user. */
  readonly owner: string
  readonly kind: 'file' | 'folder'
  /** Absolute in the home of the owner; the root itself is no item. */
  path: string
  /** Empty for a folder. */
  content: string
}

/** One entry of a share's attributes, in the words of the wire. */
export type NextcloudAttribute = { readonly scope: string; readonly key: string; readonly enabled: boolean | null }

/** A share of type 3. */
export type NextcloudLink = {
  readonly id: number
  readonly token: string
  readonly itemId: number
  /** The name of the user who made it. */
  readonly owner: string
  /** 1 read, 2 update, 4 create, 8 delete, 16 share. */
  permissions: number
  /** Clear text, and what the answers show of it. */
  password: { readonly text: string; readonly hash: string } | null
  /** `YYYY-MM-DD`: the link is dead from the start of that day in the server's time zone on. */
  expiration: string | null
  label: string
  note: string
  hideDownload: boolean
  attributes: readonly NextcloudAttribute[] | null
  /** Milliseconds since 1970. */
  readonly createdAt: number
}

/** The app password_policy. */
export type NextcloudPasswordPolicy = {
  minLength: number
  enforceNonCommonPassword: boolean
  enforceNumericCharacters: boolean
  enforceUpperLowerCase: boolean
  enforceSpecialCharacters: boolean
}

/** What the administrator set. */
export type NextcloudPolicies = {
  /** Null is the app switched off. */
  passwordPolicy: NextcloudPasswordPolicy | null
  passwordEnforced: boolean
  /** Links made without a date get one so many days ahead; where it is enforced none may be later. */
  defaultExpiry: { readonly days: number; readonly enforced: boolean } | null
  publicUpload: boolean
  /** Whether there may be links at all. */
  links: boolean
  /** The whole share API. */
  shareApi: boolean
  /** Shares with other servers; adds 16 to the permissions of every link that reads. */
  federation: boolean
}

export type NextcloudState = {
  users: NextcloudUser[]
  items: NextcloudItem[]
  links: NextcloudLink[]
  policies: NextcloudPolicies
  /** IANA name of the zone in which the server's days begin. */
  timeZone: string
  maintenance: boolean
  nextLinkId: number
  nextFileId: number
}

type SeededItem = Pick<NextcloudItem, 'path' | 'kind'> & Partial<NextcloudItem>

/** What exists at the start; what is left out is as on a fresh server with the default users and items. */
export type NextcloudSeed = {
  readonly users?: NextcloudUser[]
  /** Without an owner, of the first user; parents have to be listed too. */
  readonly items?: readonly SeededItem[]
  readonly links?: readonly NextcloudLink[]
  readonly policies?: Partial<Omit<NextcloudPolicies, 'passwordPolicy'>> & {
    readonly passwordPolicy?: Partial<NextcloudPasswordPolicy> | null
  }
  /** UTC unless set. */
  readonly timeZone?: string
  readonly maintenance?: boolean
  /** The ids that come next. */
  readonly nextLinkId?: number
  readonly nextFileId?: number
}
