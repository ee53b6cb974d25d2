import { attributeMissing, generalException } from './workdrive-refusal.ts'
import { readRoleId } from './request-attributes.ts'
import type { WorkDriveItem, WorkDriveState } from './workdrive-state.ts'

/** The role of a new custom link: editor 5, viewer and commenter 6, uploader 7, viewer 34, by the item's kind. */
export function readLinkRole(state: WorkDriveState, item: WorkDriveItem, value: unknown): string {
  const viewer = item.kind === 'folder' ? state.folderViewerRole : '34'
  if (value === undefined) {
    // Optional in one client's reference, required in Zoho's own n8n node.
    if (state.roleRequired) throw attributeMissing()
    return viewer
  }
  const role = readRoleId(value)
  if (![viewer, ...furtherRoles(item)].includes(role)) throw generalException()
  return role
}

/** As Zoho's n8n node 1.0.3 offers them: what is neither a folder nor native can only be viewed. */
function furtherRoles(item: WorkDriveItem): readonly string[] {
  if (item.kind === 'folder') return ['5', '7']
  return item.kind === 'native' ? ['5', '6'] : []
}
