import type { NextcloudSeed, NextcloudUser } from './nextcloud-state.ts'

/** The users of the default server, with their secrets. */
export const nextcloudUsers = {
  /** Owns what `nextcloudPaths` names, but for `mariesFile`. */
  admin: {
    username: 'admin',
    password: 'Adm1n-Passw0rd-of-Nextcl0ud!',
    appPassword: 'nc-app-11b8d-1f11b-8d1f1-1b8d1-f11b8',
    accessToken: 'nc-admin-access-token-11b8d1f1',
  },
  /** An ordinary user with a home of her own. */
  marie: {
    username: 'marie',
    password: 'Mar1e-Passw0rd-of-Nextcl0ud!',
    appPassword: 'nc-app-22b8d-1f22b-8d1f2-2b8d1-f22b8',
    accessToken: 'nc-marie-access-token-22b8d1f2',
  },
} as const

/** What lies in the homes, by path. */
export const nextcloudPaths = {
  room: '/room',
  report: '/room/report.txt',
  /** An empty folder. */
  archive: '/archive',
  notes: '/notes.md',
  /** In marie's home; not there for the admin. */
  mariesFile: '/radium.txt',
} as const

/** The default server's users, as state. */
export function defaultUsers(): NextcloudUser[] {
  return [
    { ...nextcloudUsers.admin, displayName: 'Admin', storage: 1, rootId: 2 },
    { ...nextcloudUsers.marie, displayName: 'Marie Curie', storage: 3, rootId: 4 },
  ]
}

export function defaultItems(): NonNullable<NextcloudSeed['items']> {
  const { room, report, archive, notes, mariesFile } = nextcloudPaths
  return [
    { path: room, kind: 'folder' },
    { path: report, kind: 'file', content: 'hello report' },
    { path: archive, kind: 'folder' },
    { path: notes, kind: 'file', content: '# Notes' },
    { path: mariesFile, kind: 'file', content: 'glows', owner: nextcloudUsers.marie.username },
  ]
}
