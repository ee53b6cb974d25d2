import {
  docSpaceFiles,
  docSpaceFolders,
  docSpaceRooms,
  nextcloudPaths,
  openCloudItems,
  WORKDRIVE_SEED,
  zohoDocsSeed,
  zohoOfficeSeed,
} from '@sharelink/emulator'
import type { Target } from '@sharelink/core'
import type { EmulatedName } from '../src/emulated-settings.ts'
import { isTarget, targetOf } from '../src/flag-values.ts'

/** The kind of item that a place of `drafts.jsonl` stands for, where a portal's own id is given for it. */
const KINDS: Readonly<Record<string, Target['kind']>> = {
  room: 'room',
  'public-room': 'room',
  'form-room': 'room',
  'data-room': 'room',
  folder: 'folder',
  document: 'file',
  form: 'file',
  'data-room-document': 'file',
}

type Places = Readonly<Record<string, Target>>

/** A provider without rooms has folders for them. */
function placesOf(file: Target, folder: Target): Places {
  return {
    room: folder,
    'public-room': folder,
    'form-room': folder,
    'data-room': folder,
    folder,
    document: file,
    form: file,
    'data-room-document': file,
  }
}

const sheet: Target = { kind: 'spreadsheet', id: zohoOfficeSeed.ZOHO_OFFICE_DOCUMENT_ID }
const show: Target = { kind: 'presentation', id: zohoOfficeSeed.ZOHO_OFFICE_DOCUMENT_ID }

/** Where the places are on each emulated server; a place that a provider does not have is absent. */
export const EMULATED_PLACES: { readonly [N in EmulatedName]: Places } = {
  'onlyoffice-docspace': {
    room: { kind: 'room', id: String(docSpaceRooms.custom) },
    'public-room': { kind: 'room', id: String(docSpaceRooms.public) },
    'form-room': { kind: 'room', id: String(docSpaceRooms.fillingForms) },
    'data-room': { kind: 'room', id: String(docSpaceRooms.virtualData) },
    folder: { kind: 'folder', id: String(docSpaceFolders.my) },
    document: { kind: 'file', id: String(docSpaceFiles.myDocument) },
    form: { kind: 'file', id: String(docSpaceFiles.myForm) },
    'data-room-document': { kind: 'file', id: String(docSpaceFiles.virtualData) },
  },
  nextcloud: placesOf({ kind: 'file', id: nextcloudPaths.report }, { kind: 'folder', id: nextcloudPaths.room }),
  opencloud: placesOf({ kind: 'file', id: openCloudItems.report }, { kind: 'folder', id: openCloudItems.room }),
  'zoho-workdrive': placesOf(
    { kind: 'file', id: WORKDRIVE_SEED.nativeFileId },
    { kind: 'folder', id: WORKDRIVE_SEED.folderId },
  ),
  'zoho-docs': placesOf(
    { kind: 'file', id: zohoDocsSeed.ZOHO_DOCS_DOCUMENT_ID },
    { kind: 'folder', id: zohoDocsSeed.ZOHO_DOCS_FOLDER_ID },
  ),
  'zoho-sheet': placesOf(sheet, sheet),
  'zoho-show': placesOf(show, show),
}

/** The variable that says where a place is on a real portal: `SHARELINK_DEMO_PUBLIC_ROOM`, an id or `kind:id`. */
export function placeVariable(place: string): string {
  return `SHARELINK_DEMO_${place.replaceAll('-', '_').toUpperCase()}`
}

/** The target that the environment gives a place. */
export function placeInEnvironment(
  place: string,
  env: Readonly<Record<string, string | undefined>>,
): Target | undefined {
  const text = env[placeVariable(place)] ?? ''
  if (text === '') return undefined
  const kind = KINDS[place]
  return kind === undefined || isTarget(text) ? targetOf(text, undefined) : { kind, id: text }
}
