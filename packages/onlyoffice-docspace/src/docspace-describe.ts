import { type Call, type Description, type Role, type Send, type Target } from '@sharelink/core'
import { FILE_SHARE, readAccess, roleOfAccess } from './docspace-access.ts'
import { type ItemWire, ROOM_TYPES } from './docspace-api.ts'
import { mayShare, readItemWire } from './docspace-calls.ts'

const ROOM_NAMES = Object.values(ROOM_TYPES)

function roomType({ roomType }: ItemWire): string {
  if (typeof roomType === 'number') return ROOM_TYPES[roomType] ?? `roomType ${roomType}`
  return ROOM_NAMES.find((name) => name === roomType) ?? 'unknown room type'
}

/** Roles that a file or folder says it can give. Never asked of rooms: theirs are computed from the table of files. */
function entryRoles({ availableShareRights }: ItemWire): readonly Role[] | undefined {
  const names = availableShareRights?.['ExternalLink']
  return names?.flatMap((name) => {
    const access = readAccess(name)
    const role = access === undefined ? undefined : roleOfAccess(access)
    return role === undefined ? [] : [role]
  })
}

/** Only entries of a form room offer filling and nothing else (FileSecurity.cs:84-108). */
function liesInFormRoom({ availableShareRights }: ItemWire): boolean {
  const rights = availableShareRights?.['ExternalLink']?.filter((name) => name !== FILE_SHARE[0])
  return rights?.length === 1 && rights[0] === 'FillForms'
}

/** Reads the item: its room type, the roles that it leaves, and whether the caller may share it. */
export async function describeItem(send: Send, target: Target, call: Call): Promise<Description> {
  const item = await readItemWire(send, target, call)
  if (mayShare(item) === false) {
    const message = 'The account may not share this item.'
    return { target, refusal: { code: 'forbidden', field: 'target', message } }
  }
  if (target.kind === 'room') return { target: { ...target, type: roomType(item) } }
  const roles = entryRoles(item)
  const described = liesInFormRoom(item) ? { ...target, type: 'FillingFormsRoom' } : target
  return { target: described, ...(roles === undefined ? {} : { roles }) }
}
