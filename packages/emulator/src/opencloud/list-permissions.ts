import type { SignedIn } from './exchange.ts'
import type { Ids } from './ids.ts'
import type { OpenCloudItem } from './opencloud-state.ts'
import { permissionDto } from './permission-dto.ts'
import { liveLinks } from './public-shares.ts'
import { checkIds, isOwner, requireItem } from './space-tree.ts'

const action = (name: string): string => `libre.graph/driveItem/${name}`

/** What the owner may do; recorded on a folder. */
const OWNERS_ACTIONS = [
  'permissions/create',
  'children/create',
  'standard/delete',
  'path/read',
  'quota/read',
  'content/read',
  'upload/create',
  'permissions/read',
  'children/read',
  'versions/read',
  'deleted/read',
  'path/update',
  'permissions/delete',
  'deleted/delete',
  'versions/update',
  'deleted/update',
  'basic/read',
  'permissions/update',
  'permissions/deny',
].map(action)

const VIEWERS_ACTIONS = ['path/read', 'quota/read', 'content/read', 'children/read', 'deleted/read', 'basic/read'].map(
  action,
)

function role(weight: number, id: string, displayName: string, description: string): object {
  return { '@libre.graph.weight': weight, description, displayName, id }
}

/** Recorded for a folder; those of a file are inferred from the definitions of the roles. */
const ROLES: Readonly<Record<OpenCloudItem['kind'], readonly object[]>> = {
  folder: [
    role(1, 'b1e2218d-eef8-4d4c-b82d-0f1a1b48f3b5', 'Can view', 'View and download.'),
    role(2, '1c996275-f1c9-4e71-abdf-a42f6495e960', 'Can upload', 'View, download and upload.'),
    role(3, 'fb6c3e19-e378-47e5-b277-9732f9de6e21', 'Can edit', 'View, download, upload, edit, add and delete.'),
  ],
  file: [
    role(1, 'b1e2218d-eef8-4d4c-b82d-0f1a1b48f3b5', 'Can view', 'View and download.'),
    role(2, '2d00ce52-1fc2-4dbc-8b95-a73b73395f5a', 'Can edit', 'View, download and edit.'),
  ],
}

/**
 * GET …/permissions: every link that the caller made or may see. Without any there is no member `value` at all: the model leaves an
 * empty list out (inferred).
 */
export function listPermissions(exchange: SignedIn, ids: Ids): object {
  const { state, user, now } = exchange
  checkIds(ids.drive, ids.item)
  const item = requireItem(state, user, ids.item)
  const owns = isOwner(state, item, user)
  const links = liveLinks(state, now).filter((link) => link.itemId === item.id && (owns || link.createdBy === user.id))
  return {
    '@libre.graph.permissions.actions.allowedValues': owns ? OWNERS_ACTIONS : VIEWERS_ACTIONS,
    '@libre.graph.permissions.roles.allowedValues': owns ? ROLES[item.kind] : [],
    ...(links.length > 0 && { value: links.map((link) => permissionDto(exchange, link)) }),
  }
}
