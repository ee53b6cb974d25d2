import { type Call, type Description, type Role, type Send, ShareLinkError, type Target } from '@sharelink/core'
import { FILE_SHARE, readAccess, roleOfAccess } from './docspace-access.ts'
import { type ItemWire, listLinks, ROOM_TYPES } from './docspace-api.ts'
import { mayShare, readItemWire, sendChecked } from './docspace-calls.ts'

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

function hasCode(error: unknown, code: ShareLinkError['code']): boolean {
  return ShareLinkError.is(error) && error.code === code
}

/**
 * What the item says, or what refuses it. Visitors who are not signed in may ask for an item, since a link opens it, and
 * are refused with 403 (FileStorageService.cs:5744-5749): a credential that the portal does not know looks like a missing
 * right. The list of links is for the signed in alone, and tells them apart.
 */
async function readItemSignedIn(send: Send, target: Target, call: Call): Promise<ItemWire> {
  try {
    return await readItemWire(send, target, call)
  } catch (error) {
    if (!hasCode(error, 'forbidden')) throw error
    const asked = await sendChecked(send, listLinks(target), call).catch((refused: unknown) => refused)
    throw hasCode(asked, 'unauthorized') ? asked : error
  }
}

/** Reads the item: its room type, the roles that it leaves, and whether the caller may share it. */
export async function describeItem(send: Send, target: Target, call: Call): Promise<Description> {
  const item = await readItemSignedIn(send, target, call)
  if (mayShare(item) === false) {
    const message = 'The account may not share this item.'
    return { target, refusal: { code: 'forbidden', field: 'target', message } }
  }
  if (target.kind === 'room') return { target: { ...target, type: roomType(item) } }
  const roles = entryRoles(item)
  const described = liesInFormRoom(item) ? { ...target, type: 'FillingFormsRoom' } : target
  return { target: described, ...(roles === undefined ? {} : { roles }) }
}
