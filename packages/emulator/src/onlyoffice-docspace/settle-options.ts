import type { DocSpaceEntry, DocSpaceLink } from './docspace-state.ts'
import { roomTypeOf } from './entries.ts'
import type { Exchange } from './exchange.ts'
import { checkPassword } from './password-policy.ts'
import { canEditExpiration, canEditInternal } from './permissions.ts'
import { FileShare, RoomType, SubjectType } from './wire-enums.ts'
import type { LinkSubjectType } from './wire-enums.ts'

/** Everything of a link but its id, its kind and its access; every write replaces all of it. */
export type LinkOptions = Omit<DocSpaceLink, 'id' | 'subjectType' | 'access'>

type Wanted = { readonly subjectType: LinkSubjectType; readonly access: number; readonly options: LinkOptions }

/** The options as they will be stored; null when the write is skipped without a word (FileSharing.cs). */
export function settleOptions(
  exchange: Exchange,
  entry: DocSpaceEntry,
  { subjectType, access, options }: Wanted,
  stored: DocSpaceLink | undefined,
): LinkOptions | null {
  const roomType = roomTypeOf(exchange.state, entry)
  const isInvitation = subjectType === SubjectType.InvitationLink
  const settled: LinkOptions = isInvitation
    ? { ...options, password: null, denyDownload: false, internal: false }
    : { ...options, maxUseCount: null, currentUseCount: 0 }
  if (losesExpiry(entry, subjectType)) settled.expirationDate = null
  if (stored && exchange.features.silentSkip && isSkipped(exchange, entry, settled, stored)) return null
  // Forced after the comparison above, which is why a wrong `internal` makes an update a no-op.
  if (!isInvitation && roomType === RoomType.VirtualDataRoom) settled.internal = exchange.features.internal
  if (!isInvitation && roomType === RoomType.PublicRoom) settled.internal = false
  if (settled.password !== null && access !== FileShare.None) checkPassword(exchange, settled.password)
  return settled
}

/** The primary links of public and form rooms themselves never expire. */
function losesExpiry(entry: DocSpaceEntry, subjectType: LinkSubjectType): boolean {
  if (entry.kind !== 'room' || subjectType !== SubjectType.PrimaryExternalLink) return false
  return entry.roomType === RoomType.PublicRoom || entry.roomType === RoomType.FillingFormsRoom
}

function isSkipped(exchange: Exchange, entry: DocSpaceEntry, wanted: LinkOptions, stored: DocSpaceLink): boolean {
  if (wanted.internal !== stored.internal && !canEditInternal(exchange, entry)) return true
  if (wanted.expirationDate === stored.expirationDate) return false
  const isPublicRoom = entry.kind === 'room' && entry.roomType === RoomType.PublicRoom
  const isPrimary = stored.subjectType === SubjectType.PrimaryExternalLink
  return (isPublicRoom && isPrimary) || !canEditExpiration(exchange, entry)
}
