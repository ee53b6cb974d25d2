import type { Caller } from './caller.ts'
import type { DocSpaceEntry, DocSpaceFile, DocSpaceFolder, DocSpaceRoom, DocSpaceState } from './docspace-state.ts'
import { roomTypeOf } from './entries.ts'
import { formatOf } from './file-formats.ts'
import { FileShare, RoomType, SubjectType, shareName } from './wire-enums.ts'
import type { RoomTypeValue, SubjectTypeValue } from './wire-enums.ts'

const { None, ReadWrite, Read, Restrict, Review, Comment, FillForms, CustomFilter, Editing } = FileShare

const LINK_RIGHTS = [Editing, FillForms, Review, Comment, Read, None]
const FORM_ROOM_RIGHTS = [FillForms, None]
const PERSON_RIGHTS = [ReadWrite, Editing, FillForms, CustomFilter, Review, Comment, Read, Restrict, None]

/** The table by parent, before anything is filtered (FileSecurity.cs); null stands for My Documents. */
function tableRights(parent: RoomTypeValue | null, subjectType: SubjectTypeValue): readonly number[] {
  switch (subjectType) {
    case SubjectType.ExternalLink:
    case SubjectType.PrimaryExternalLink:
      return parent === RoomType.FillingFormsRoom ? FORM_ROOM_RIGHTS : LINK_RIGHTS
    case SubjectType.InvitationLink:
      return []
    default:
      return parent === null ? PERSON_RIGHTS : []
  }
}

export function fileRights(state: DocSpaceState, file: DocSpaceFile, subjectType: SubjectTypeValue): readonly number[] {
  const parent = roomTypeOf(state, file)
  const format = formatOf(file.title)
  return tableRights(parent, subjectType).filter((access) => {
    if (access === None || access === Restrict) return true
    if (access === Read) return !file.isForm
    if (format.converted) return false
    switch (access) {
      case Editing:
        return format.edited && !(file.isForm && parent === RoomType.FillingFormsRoom)
      case FillForms:
        return file.isForm
      case Comment:
        return !file.isForm && format.commented
      case Review:
        return !file.isForm && format.reviewed
      case CustomFilter:
        return file.title.endsWith('.xlsx')
      default:
        return true
    }
  })
}

/** Of a folder, and of a room when the question is what its entry advertises. */
export function folderRights(
  state: DocSpaceState,
  folder: DocSpaceFolder | DocSpaceRoom,
  subjectType: SubjectTypeValue,
  caller: Caller,
): readonly number[] {
  const parent = roomTypeOf(state, folder)
  const created = caller.user?.id === folder.createdBy
  return tableRights(parent, subjectType).filter((access) => {
    if (access === FillForms) return parent === RoomType.FillingFormsRoom
    // Only who made the folder may take its links away; a RoomManager meets a refusal.
    return access !== None || created
  })
}

/** `availableShareRights`: names by the name of the kind of subject. A room's come from the table of files, so they promise too much. */
export function advertisedRights(state: DocSpaceState, entry: DocSpaceEntry, caller: Caller): Record<string, string[]> {
  const advertised: Record<string, string[]> = {}
  for (const [name, subjectType] of Object.entries(SubjectType)) {
    const rights =
      entry.kind === 'file' ? fileRights(state, entry, subjectType) : folderRights(state, entry, subjectType, caller)
    if (rights.length > 0) advertised[name] = rights.map((access) => shareName(access) ?? String(access))
  }
  return advertised
}
