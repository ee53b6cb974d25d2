import { defaultFiles, defaultFolders, defaultRooms } from './default-entries.ts'
import { defaultUsers, docSpaceUsers } from './docspace-seed.ts'
import type { DocSpaceSeed, DocSpaceState } from './docspace-state.ts'

const OPEN_SHARING = {
  externalShare: true,
  defaultShareLinkInternal: false,
  externalShareApplyToDocuments: true,
  externalShareApplyToRooms: true,
  blockExistingLinksOnRestrict: false,
}

const DEFAULT_PASSWORD_POLICY = { min: 8, digits: false, upperCase: false, specialSymbols: false }

/** The portal at its start: the seed over the defaults. What the seed leaves out of an entry is filled in. */
export function createDocSpaceState(seed: DocSpaceSeed): DocSpaceState {
  const users = seed.users ?? defaultUsers()
  const createdBy = users[0]?.id ?? docSpaceUsers.owner.id
  const { rooms = defaultRooms(), folders = defaultFolders(), files = defaultFiles() } = seed
  return {
    version: '3.7.2',
    culture: 'en',
    portalTimeZoneOffset: 0,
    serverTimeZoneOffset: 0,
    expirationFormat: 'text',
    rateLimit: null,
    shortLinks: {},
    ...seed,
    passwordPolicy: { ...DEFAULT_PASSWORD_POLICY, ...seed.passwordPolicy },
    externalSharing: { ...OPEN_SHARING, ...seed.externalSharing },
    users,
    rooms: rooms.map((room) => ({
      title: `Room ${room.id}`,
      archived: false,
      isTemplate: false,
      denyDownload: false,
      ...shared(createdBy),
      ...room,
      kind: 'room',
    })),
    folders: folders.map((folder) => ({
      title: `Folder ${folder.id}`,
      roomId: null,
      parentId: null,
      ...shared(createdBy),
      ...folder,
      kind: 'folder',
    })),
    files: files.map((file) => ({
      roomId: null,
      parentId: null,
      isForm: false,
      ...shared(createdBy),
      ...file,
      kind: 'file',
    })),
  }
}

function shared(createdBy: string): { createdBy: string; links: []; members: [] } {
  return { createdBy, links: [], members: [] }
}
