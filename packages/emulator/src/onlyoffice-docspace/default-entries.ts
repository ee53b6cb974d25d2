import { docSpaceFiles, docSpaceFolders, docSpaceLinks, docSpaceRooms, docSpaceUsers } from './docspace-seed.ts'
import type { DocSpaceSeed } from './docspace-state.ts'
import { newLink } from './new-link.ts'
import { FileShare, RoomType, SubjectType } from './wire-enums.ts'

type Rooms = NonNullable<DocSpaceSeed['rooms']>
type Folders = NonNullable<DocSpaceSeed['folders']>
type Files = NonNullable<DocSpaceSeed['files']>

export function defaultRooms(): Rooms {
  const { publicRoomPrimary, fillingFormsRoomPrimary } = docSpaceLinks
  const primary = SubjectType.PrimaryExternalLink
  const { FillForms, Read } = FileShare
  return [
    { id: docSpaceRooms.custom, title: 'Custom room', roomType: RoomType.CustomRoom },
    {
      id: docSpaceRooms.public,
      title: 'Public room',
      roomType: RoomType.PublicRoom,
      links: [newLink(publicRoomPrimary, primary, { access: Read, title: 'Shared link' })],
    },
    {
      id: docSpaceRooms.fillingForms,
      title: 'Form filling room',
      roomType: RoomType.FillingFormsRoom,
      links: [newLink(fillingFormsRoomPrimary, primary, { access: FillForms, title: 'Link to fill out' })],
    },
    { id: docSpaceRooms.editing, title: 'Collaboration room', roomType: RoomType.EditingRoom },
    { id: docSpaceRooms.virtualData, title: 'Virtual data room', roomType: RoomType.VirtualDataRoom },
    { id: docSpaceRooms.ai, title: 'AI room', roomType: RoomType.AiRoom },
    { id: docSpaceRooms.archived, title: 'Archived room', roomType: RoomType.CustomRoom, archived: true },
    { id: docSpaceRooms.thirdParty, title: 'Third-party room', roomType: RoomType.CustomRoom },
  ]
}

const roomNames = [
  'custom',
  'public',
  'fillingForms',
  'editing',
  'virtualData',
  'ai',
  'archived',
  'thirdParty',
] as const

export function defaultFolders(): Folders {
  const inRooms = roomNames.map((name) => ({
    id: docSpaceFolders[name],
    title: `Folder in ${name}`,
    roomId: docSpaceRooms[name],
  }))
  return [{ id: docSpaceFolders.my, title: 'Reports' }, ...inRooms]
}

export function defaultFiles(): Files {
  const inRooms = roomNames.map((name) => ({
    id: docSpaceFiles[name],
    title: `Document in ${name}.docx`,
    roomId: docSpaceRooms[name],
    links: name === 'public' ? [autoLinkOfPublicFile()] : [],
  }))
  const { custom, fillingForms } = docSpaceRooms
  return [
    { id: docSpaceFiles.myDocument, title: 'Report.docx' },
    { id: docSpaceFiles.myForm, title: 'Application.pdf', isForm: true },
    { id: docSpaceFiles.myImage, title: 'Photo.png' },
    { id: docSpaceFiles.inMyFolder, title: 'Quarter.docx', parentId: docSpaceFolders.my },
    ...inRooms,
    { id: docSpaceFiles.inCustomFolder, title: 'Plan.docx', roomId: custom, parentId: docSpaceFolders.custom },
    { id: docSpaceFiles.formInFillingForms, title: 'Form.pdf', isForm: true, roomId: fillingForms },
    { id: docSpaceFiles.colleaguesDocument, title: 'Private.docx', createdBy: docSpaceUsers.colleague.id },
  ]
}

/** Every new file in a PublicRoom gets a primary link (FileStorageService.cs). */
function autoLinkOfPublicFile(): ReturnType<typeof newLink> {
  const { publicFilePrimary } = docSpaceLinks
  return newLink(publicFilePrimary, SubjectType.PrimaryExternalLink, { access: FileShare.Read, title: 'Shared link' })
}
