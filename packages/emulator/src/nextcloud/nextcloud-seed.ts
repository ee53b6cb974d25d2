import type { NextcloudItem, NextcloudRules, NextcloudSeed, NextcloudState } from './nextcloud-state.ts'

/** The users of the default server, with their secrets. */
export const nextcloudUsers = {
  /** Owns the default items. */
  alice: {
    id: 'alice',
    displayName: 'Alice',
    password: 'Al1ce-Passw0rd-of-Nextcl0ud',
    appPassword: 'nc-app-11a7c0de11a7c0de11a7c0de',
    accessToken: 'nc-alice-access-token-11a7c0de',
  },
  /** To whom nothing of it is shared. */
  bob: {
    id: 'bob',
    displayName: 'Bob',
    password: 'B0b-Passw0rd-of-Nextcl0ud',
    appPassword: 'nc-app-22a7c0de22a7c0de22a7c0de',
    accessToken: 'nc-bob-access-token-22a7c0de',
  },
} as const

/** Paths of what lies in alice's files. */
export const nextcloudPaths = {
  room: '/room',
  report: '/room/report.txt',
  archive: '/archive',
  notes: '/notes.md',
} as const

const owner = nextcloudUsers.alice.id

function defaultItems(): NextcloudItem[] {
  return [
    { id: 18, owner, kind: 'folder', path: nextcloudPaths.room, content: '' },
    { id: 19, owner, kind: 'file', path: nextcloudPaths.report, content: 'hello report' },
    { id: 20, owner, kind: 'folder', path: nextcloudPaths.archive, content: '' },
    { id: 21, owner, kind: 'file', path: nextcloudPaths.notes, content: '# Notes' },
  ]
}

/** As a fresh server has it. */
const DEFAULT_RULES: NextcloudRules = {
  linksEnabled: true,
  apiEnabled: true,
  passwordEnforced: false,
  passwordPolicy: { minLength: 10, nonCommon: true, upperLowerCase: false, numeric: false, special: false },
  defaultExpiry: null,
  publicUpload: true,
  maintenance: false,
}

export function createNextcloudState(seed: NextcloudSeed): NextcloudState {
  return {
    users: seed.users ?? Object.values(nextcloudUsers).map((user) => ({ ...user })),
    items: seed.items ?? defaultItems(),
    links: [],
    rules: { ...DEFAULT_RULES, ...seed.rules },
    timeZone: seed.timeZone ?? 'UTC',
    nextId: seed.nextId ?? 1,
    requests: 0,
  }
}
