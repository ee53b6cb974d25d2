import type { Caller } from './caller.ts'
import type { DocSpaceEntry, DocSpaceRoom, DocSpaceState, DocSpaceUser } from './docspace-state.ts'
import { pathOf, roomOf, roomTypeOf } from './entries.ts'
import { FileShare, RoomType } from './wire-enums.ts'

type Portal = { readonly state: DocSpaceState; readonly caller: Caller }

/** A user's own access to an entry, from the entry or a folder above it; undefined without any. */
export function memberAccess({ state, caller }: Portal, entry: DocSpaceEntry): number | undefined {
  const { user } = caller
  if (!user) return undefined
  for (const place of pathOf(state, entry)) {
    const member = place.members.find((each) => each.subject === user.id)
    if (member) return member.access
  }
  return undefined
}

function isAdmin(user: DocSpaceUser): boolean {
  return user.type === 'RoomAdmin' || user.type === 'DocSpaceAdmin'
}

/** Whether the caller may set access, and so sees the links (EditAccess, FileSecurity.cs). Guests never may. */
export function canEditAccess(portal: Portal, entry: DocSpaceEntry): boolean {
  const { user } = portal.caller
  if (!user || user.type === 'Guest') return false
  const room = roomOf(portal.state, entry)
  if (!room) return entry.createdBy === user.id || memberAccess(portal, entry) === FileShare.ReadWrite
  if (room.archived) return false
  if (room.createdBy === user.id && isAdmin(user)) return true
  return roomAccess(user, room) === FileShare.RoomManager
}

function roomAccess(user: DocSpaceUser, room: DocSpaceRoom): number | undefined {
  return room.members.find((member) => member.subject === user.id)?.access
}

/** Whether the caller has a user's right, not a link's, to open an entry. */
export function canRead(portal: Portal, entry: DocSpaceEntry): boolean {
  const { user } = portal.caller
  if (!user) return false
  const room = roomOf(portal.state, entry)
  if (entry.createdBy === user.id || room?.createdBy === user.id) return true
  const access = memberAccess(portal, entry)
  return access !== undefined && access !== FileShare.None && access !== FileShare.Restrict
}

/** Never in a VirtualDataRoom, where links are internal, nor in a PublicRoom, where they are not. */
export function canEditInternal(portal: Portal, entry: DocSpaceEntry): boolean {
  const roomType = roomTypeOf(portal.state, entry)
  if (roomType === RoomType.VirtualDataRoom || roomType === RoomType.PublicRoom) return false
  return canEditAccess(portal, entry)
}

export function canEditExpiration(portal: Portal, entry: DocSpaceEntry): boolean {
  return roomTypeOf(portal.state, entry) !== RoomType.FillingFormsRoom && canEditAccess(portal, entry)
}
