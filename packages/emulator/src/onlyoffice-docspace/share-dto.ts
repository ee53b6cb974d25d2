import { dateObject, formatDate } from './api-date-time.ts'
import type { DocSpaceEntry, DocSpaceFile, DocSpaceLink, DocSpaceMember } from './docspace-state.ts'
import { roomOf, roomTypeOf } from './entries.ts'
import type { Exchange } from './exchange.ts'
import { linkAddress } from './link-address.ts'
import { canEditAccess, canEditExpiration, canEditInternal } from './permissions.ts'
import { shareKeyOf } from './share-key.ts'
import { LinkType, RoomType, SubjectType } from './wire-enums.ts'

export type ShareDtoOptions = {
  /** A form that is shared through the link of its room. */
  readonly shownFile?: DocSpaceFile
  readonly hidesToken?: boolean
}

/** A link as the API answers it (FileShareDto.cs), in the order of its fields. */
export function linkDto(
  exchange: Exchange,
  entry: DocSpaceEntry,
  link: DocSpaceLink,
  options: ShareDtoOptions = {},
): object {
  const shared = sharedLinkDto(exchange, entry, link, options)
  const { features, state } = exchange
  if (!features.sharedLink) return oldShareDto(link.access, shared, link.subjectType)
  const roomType = roomTypeOf(state, entry)
  const isPublicPrimary = roomType === RoomType.PublicRoom && link.subjectType === SubjectType.PrimaryExternalLink
  return {
    access: link.access,
    sharedTo: shared,
    sharedLink: shared,
    isLocked: false,
    isOwner: false,
    canEditAccess: false,
    canEditInternal: canEditInternal(exchange, entry),
    canEditDenyDownload: canEditAccess(exchange, entry) && !(roomOf(state, entry)?.denyDownload ?? false),
    canEditExpirationDate: canEditExpiration(exchange, entry) && !isPublicPrimary,
    canRevoke: isPublicPrimary || roomType === RoomType.FillingFormsRoom,
    subjectType: link.subjectType,
  }
}

function sharedLinkDto(
  exchange: Exchange,
  entry: DocSpaceEntry,
  link: DocSpaceLink,
  { shownFile, hidesToken = false }: ShareDtoOptions,
): object {
  const { state, features } = exchange
  const isInvitation = link.subjectType === SubjectType.InvitationLink
  const format = state.expirationFormat === 'text' ? formatDate : dateObject
  return {
    id: link.id,
    title: link.title,
    shareLink: linkAddress(exchange, entry, link, shownFile),
    ...(link.expirationDate !== null && { expirationDate: format(link.expirationDate, state.portalTimeZoneOffset) }),
    linkType: isInvitation ? LinkType.Invitation : LinkType.External,
    ...(link.password !== null && { password: link.password }),
    denyDownload: link.denyDownload,
    isExpired: isExpired(link, exchange.now),
    primary: link.subjectType === SubjectType.PrimaryExternalLink,
    ...(features.internal && { internal: link.internal }),
    ...(!isInvitation && !hidesToken && { requestToken: shareKeyOf(link.id) }),
    ...(isInvitation && features.useCounts && useCounts(link)),
  }
}

function useCounts({ maxUseCount, currentUseCount }: DocSpaceLink): object {
  return { ...(maxUseCount !== null && { maxUseCount }), currentUseCount }
}

export function isExpired(link: DocSpaceLink, now: number): boolean {
  return link.expirationDate !== null && Date.parse(link.expirationDate) < now
}

function oldShareDto(access: number, sharedTo: object, subjectType: number): object {
  return { access, sharedTo, isLocked: false, isOwner: false, canEditAccess: false, subjectType }
}

/** A member's row, as it is answered when a link's id turns out to be a user's or a group's. */
export function memberDto({ state, features }: Exchange, member: DocSpaceMember): object {
  const subjectType = member.kind === 'user' ? SubjectType.User : SubjectType.Group
  const user = state.users.find((each) => each.id === member.subject)
  const subject = { id: member.subject, ...(user && { displayName: user.displayName }) }
  if (!features.sharedLink) return oldShareDto(member.access, subject, subjectType)
  return {
    access: member.access,
    sharedTo: subject,
    ...(member.kind === 'user' ? { sharedToUser: subject } : { sharedToGroup: subject }),
    isLocked: false,
    isOwner: false,
    canEditAccess: true,
    canEditInternal: false,
    canEditDenyDownload: false,
    canEditExpirationDate: false,
    canRevoke: false,
    subjectType,
  }
}
