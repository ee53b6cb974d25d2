export type NextcloudUser = {
  readonly id: string
  readonly displayName: string
  /** Basic: the user's own password, or one made for an app. */
  password: string
  appPassword: string
  /** Bearer. */
  accessToken: string
}

/** A file or folder in somebody's files. */
export type NextcloudItem = {
  readonly id: number
  readonly owner: string
  readonly kind: 'file' | 'folder'
  /** From the owner's root: `/room/report.txt`. */
  path: string
  /** Empty for a folder. */
  content: string
}

/** A share of type 3, as the table oc_share has it. */
export type NextcloudLink = {
  readonly id: string
  readonly token: string
  readonly owner: string
  readonly itemId: number
  /** 1 read, 2 update, 4 create, 8 delete, 16 share. */
  permissions: number
  /** Clear text; a real server keeps a hash. */
  password: string | null
  /** The day at whose start the link dies, in the server's zone: `2026-11-28`. */
  expiration: string | null
  label: string
  note: string
  hideDownload: boolean
  /** JSON, as it was given. */
  attributes: string | null
  /** Seconds since 1970. */
  readonly createdAt: number
}

/** The app password_policy. */
export type NextcloudPasswordPolicy = {
  minLength: number
  nonCommon: boolean
  upperLowerCase: boolean
  numeric: boolean
  special: boolean
}

/** What the administrator sets. */
export type NextcloudRules = {
  linksEnabled: boolean
  apiEnabled: boolean
  passwordEnforced: boolean
  /** Null: the app is off. */
  passwordPolicy: NextcloudPasswordPolicy | null
  /** `days` counts from the day of the create. */
  defaultExpiry: { days: number; enforced: boolean } | null
  publicUpload: boolean
  maintenance: boolean
}

export type NextcloudState = {
  users: NextcloudUser[]
  items: NextcloudItem[]
  links: NextcloudLink[]
  rules: NextcloudRules
  /** The zone that days are days in; PHP's default. */
  timeZone: string
  /** The id of the next link. */
  nextId: number
  /** How many requests have been answered; counts the request ids. */
  requests: number
}

/** What exists at the start; what is left out is as on a fresh server with the default users and items. */
export type NextcloudSeed = {
  readonly users?: NextcloudUser[]
  readonly items?: NextcloudItem[]
  readonly rules?: Partial<NextcloudRules>
  readonly timeZone?: string
  readonly nextId?: number
}
