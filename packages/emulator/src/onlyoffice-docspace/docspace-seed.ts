import type { DocSpaceUser } from './docspace-state.ts'

/** The users of the default portal, with their secrets. */
export const docSpaceUsers = {
  /** Owns every room, folder and file but one; a portal administrator. */
  owner: {
    id: '11111111-1111-4111-8111-111111111111',
    apiKey: 'sk-11a7c0de11a7c0de11a7c0de11a7c0de11a7c0de11a7c0de11a7c0de11a7c0de',
    token: 'owner-session-token',
  },
  /** A RoomAdmin without access to the owner's rooms. */
  colleague: {
    id: '22222222-2222-4222-8222-222222222222',
    apiKey: 'sk-22a7c0de22a7c0de22a7c0de22a7c0de22a7c0de22a7c0de22a7c0de22a7c0de',
    token: 'colleague-session-token',
  },
  /** A portal administrator who is in none of the rooms. */
  administrator: {
    id: '33333333-3333-4333-8333-333333333333',
    apiKey: 'sk-33a7c0de33a7c0de33a7c0de33a7c0de33a7c0de33a7c0de33a7c0de33a7c0de',
    token: 'administrator-session-token',
  },
  guest: {
    id: '44444444-4444-4444-8444-444444444444',
    apiKey: 'sk-44a7c0de44a7c0de44a7c0de44a7c0de44a7c0de44a7c0de44a7c0de44a7c0de',
    token: 'guest-session-token',
  },
  /** An ordinary user with no rights; the one who visits when a visitor is signed in. */
  member: {
    id: '55555555-5555-4555-8555-555555555555',
    apiKey: 'sk-55a7c0de55a7c0de55a7c0de55a7c0de55a7c0de55a7c0de55a7c0de55a7c0de',
    token: 'member-session-token',
  },
} as const

export const docSpaceRooms = {
  custom: 3975,
  public: 3976,
  fillingForms: 3977,
  editing: 3978,
  virtualData: 3979,
  ai: 3980,
  /** A CustomRoom in the archive. */
  archived: 3981,
  /** A CustomRoom on a connected third-party storage. */
  thirdParty: 'drive-12-root',
} as const

/** `my…` lie in the owner's My Documents, the others in the room of that name. */
export const docSpaceFolders = {
  my: 4001,
  custom: 4075,
  public: 4076,
  fillingForms: 4077,
  editing: 4078,
  virtualData: 4079,
  ai: 4080,
  archived: 4081,
  thirdParty: 'drive-12-folder',
} as const

export const docSpaceFiles = {
  myDocument: 5001,
  /** A PDF form. */
  myForm: 5002,
  myImage: 5003,
  /** A docx in the folder `my`. */
  inMyFolder: 5004,
  custom: 5075,
  public: 5076,
  fillingForms: 5077,
  editing: 5078,
  virtualData: 5079,
  ai: 5080,
  archived: 5081,
  thirdParty: 'drive-12-file',
  /** A docx in the folder `custom`. */
  inCustomFolder: 5175,
  /** A PDF form in the FillingFormsRoom. */
  formInFillingForms: 5177,
  /** A docx in the colleague's My Documents. */
  colleaguesDocument: 5201,
} as const

/** The links that exist from the start: those the server makes by itself. */
export const docSpaceLinks = {
  publicRoomPrimary: '75a5f745-f697-4418-b38d-0fe0d277e258',
  fillingFormsRoomPrimary: '0a6e3f3c-5f0b-4d5e-9d8e-6a1f0c9b7e21',
  publicFilePrimary: '9d4c7c2e-2f6b-4e0a-8a35-1c7d5b9e6f42',
} as const

/** The default portal's users, as state. */
export function defaultUsers(): DocSpaceUser[] {
  const { owner, colleague, administrator, guest, member } = docSpaceUsers
  return [
    { ...owner, displayName: 'Olive Owner', type: 'DocSpaceAdmin', apiKeyPermissions: ['*'] },
    { ...colleague, displayName: 'Carl Colleague', type: 'RoomAdmin', apiKeyPermissions: ['*'] },
    { ...administrator, displayName: 'Ada Administrator', type: 'DocSpaceAdmin', apiKeyPermissions: ['*'] },
    { ...guest, displayName: 'Gus Guest', type: 'Guest', apiKeyPermissions: ['*'] },
    { ...member, displayName: 'Mia Member', type: 'User', apiKeyPermissions: ['*'] },
  ]
}
