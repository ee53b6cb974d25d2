import type {
  DocSpaceEntry,
  DocSpaceFile,
  DocSpaceFolder,
  DocSpaceLink,
  DocSpaceRoom,
  DocSpaceState,
} from './docspace-state.ts'
import { SubjectType } from './wire-enums.ts'
import type { RoomTypeValue } from './wire-enums.ts'

/** Rooms and folders share one row of ids, and most endpoints take either (VirtualRoomsController.cs, FoldersController.cs). */
export function findFolder(state: DocSpaceState, id: string): DocSpaceRoom | DocSpaceFolder | undefined {
  const same = (entry: DocSpaceEntry): boolean => String(entry.id) === id
  return state.rooms.find(same) ?? state.folders.find(same)
}

export function findFile(state: DocSpaceState, id: string): DocSpaceFile | undefined {
  return state.files.find((file) => String(file.id) === id)
}

/** The room an entry is or lies in; undefined in My Documents. */
export function roomOf(state: DocSpaceState, entry: DocSpaceEntry): DocSpaceRoom | undefined {
  if (entry.kind === 'room') return entry
  if (entry.roomId === null) return undefined
  return state.rooms.find((room) => room.id === entry.roomId)
}

/** The room type that rules an entry; null in My Documents. */
export function roomTypeOf(state: DocSpaceState, entry: DocSpaceEntry): RoomTypeValue | null {
  return roomOf(state, entry)?.roomType ?? null
}

/** The entry itself and every folder above it, up to the room. */
export function pathOf(state: DocSpaceState, entry: DocSpaceEntry): DocSpaceEntry[] {
  const path: DocSpaceEntry[] = [entry]
  let parentId = entry.kind === 'room' ? null : entry.parentId
  while (parentId !== null && path.length < 100) {
    const wanted = parentId
    const parent = state.folders.find((folder) => folder.id === wanted)
    if (!parent) break
    path.push(parent)
    parentId = parent.parentId
  }
  const room = entry.kind === 'room' ? undefined : roomOf(state, entry)
  return room ? [...path, room] : path
}

/** Everything below a room or folder. */
export function entriesBelow(state: DocSpaceState, entry: DocSpaceEntry): DocSpaceEntry[] {
  if (entry.kind === 'file') return []
  const all: DocSpaceEntry[] = [...state.folders, ...state.files]
  return all.filter((other) => other !== entry && pathOf(state, other).includes(entry))
}

export function allEntries(state: DocSpaceState): DocSpaceEntry[] {
  return [...state.rooms, ...state.folders, ...state.files]
}

export function findLink(entry: DocSpaceEntry, id: string): DocSpaceLink | undefined {
  return entry.links.find((link) => link.id === id)
}

/** The primary link; the first one where there are several. */
export function primaryOf(entry: DocSpaceEntry): DocSpaceLink | undefined {
  return entry.links.find((link) => link.subjectType === SubjectType.PrimaryExternalLink)
}
