import type { OpenCloudDrive, OpenCloudSeed, OpenCloudUser } from './opencloud-state.ts'

/** The users of the default server, with their secrets. */
export const openCloudUsers = {
  /** Owns the first drive; may leave read-only links without a password where one is enforced. */
  admin: {
    id: '3fc24e9e-274e-4627-b72c-75d95768b334',
    username: 'admin',
    password: 'Adm1n-Passw0rd-of-0penCloud!',
    appPassword: 'oc-app-11a7c0de11a7c0de11a7c0de',
    accessToken: 'oc-admin-access-token-11a7c0de',
  },
  /** An ordinary user, invited to the folder `room`, with a drive of her own. */
  marie: {
    id: '058bff95-6708-4fe5-91e4-9ea3d377588b',
    username: 'marie',
    password: 'Mar1e-Passw0rd-of-0penCloud!',
    appPassword: 'oc-app-22a7c0de22a7c0de22a7c0de',
    accessToken: 'oc-marie-access-token-22a7c0de',
  },
  /** An ordinary user who was invited to nothing; the one who visits when a visitor is signed in. */
  alan: {
    id: 'b1f74ec4-dd7e-11ef-a543-03775734d0f7',
    username: 'alan',
    password: 'Alan0-Passw0rd-of-0penCloud!',
    appPassword: 'oc-app-33a7c0de33a7c0de33a7c0de',
    accessToken: 'oc-alan-access-token-33a7c0de',
  },
} as const

const STORAGE = '4aaff486-3e83-4d8f-b9e7-e9ef66ecdc5b'

/** The personal spaces; each is the space of its owner's id. */
export const openCloudDrives = {
  admin: `${STORAGE}$${openCloudUsers.admin.id}`,
  marie: `${STORAGE}$${openCloudUsers.marie.id}`,
} as const

/** What lies in the drives: all of it in the admin's but `mariesFile`. */
export const openCloudItems = {
  /** /room; marie is invited. */
  room: `${openCloudDrives.admin}!7f332b14-8769-4aa2-8d9f-07ae9c94129d`,
  /** /room/report.txt */
  report: `${openCloudDrives.admin}!204fb731-d36e-4000-b5e5-ad9ab024875d`,
  /** /archive, an empty folder. */
  archive: `${openCloudDrives.admin}!5f7ed67d-1f4c-4bb5-8a3a-1c4df6e5e2a1`,
  /** /notes.md */
  notes: `${openCloudDrives.admin}!c2a5e4b0-7c5d-4a65-a2f3-7a8a6c3d9b10`,
  mariesFile: `${openCloudDrives.marie}!0d9e8c7b-6a5f-4e3d-8c2b-1a0f9e8d7c6b`,
} as const

/** The default server's users, as state. */
export function defaultUsers(): OpenCloudUser[] {
  const { admin, marie, alan } = openCloudUsers
  return [
    { ...admin, displayName: 'Admin', deletesReadOnlyPasswords: true },
    { ...marie, displayName: 'Marie Curie', deletesReadOnlyPasswords: false },
    { ...alan, displayName: 'Alan Turing', deletesReadOnlyPasswords: false },
  ]
}

export function defaultDrives(now: number): OpenCloudDrive[] {
  const { admin, marie } = openCloudUsers
  return [
    { id: openCloudDrives.admin, name: 'Admin', owner: admin.id, lastModified: now },
    { id: openCloudDrives.marie, name: 'Marie Curie', owner: marie.id, lastModified: now },
  ]
}

export function defaultItems(): NonNullable<OpenCloudSeed['items']> {
  const { room, report, archive, notes, mariesFile } = openCloudItems
  const driveId = openCloudDrives.admin
  return [
    { id: room, driveId, kind: 'folder', name: 'room', members: [openCloudUsers.marie.id] },
    { id: report, driveId, kind: 'file', name: 'report.txt', parentId: room, content: 'hello report' },
    { id: archive, driveId, kind: 'folder', name: 'archive' },
    { id: notes, driveId, kind: 'file', name: 'notes.md', content: '# Notes' },
    { id: mariesFile, driveId: openCloudDrives.marie, kind: 'file', name: 'radium.txt', content: 'glows' },
  ]
}
