import { accessDenied } from './api-error.ts'
import type { DocSpaceEntry } from './docspace-state.ts'
import { pathOf, roomOf } from './entries.ts'
import { advertisedRights } from './entry-rights.ts'
import type { Answer, Exchange } from './exchange.ts'
import { findShared, shareStatus } from './external-share.ts'
import { extensionOf } from './file-formats.ts'
import { canEditAccess, canRead, memberAccess } from './permissions.ts'
import { requireFile, requireFolder } from './require-entry.ts'
import { FileShare, ShareStatus, SubjectType } from './wire-enums.ts'

/** GET /files/rooms/{id}, GET /files/folder/{id}. */
export function getFolder(exchange: Exchange, id: string): Answer {
  return { response: entryDto(exchange, requireFolder(exchange, id)) }
}

/** GET /files/file/{id}. */
export function getFile(exchange: Exchange, id: string): Answer {
  return { response: entryDto(exchange, requireFile(exchange, id)) }
}

type Opened = { readonly access: number; readonly edits: boolean; readonly downloads: boolean }

/** How the caller comes to the entry: by a right of its own, or by the link whose token it sends. */
function open(exchange: Exchange, entry: DocSpaceEntry): Opened {
  const { state, caller } = exchange
  const mayEditAccess = canEditAccess(exchange, entry)
  if (canRead(exchange, entry)) {
    const access = memberAccess(exchange, entry) ?? FileShare.None
    const downloads = mayEditAccess || !(roomOf(state, entry)?.denyDownload ?? false)
    return { access, edits: mayEditAccess || edits(access), downloads }
  }
  // An administrator sees that a room is there, not what is in it.
  if (entry.kind === 'room' && caller.user?.type === 'DocSpaceAdmin') {
    return { access: FileShare.None, edits: false, downloads: false }
  }
  const shared = caller.shareKey === null ? null : findShared(state, caller.shareKey)
  if (!shared || shareStatus(exchange, shared) !== ShareStatus.Ok) throw accessDenied()
  if (!pathOf(state, entry).includes(shared.entry)) throw accessDenied()
  return { access: shared.link.access, edits: edits(shared.link.access), downloads: !shared.link.denyDownload }
}

const EDITING: readonly number[] = [
  FileShare.ReadWrite,
  FileShare.RoomManager,
  FileShare.ContentCreator,
  FileShare.Editing,
]

function edits(access: number): boolean {
  return EDITING.includes(access)
}

/** The parts of an entry that matter to sharing (FileEntryDto.cs). */
function entryDto(exchange: Exchange, entry: DocSpaceEntry): object {
  const opened = open(exchange, entry)
  const mayEditAccess = canEditAccess(exchange, entry)
  const security = { Read: true, Edit: opened.edits, Download: opened.downloads }
  const common = {
    id: entry.id,
    title: entry.title,
    access: opened.access,
    shared: entry.links.some((link) => link.subjectType !== SubjectType.InvitationLink),
    canShare: mayEditAccess,
    createdBy: { id: entry.createdBy },
    availableShareRights: advertisedRights(exchange.state, entry, exchange.caller),
  }
  if (entry.kind === 'file') {
    const { isForm, title } = entry
    return { ...common, folderId: entry.parentId, fileExst: `.${extensionOf(title)}`, isForm, security }
  }
  const folderSecurity = { ...security, EditAccess: mayEditAccess }
  if (entry.kind === 'folder') return { ...common, parentId: entry.parentId, security: folderSecurity }
  return { ...common, roomType: entry.roomType, denyDownload: entry.denyDownload, security: folderSecurity }
}
