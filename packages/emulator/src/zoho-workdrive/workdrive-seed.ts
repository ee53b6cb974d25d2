import type { Clock } from '../kernel.ts'
import type { ZohoAccountsSeed } from '../zoho-accounts/zoho-accounts-seed.ts'
import type { ZohoAccountsState } from '../zoho-accounts/zoho-accounts-state.ts'
import { DEFAULT_WORKDRIVE_SETTINGS, type WorkDriveSettings } from './workdrive-settings.ts'
import type { WorkDriveEmbed, WorkDriveItem, WorkDriveLink, WorkDriveSpace, WorkDriveState } from './workdrive-state.ts'

/** The ids that a fresh WorkDrive holds. The folder and the plain file are those of Zoho's own link samples. */
export const WORKDRIVE_SEED = {
  plainFileId: 'cjrrr55b395f872ad4b0a8c52b02eab98c1c5',
  nativeFileId: 'wdnat0000000000000000000000000000000a',
  sheetFileId: 'wdsht0000000000000000000000000000000b',
  folderId: 'cjrrr81bad43595d94a5bbbb4ea1589ef9236',
  draftFileId: 'wddrf0000000000000000000000000000000c',
  unreadableFileId: 'wdunr0000000000000000000000000000000d',
  teamFileId: 'wdtfl0000000000000000000000000000000e',
  myFolderId: 'wdmyf0000000000000000000000000000000f',
  teamFolderId: 'wdtmf00000000000000000000000000000010',
  embedId: 'wdtfl-2774428000000002021',
  timeZone: 'Europe/Berlin',
} as const

/** What a test may choose for a fresh WorkDrive. Items, spaces and links are added to the seeded ones. */
export type WorkDriveSeed = Partial<WorkDriveSettings> & {
  readonly items?: readonly WorkDriveItem[]
  readonly spaces?: readonly WorkDriveSpace[]
  readonly links?: readonly WorkDriveLink[]
  readonly embeds?: readonly WorkDriveEmbed[]
  /** For the accounts server that comes with this one, when none is handed in. */
  readonly oauth?: ZohoAccountsSeed
}

/** The state that a fresh WorkDrive begins with. */
export function createWorkDriveState(clock: Clock, accounts: ZohoAccountsState, seed: WorkDriveSeed): WorkDriveState {
  const { items = [], spaces = [], links = [], embeds = [], oauth: _oauth, ...settings } = seed
  return {
    ...DEFAULT_WORKDRIVE_SETTINGS,
    ...settings,
    clock,
    accounts,
    items: byId([...seededItems(), ...items]),
    spaces: byId([...seededSpaces(), ...spaces]),
    links: byId(links),
    embeds: [seededEmbed(), ...embeds],
  }
}

function seededItems(): WorkDriveItem[] {
  const { plainFileId, nativeFileId, sheetFileId, folderId, draftFileId, unreadableFileId, teamFileId } = WORKDRIVE_SEED
  const { myFolderId, teamFolderId } = WORKDRIVE_SEED
  const mine = { spaceId: myFolderId, status: 'active', readable: true } as const
  return [
    { ...mine, id: plainFileId, name: 'report2021.pdf', kind: 'file' },
    { ...mine, id: nativeFileId, name: 'Notes', kind: 'native', app: 'writer' },
    { ...mine, id: sheetFileId, name: 'Budget', kind: 'native', app: 'sheet' },
    { ...mine, id: folderId, name: 'Drawings', kind: 'folder' },
    { ...mine, id: draftFileId, name: 'Draft', kind: 'native', app: 'writer', status: 'draft' },
    { ...mine, id: unreadableFileId, name: 'Payroll.pdf', kind: 'file', readable: false },
    { ...mine, id: teamFileId, name: 'Roadmap.pdf', kind: 'file', spaceId: teamFolderId },
  ]
}

function seededSpaces(): WorkDriveSpace[] {
  return [
    { id: WORKDRIVE_SEED.myFolderId, kind: 'my-folders', externalSharing: true },
    { id: WORKDRIVE_SEED.teamFolderId, kind: 'team-folder', externalSharing: true },
  ]
}

function seededEmbed(): WorkDriveEmbed {
  return {
    id: WORKDRIVE_SEED.embedId,
    type: 'permissions',
    spaceId: WORKDRIVE_SEED.teamFolderId,
    attributes: {
      shared_type: 'publish',
      role_id: '34',
      resource_id: WORKDRIVE_SEED.teamFileId,
      permalink_url: `https://workdrive.zohoexternal.com/embed/${WORKDRIVE_SEED.teamFileId}`,
    },
  }
}

function byId<Entry extends { readonly id: string }>(entries: readonly Entry[]): Map<string, Entry> {
  return new Map(entries.map((entry) => [entry.id, { ...entry }]))
}
