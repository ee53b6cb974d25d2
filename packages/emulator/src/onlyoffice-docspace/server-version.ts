import type { DocSpaceVersion } from './docspace-state.ts'

/** What a server version does differently; the release that brought a change is in the comment. */
export type ServerFeatures = {
  /** 3.5.0: `sharedLink`, `sharedToUser`, `sharedToGroup` beside the old `sharedTo`, and the four `canEdit…`, `canRevoke`. */
  readonly sharedLink: boolean
  /** 3.5.0: the link's `internal`, in requests and answers. */
  readonly internal: boolean
  /** 3.5.0: `/files/folder/{id}/link(s)`. */
  readonly folderLinks: boolean
  /** 3.5.0: title, password, denyDownload of file links. */
  readonly fileLinkOptions: boolean
  /** 3.5.0: an update that may not change a setting is skipped without an error. */
  readonly silentSkip: boolean
  /** 3.5.0: FillForms on external links of rooms. */
  readonly externalFillForms: boolean
  /** 3.5.0: a link that replaced a revoked one comes without its requestToken. */
  readonly hidesReplacedToken: boolean
  /** 3.5.0: dates without an offset are read in the zone of the server process; before, as UTC. */
  readonly localDates: boolean
  /** 3.7.1: maxUseCount and currentUseCount. */
  readonly useCounts: boolean
  /** 3.7.1: an invitation's expiry is checked. */
  readonly checksInvitationExpiry: boolean
  /** 3.7.1: external sharing settings of the portal. */
  readonly sharingSettings: boolean
  /** Until 3.7.1 (commit 6938c030c0) service exceptions are wrapped. */
  readonly wrapsExceptions: boolean
  /** Until 3.7.1 an expired primary in My Documents is renewed by GET. */
  readonly renewsExpired: boolean
}

const BEFORE_3_5: ServerFeatures = {
  sharedLink: false,
  internal: false,
  folderLinks: false,
  fileLinkOptions: false,
  silentSkip: false,
  externalFillForms: false,
  hidesReplacedToken: false,
  localDates: false,
  useCounts: false,
  checksInvitationExpiry: false,
  sharingSettings: false,
  wrapsExceptions: true,
  renewsExpired: true,
}

const SINCE_3_5: ServerFeatures = {
  ...BEFORE_3_5,
  sharedLink: true,
  internal: true,
  folderLinks: true,
  fileLinkOptions: true,
  silentSkip: true,
  externalFillForms: true,
  hidesReplacedToken: true,
  localDates: true,
}

const SINCE_3_7_1: ServerFeatures = {
  ...SINCE_3_5,
  useCounts: true,
  checksInvitationExpiry: true,
  sharingSettings: true,
  wrapsExceptions: false,
  renewsExpired: false,
}

const FEATURES: Record<DocSpaceVersion, ServerFeatures> = {
  '3.2.1': BEFORE_3_5,
  '3.6.1': SINCE_3_5,
  '3.7.2': SINCE_3_7_1,
}

export function featuresOf(version: DocSpaceVersion): ServerFeatures {
  return FEATURES[version]
}
