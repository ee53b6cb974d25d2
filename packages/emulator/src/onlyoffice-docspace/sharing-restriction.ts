import { accessDenied } from './api-error.ts'
import type { DocSpaceEntry, DocSpaceLink, DocSpaceState } from './docspace-state.ts'
import { roomOf, roomTypeOf } from './entries.ts'
import type { Exchange } from './exchange.ts'
import { featuresOf } from './server-version.ts'
import { FileShare, RoomType, SubjectType } from './wire-enums.ts'

/** Whether external sharing is switched off for the section an entry lies in. */
export function isRestricted(state: DocSpaceState, entry: DocSpaceEntry): boolean {
  const { externalSharing: settings } = state
  if (!featuresOf(state.version).sharingSettings || settings.externalShare) return false
  return roomOf(state, entry) ? settings.externalShareApplyToRooms : settings.externalShareApplyToDocuments
}

type Wanted = {
  readonly access: number
  readonly internal: boolean
  /** Whether the portal's default may step in for a link that is not asked to be internal. */
  readonly takesDefault: boolean
}

/** The `internal` that the portal's settings leave of the wanted one; throws where they forbid the write (FileStorageService.cs). */
export function restrictedInternal(
  exchange: Exchange,
  entry: DocSpaceEntry,
  { access, internal, takesDefault }: Wanted,
  stored: DocSpaceLink | undefined,
): boolean {
  const { state, features } = exchange
  const roomType = roomTypeOf(state, entry)
  if (isRestricted(state, entry)) {
    if (access === FileShare.None) {
      if (stored && keepsPrimary(roomType, stored)) throw accessDenied()
      return internal
    }
    if (roomType === RoomType.PublicRoom) throw accessDenied()
    return true
  }
  // For a PublicRoom it makes no difference: there `internal` is forced off further on.
  if (!features.sharingSettings || !takesDefault) return internal
  return internal || state.externalSharing.defaultShareLinkInternal
}

/** A revoked primary would be replaced by a link that the settings forbid. */
function keepsPrimary(roomType: number | null, stored: DocSpaceLink): boolean {
  if (stored.subjectType !== SubjectType.PrimaryExternalLink) return false
  return roomType === RoomType.PublicRoom || (roomType === RoomType.FillingFormsRoom && !stored.internal)
}
