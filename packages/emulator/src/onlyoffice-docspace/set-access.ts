import { accessDenied, ServerException } from './api-error.ts'
import type { DocSpaceEntry, DocSpaceLink, DocSpaceMember } from './docspace-state.ts'
import { entriesBelow, findLink, roomOf, roomTypeOf } from './entries.ts'
import type { Exchange } from './exchange.ts'
import { formatOf } from './file-formats.ts'
import { assertRole } from './assert-role.ts'
import { linkCap } from './link-caps.ts'
import { newLink } from './new-link.ts'
import { canEditAccess } from './permissions.ts'
import { settleOptions } from './settle-options.ts'
import type { LinkOptions } from './settle-options.ts'
import { FileShare, RoomType, SubjectType } from './wire-enums.ts'
import type { LinkSubjectType } from './wire-enums.ts'

/** One row of access to write. */
export type AccessRow = {
  readonly linkId: string
  readonly subjectType: LinkSubjectType
  readonly access: number
  readonly options: LinkOptions
}

/** What became of it; `skipped` means that nothing was done and nobody is told. */
export type Applied =
  | { readonly outcome: 'skipped' }
  | { readonly outcome: 'saved'; readonly link: DocSpaceLink }
  | { readonly outcome: 'saved-member'; readonly member: DocSpaceMember }
  | { readonly outcome: 'removed'; readonly link?: DocSpaceLink }

const SKIPPED: Applied = { outcome: 'skipped' }

/** Writes one row of access to an entry, in the order of FileSharing.cs, SetAceObjectAsync. */
export function setAccess(exchange: Exchange, entry: DocSpaceEntry, row: AccessRow): Applied {
  if (!canEditAccess(exchange, entry) && !isOpenToAll(exchange, entry, row)) throw accessDenied()
  if (row.linkId === entry.createdBy) return SKIPPED
  const link = findLink(entry, row.linkId)
  const member = link ? undefined : entry.members.find((each) => each.subject === row.linkId)
  if (cannotBeShown(entry, row.access)) return SKIPPED
  if (member) return setMember(exchange, entry, member, row.access)
  // The kind of a link never changes: the stored one wins over the one that was asked for.
  const subjectType = link?.subjectType ?? row.subjectType
  assertRole(exchange, entry, subjectType, row.access)
  const options = settleOptions(exchange, entry, { ...row, subjectType }, link)
  if (!options) return SKIPPED
  if (!link) return createLink(exchange, entry, { ...row, subjectType, options })
  if (row.access === FileShare.None) return removeLink(exchange, entry, link)
  Object.assign(link, options, { access: row.access })
  return { outcome: 'saved', link }
}

/** The hole in the permission check: anybody but a guest may ask for a primary Read link in a PublicRoom. */
function isOpenToAll({ state, caller }: Exchange, entry: DocSpaceEntry, row: AccessRow): boolean {
  const room = roomOf(state, entry)
  if (room?.roomType !== RoomType.PublicRoom || room.archived || caller.user?.type === 'Guest') return false
  return row.subjectType === SubjectType.PrimaryExternalLink && row.access === FileShare.Read && caller.user !== null
}

const SHOWN_ANYWAY: readonly number[] = [FileShare.Read, FileShare.Restrict, FileShare.ReadWrite, FileShare.None]

function cannotBeShown(entry: DocSpaceEntry, access: number): boolean {
  return entry.kind === 'file' && !formatOf(entry.title).viewed && !SHOWN_ANYWAY.includes(access)
}

function setMember(exchange: Exchange, entry: DocSpaceEntry, member: DocSpaceMember, access: number): Applied {
  assertRole(exchange, entry, member.kind === 'user' ? SubjectType.User : SubjectType.Group, access)
  if (access !== FileShare.None) {
    member.access = access
    return { outcome: 'saved-member', member }
  }
  entry.members = entry.members.filter((each) => each !== member)
  return { outcome: 'removed' }
}

function createLink(exchange: Exchange, entry: DocSpaceEntry, row: AccessRow): Applied {
  const cap = linkCap(exchange.state, entry, row.subjectType)
  const count = entry.links.filter((link) => link.subjectType === row.subjectType).length
  // Counted whatever the access: revoking an unknown link is refused where one more could not be made.
  if (count >= cap) throw new ServerException('invalid-operation', exchange.messages.maxLinks(cap))
  if (row.access === FileShare.None) return { outcome: 'removed' }
  const link = newLink(row.linkId, row.subjectType, { access: row.access, ...row.options })
  entry.links.push(link)
  return { outcome: 'saved', link }
}

function removeLink({ state }: Exchange, entry: DocSpaceEntry, link: DocSpaceLink): Applied {
  // Rows of the same subject go on everything below (SecurityDao.cs).
  for (const place of [entry, ...entriesBelow(state, entry)]) {
    place.links = place.links.filter((each) => each.id !== link.id)
  }
  return { outcome: 'removed', link }
}

/** Whether a revoked primary comes back at once, as a new link. */
export function isReplaced({ state }: Exchange, entry: DocSpaceEntry, link: DocSpaceLink): boolean {
  if (link.subjectType !== SubjectType.PrimaryExternalLink) return false
  const roomType = roomTypeOf(state, entry)
  return roomType === RoomType.PublicRoom || roomType === RoomType.FillingFormsRoom
}
