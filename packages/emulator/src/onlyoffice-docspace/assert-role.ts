import { ServerException } from './api-error.ts'
import type { DocSpaceEntry } from './docspace-state.ts'
import { fileRights, folderRights } from './entry-rights.ts'
import type { Exchange } from './exchange.ts'
import { roomRights } from './room-rights.ts'
import type { SubjectTypeValue } from './wire-enums.ts'

/** Refuses access that the entry does not offer to this kind of subject. */
export function assertRole(
  exchange: Exchange,
  entry: DocSpaceEntry,
  subjectType: SubjectTypeValue,
  access: number,
): void {
  if (!rightsOf(exchange, entry, subjectType).includes(access)) {
    throw new ServerException('invalid-operation', exchange.messages.roleNotAvailable)
  }
}

function rightsOf(
  { state, features, caller }: Exchange,
  entry: DocSpaceEntry,
  subjectType: SubjectTypeValue,
): readonly number[] {
  switch (entry.kind) {
    case 'room':
      // Room templates accept no links.
      return entry.isTemplate ? [] : roomRights(entry.roomType, subjectType, features)
    case 'folder':
      return folderRights(state, entry, subjectType, caller)
    default:
      return fileRights(state, entry, subjectType)
  }
}
