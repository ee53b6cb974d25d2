import type { WorkDriveThrottle } from './throttle.ts'

/** How the account is set up, and which reading the server takes where Zoho's documents say nothing. */
export type WorkDriveSettings = {
  /** IANA name; the zone whose wall time `expiration_date` is read and told in. Zoho documents none. */
  timeZone: string
  /** Which of two instants a wall time means when clocks go back. */
  overlap: 'earlier' | 'later'
  /** Without one, creating a link is a general exception. */
  paidPlan: boolean
  /** The team's switch; off, no link can be made and none opens. */
  externalSharing: boolean
  /** Custom links need a password. */
  passwordRequired: boolean
  /** Passwords need eight characters with both cases, a digit and a sign (Zoho publishes no rule). */
  strongPasswords: boolean
  /** Whole days until a link without `expiration_date` expires, at that day's end; null for never. */
  defaultExpirationDays: number | null
  /** The id that a folder's viewer link must have: Zoho's own clients and pages disagree. */
  folderViewerRole: '6' | '34'
  roleRequired: boolean
  /** Which value of a PATCH clears an expiry; the others are general exceptions, or do nothing when `ignored`. */
  clearExpiry: 'unsupported' | 'ignored' | 'never' | 'empty' | 'null'
  pastExpiry: 'accepted' | 'refused'
  /** What a token without the scope is told: 401 F7004, or 500 F7007. */
  missingScope: 'F7004' | 'F7007'
  /** `sparse` leaves out every attribute that Zoho's pages or its clients' plain use do not vouch for. */
  answers: 'full' | 'sparse'
  /** Where a download link's address stands in answers. */
  downloadLinkField: 'download_url' | 'link'
  /** `text` writes booleans and milliseconds in answers as strings. */
  values: 'json' | 'text'
  /** What stands for "never expires" in full answers. */
  noExpiry: 'absent' | 'null' | 'empty'
  /** Which paging the link lists honour; `ignored` answers every list whole. */
  paging: 'both' | 'offset' | 'cursor' | 'ignored'
  /** The origin of public addresses; null for the one that this server is reached under. */
  publicOrigin: string | null
  /** Null switches every rate limit off. */
  throttle: WorkDriveThrottle | null
  /** So many of the next API calls are answered 500 F000 `General exception` and do nothing. */
  failingRequests: number
}

/** A paid account in Berlin without policies, answering in full. */
export const DEFAULT_WORKDRIVE_SETTINGS: Readonly<WorkDriveSettings> = {
  timeZone: 'Europe/Berlin',
  overlap: 'earlier',
  paidPlan: true,
  externalSharing: true,
  passwordRequired: false,
  strongPasswords: false,
  defaultExpirationDays: null,
  folderViewerRole: '6',
  roleRequired: false,
  clearExpiry: 'unsupported',
  pastExpiry: 'accepted',
  missingScope: 'F7004',
  answers: 'full',
  downloadLinkField: 'download_url',
  values: 'json',
  noExpiry: 'absent',
  paging: 'both',
  publicOrigin: null,
  throttle: null,
  failingRequests: 0,
}
