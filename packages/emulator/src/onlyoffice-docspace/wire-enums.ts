/** FileShare, as numbers on the wire (DocSpace server, FileShare.cs). */
export const FileShare = {
  None: 0,
  ReadWrite: 1,
  Read: 2,
  Restrict: 3,
  Varies: 4,
  Review: 5,
  Comment: 6,
  FillForms: 7,
  CustomFilter: 8,
  RoomManager: 9,
  Editing: 10,
  ContentCreator: 11,
} as const

const shareNames = new Map<number, string>(Object.entries(FileShare).map(([name, value]) => [value, name]))
const shareValues = new Map<string, number>(Object.entries(FileShare))

/** The member's name, or undefined for a number that is none. */
export function shareName(value: number): string | undefined {
  return shareNames.get(value)
}

/** The number for a member's name, in its exact spelling. */
export function shareValue(name: string): number | undefined {
  return shareValues.get(name)
}

/** SubjectType (SubjectType.cs). */
export const SubjectType = { User: 0, ExternalLink: 1, Group: 2, InvitationLink: 3, PrimaryExternalLink: 4 } as const

export type SubjectTypeValue = (typeof SubjectType)[keyof typeof SubjectType]
export type LinkSubjectType = 1 | 3 | 4

export const LinkType = { Invitation: 0, External: 1 } as const

export const RoomType = {
  FillingFormsRoom: 1,
  EditingRoom: 2,
  CustomRoom: 5,
  PublicRoom: 6,
  VirtualDataRoom: 8,
  AiRoom: 9,
} as const

export type RoomTypeValue = (typeof RoomType)[keyof typeof RoomType]

/** Status of an external share (ExternalShare.cs). */
export const ShareStatus = {
  Ok: 0,
  Invalid: 1,
  Expired: 2,
  RequiredPassword: 3,
  InvalidPassword: 4,
  ExternalAccessDenied: 5,
} as const

export type ShareStatusValue = (typeof ShareStatus)[keyof typeof ShareStatus]

export const ZERO_ID = '00000000-0000-0000-0000-000000000000'
