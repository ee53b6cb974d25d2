import type { DocSpaceEntry, DocSpaceState } from './docspace-state.ts'
import { roomTypeOf } from './entries.ts'
import { RoomType, SubjectType } from './wire-enums.ts'
import type { LinkSubjectType } from './wire-enums.ts'

type Caps = { readonly primary: number; readonly additional: number }

/** How many links of a kind an entry may have (FileSecurity.cs, FileSharing.cs). */
export function linkCap(state: DocSpaceState, entry: DocSpaceEntry, subjectType: LinkSubjectType): number {
  if (subjectType === SubjectType.InvitationLink) return 1
  const { primary, additional } = externalCaps(state, entry)
  if (subjectType === SubjectType.ExternalLink) return additional
  // Where no cap for primaries is set, the one for additional links counts: six primaries on one file.
  return primary === 0 ? additional : primary
}

function externalCaps(state: DocSpaceState, entry: DocSpaceEntry): Caps {
  switch (roomTypeOf(state, entry)) {
    case RoomType.FillingFormsRoom:
      return { primary: 1, additional: 0 }
    case RoomType.PublicRoom:
      return { primary: 1, additional: 5 }
    case RoomType.CustomRoom:
      return entry.kind === 'room' ? { primary: 1, additional: 5 } : { primary: 0, additional: 6 }
    default:
      return { primary: 0, additional: 6 }
  }
}
