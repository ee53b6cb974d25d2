export type OpenCloudUser = {
  readonly id: string
  readonly username: string
  readonly displayName: string
  /** Basic: the user's own password, or one made for an app. */
  password: string
  appPassword: string
  /** Bearer. */
  accessToken: string
  /** The right `PublicLink.DeleteReadOnlyPassword`: a read-only link of theirs may be without an enforced password. */
  deletesReadOnlyPasswords: boolean
}

/** A space; `id` is `storage$space`. */
export type OpenCloudDrive = {
  readonly id: string
  name: string
  /** The id of a user. */
  owner: string
  /** Milliseconds since 1970. */
  lastModified: number
}

/** A file or folder; `id` is `storage$space!node`. */
export type OpenCloudItem = {
  readonly id: string
  readonly driveId: string
  readonly kind: 'file' | 'folder'
  /** The folder that it lies in; null is the drive's root. */
  parentId: string | null
  name: string
  /** Empty for a folder. */
  content: string
  /** Ids of the users who were invited to it as viewers; it counts for everything below. */
  members: string[]
}

/** `blocksDownload` is in the document only. */
export type OpenCloudLinkType = 'internal' | 'view' | 'upload' | 'edit' | 'createOnly'

/** A public share; the API calls it a permission. */
export type OpenCloudLink = {
  readonly id: string
  readonly token: string
  readonly itemId: string
  type: OpenCloudLinkType
  /** Clear text. */
  password: string | null
  /** Seconds since 1970 in UTC; null means never. */
  expiration: number | null
  displayName: string
  readonly quickLink: boolean
  /** The id of a user. */
  readonly createdBy: string
  /** Milliseconds since 1970. */
  readonly createdAt: number
}

/** What a password has to have at least (PasswordPolicy of the frontend service). */
export type OpenCloudPasswordPolicy = {
  minCharacters: number
  minLowercase: number
  minUppercase: number
  minDigits: number
  minSpecial: number
}

export type OpenCloudState = {
  users: OpenCloudUser[]
  drives: OpenCloudDrive[]
  items: OpenCloudItem[]
  links: OpenCloudLink[]
  /** OC_SHARING_PUBLIC_SHARE_MUST_HAVE_PASSWORD; on unless set. */
  passwordEnforced: boolean
  /** Null is OC_PASSWORD_POLICY_DISABLED. */
  passwordPolicy: OpenCloudPasswordPolicy | null
  /** How many requests have been answered; counts the request ids. */
  requests: number
}

type SeededItem = Pick<OpenCloudItem, 'id' | 'driveId' | 'kind' | 'name'> & Partial<OpenCloudItem>

/** What exists at the start; what is left out is as on a fresh server with the default users and items. */
export type OpenCloudSeed = {
  readonly users?: OpenCloudUser[]
  readonly drives?: OpenCloudDrive[]
  readonly items?: readonly SeededItem[]
  readonly passwordEnforced?: boolean
  /** Null switches the policy off; single rules may be given. */
  readonly passwordPolicy?: Partial<OpenCloudPasswordPolicy> | null
}
