import type { Role } from '@sharelink/core'

/** FileShare (FileShare.cs:41-78): the index is the number on the wire. */
export const FILE_SHARE = [
  'None',
  'ReadWrite',
  'Read',
  'Restrict',
  'Varies',
  'Review',
  'Comment',
  'FillForms',
  'CustomFilter',
  'RoomManager',
  'Editing',
  'ContentCreator',
] as const

export type FileShare = (typeof FILE_SHARE)[number]

const ACCESS_OF_ROLE: Partial<Record<Role, FileShare>> = {
  viewer: 'Read',
  commenter: 'Comment',
  reviewer: 'Review',
  'form-filler': 'FillForms',
  editor: 'Editing',
  contributor: 'ContentCreator',
}

const ROLES: readonly Role[] = ['viewer', 'commenter', 'reviewer', 'form-filler', 'editor', 'contributor']

/** Reads `access`: a number, a numeric text or an exact name; anything else is not understood. */
export function readAccess(wire: unknown): FileShare | undefined {
  const text = typeof wire === 'number' ? String(wire) : wire
  if (typeof text !== 'string') return undefined
  return /^\d{1,2}$/.test(text) ? FILE_SHARE[Number(text)] : FILE_SHARE.find((name) => name === text)
}

/**
 * Writes `access`. Nothing but a member of the table may ever be sent: the server takes an unknown value as None, and
 * None revokes the link (FileShare.cs:89-94).
 */
export function writeAccess(access: FileShare, format: 'number' | 'name'): number | string {
  return format === 'name' ? access : FILE_SHARE.indexOf(access)
}

/** Whether a stored access may be written back: None would revoke, and what is not understood becomes None. */
export function isWritable(access: FileShare | undefined): access is FileShare {
  return access !== undefined && access !== 'None'
}

export function accessOfRole(role: Role): FileShare | undefined {
  return ACCESS_OF_ROLE[role]
}

export function roleOfAccess(access: FileShare): Role | undefined {
  return ROLES.find((role) => ACCESS_OF_ROLE[role] === access)
}
