import type { LinkKind, Role, Target } from '@sharelink/core'

type Kind = Target['kind']

/** role_id of links (Zoho's n8n node 1.0.3, and the role tables of the permission pages). 6 means two things. */
const FILE_ROLES: ReadonlyMap<string, Role> = new Map([
  ['34', 'viewer'],
  ['6', 'commenter'],
  ['5', 'editor'],
])
const FOLDER_ROLES: ReadonlyMap<string, Role> = new Map([
  ['6', 'viewer'],
  ['34', 'viewer'],
  ['5', 'editor'],
  ['7', 'uploader'],
])

export const ROLES_OF_FILE: readonly Role[] = ['viewer', 'commenter', 'editor']
export const ROLES_OF_FOLDER: readonly Role[] = ['viewer', 'editor', 'uploader']

export type FolderViewer = '6' | '34'

/** Which id this server takes for the viewer of a folder, once it has taken one: the documents disagree. */
export type RoleMemory = { folderViewer?: FolderViewer }

/** The ids to send for a role, best first; none where the role is not sent. */
export function roleIds(kind: LinkKind, target: Kind, role: Role, { folderViewer }: RoleMemory): readonly string[] {
  if (kind === 'download') return []
  // The permission pages have 6 for viewing a folder, Zoho's n8n node sends 34.
  if (target === 'folder' && role === 'viewer') return folderViewer === undefined ? ['6', '34'] : [folderViewer]
  const table = target === 'folder' ? FOLDER_ROLES : FILE_ROLES
  return [...table.keys()].filter((id) => table.get(id) === role)
}

/** Upload is a right on folders only. */
export function isFolderRole(roleId: string): boolean {
  return !FILE_ROLES.has(roleId) && FOLDER_ROLES.has(roleId)
}

/** The role that an id means on such an item; the provider's word where it means none of ours. */
export function readRole(
  kind: LinkKind,
  target: Kind,
  roleId: string | undefined,
): { role?: Role; providerRole?: string } {
  if (roleId === undefined) return kind === 'download' ? { role: 'viewer' } : {}
  const role = (target === 'folder' ? FOLDER_ROLES : FILE_ROLES).get(roleId)
  return role === undefined ? { providerRole: roleId } : { role }
}
