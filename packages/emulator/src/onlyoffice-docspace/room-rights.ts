import type { ServerFeatures } from './server-version.ts'
import { FileShare, RoomType, SubjectType } from './wire-enums.ts'
import type { RoomTypeValue, SubjectTypeValue } from './wire-enums.ts'

const { None, Read, Review, Comment, FillForms, RoomManager, Editing, ContentCreator } = FileShare

const OPEN_EXTERNAL = [Editing, FillForms, Review, Comment, Read, None]

/** Access that an external link of a room may give (FileSecurity.cs). */
const EXTERNAL: Record<RoomTypeValue, readonly number[]> = {
  [RoomType.CustomRoom]: OPEN_EXTERNAL,
  [RoomType.PublicRoom]: OPEN_EXTERNAL,
  [RoomType.FillingFormsRoom]: [FillForms, Read, None],
  [RoomType.EditingRoom]: [],
  [RoomType.VirtualDataRoom]: [],
  [RoomType.AiRoom]: [],
}

const INVITATION: Record<RoomTypeValue, readonly number[]> = {
  [RoomType.CustomRoom]: [ContentCreator, Editing, Review, Comment, Read, None],
  [RoomType.PublicRoom]: [ContentCreator, Read, None],
  [RoomType.FillingFormsRoom]: [ContentCreator, FillForms, None],
  [RoomType.EditingRoom]: [ContentCreator, Editing, Read, None],
  [RoomType.VirtualDataRoom]: [ContentCreator, Editing, Read, FillForms, None],
  [RoomType.AiRoom]: [ContentCreator, Read, None],
}

/** The access that a subject may be given on a room. */
export function roomRights(
  roomType: RoomTypeValue,
  subjectType: SubjectTypeValue,
  features: ServerFeatures,
): readonly number[] {
  switch (subjectType) {
    case SubjectType.ExternalLink:
    case SubjectType.PrimaryExternalLink:
      if (features.externalFillForms || roomType === RoomType.FillingFormsRoom) return EXTERNAL[roomType]
      return EXTERNAL[roomType].filter((access) => access !== FillForms)
    case SubjectType.User:
      return [RoomManager, ...INVITATION[roomType]]
    default:
      return INVITATION[roomType]
  }
}
