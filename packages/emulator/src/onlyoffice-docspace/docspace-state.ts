export type DocSpaceVersion = '3.2.1' | '3.6.1' | '3.7.2'

/** A number in native storage, text in a connected third-party storage. */
export type DocSpaceEntryId = number | string

export type DocSpaceUser = {
  readonly id: string
  readonly displayName: string
  type: 'DocSpaceAdmin' | 'RoomAdmin' | 'User' | 'Guest'
  /** `sk-` and 64 hexadecimal digits, sent as a Bearer token. */
  apiKey: string
  /** What the API key may do, as `files:read`, `rooms:write`, …; `*` or none at all means everything. */
  apiKeyPermissions: string[]
  /** The session: the cookie `asc_auth_key`, or the Authorization header. */
  token: string
  /** The user's language; the portal's unless set. */
  culture?: 'en' | 'de'
}

/** A row of access that belongs to a link. */
export type DocSpaceLink = {
  id: string
  /** 1 additional external link, 3 invitation, 4 primary external link. */
  subjectType: 1 | 3 | 4
  access: number
  title: string
  /** UTC with seven fractional digits, as `2030-01-01T00:00:00.0000000Z`; null means never. */
  expirationDate: string | null
  /** Clear text. */
  password: string | null
  denyDownload: boolean
  internal: boolean
  maxUseCount: number | null
  currentUseCount: number
}

/** A row of access that belongs to a user or a group. */
export type DocSpaceMember = { subject: string; kind: 'user' | 'group'; access: number }

type Shared = {
  id: DocSpaceEntryId
  title: string
  createdBy: string
  links: DocSpaceLink[]
  members: DocSpaceMember[]
}

export type DocSpaceRoom = Shared & {
  readonly kind: 'room'
  /** 1 FillingFormsRoom, 2 EditingRoom, 5 CustomRoom, 6 PublicRoom, 8 VirtualDataRoom, 9 AiRoom. */
  roomType: 1 | 2 | 5 | 6 | 8 | 9
  archived: boolean
  isTemplate: boolean
  /** The room-level ban on downloading of a VirtualDataRoom. */
  denyDownload: boolean
}

/** `roomId` null means the creator's My Documents; `parentId` names the folder it lies in, if any. */
export type DocSpaceFolder = Shared & {
  readonly kind: 'folder'
  roomId: DocSpaceEntryId | null
  parentId: DocSpaceEntryId | null
}

export type DocSpaceFile = Shared & {
  readonly kind: 'file'
  roomId: DocSpaceEntryId | null
  parentId: DocSpaceEntryId | null
  /** Whether a PDF is a form to fill out. */
  isForm: boolean
}

export type DocSpaceEntry = DocSpaceRoom | DocSpaceFolder | DocSpaceFile

export type DocSpacePasswordPolicy = { min: number; digits: boolean; upperCase: boolean; specialSymbols: boolean }

/** The portal's external sharing settings (3.7.1 and later). A section is restricted while `externalShare` is off and applies to it. */
type DocSpaceExternalSharing = {
  externalShare: boolean
  defaultShareLinkInternal: boolean
  externalShareApplyToDocuments: boolean
  externalShareApplyToRooms: boolean
  blockExistingLinksOnRestrict: boolean
}

/** Requests per sliding minute, and POST and PUT per sliding day, for one user or address. */
export type DocSpaceRateLimit = { perMinute: number; writesPerDay: number }

/** The whole portal; plain data that tests read and change. */
export type DocSpaceState = {
  version: DocSpaceVersion
  culture: 'en' | 'de'
  /** Minutes east of UTC; dates are answered in this zone. */
  portalTimeZoneOffset: number
  /** Minutes east of UTC of the server process; from 3.5 a date sent without an offset is read in this zone. */
  serverTimeZoneOffset: number
  passwordPolicy: DocSpacePasswordPolicy
  externalSharing: DocSpaceExternalSharing
  /** Which shape of a date the server takes and gives: text as the source does, or the published pages' object. */
  expirationFormat: 'text' | 'object'
  /** Off unless set; the defaults of the source are 1500 and 10 000. */
  rateLimit: DocSpaceRateLimit | null
  users: DocSpaceUser[]
  rooms: DocSpaceRoom[]
  folders: DocSpaceFolder[]
  files: DocSpaceFile[]
  /** Path by the code of its short address `/s/{code}`. */
  shortLinks: Record<string, string>
}

type Given<T, Key extends keyof T> = Partial<T> & Pick<T, Key>

/** The start of a portal; a list that is given replaces the default one, a setting the default setting. */
export type DocSpaceSeed = Partial<
  Omit<DocSpaceState, 'users' | 'rooms' | 'folders' | 'files' | 'passwordPolicy' | 'externalSharing'>
> & {
  passwordPolicy?: Partial<DocSpacePasswordPolicy>
  externalSharing?: Partial<DocSpaceExternalSharing>
  users?: DocSpaceUser[]
  rooms?: Given<DocSpaceRoom, 'id' | 'roomType'>[]
  folders?: Given<DocSpaceFolder, 'id'>[]
  files?: Given<DocSpaceFile, 'id' | 'title'>[]
}
