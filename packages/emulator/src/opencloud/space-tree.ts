import { invalid, GraphRefusal, itemNotFound } from './graph-refusal.ts'
import type { OpenCloudDrive, OpenCloudItem, OpenCloudState, OpenCloudUser } from './opencloud-state.ts'

/** `storage$space` and, after an exclamation mark, a node of it (storagespace.ParseID). */
const RESOURCE_ID = /^([^$!]+)\$([^$!]+)(?:!([^$!]+))?$/

/** The drive that a user may see: their own. Everything else is not found, whatever the reason. */
export function ownDrive(state: OpenCloudState, user: OpenCloudUser, driveId: string): OpenCloudDrive | undefined {
  return state.drives.find((drive) => drive.id === driveId && drive.owner === user.id)
}

export function isOwner(state: OpenCloudState, item: OpenCloudItem, user: OpenCloudUser): boolean {
  return ownDrive(state, user, item.driveId) !== undefined
}

/** Whether a user can see an item: it lies in their drive, or they were invited to it or to a folder above. */
export function mayView(state: OpenCloudState, item: OpenCloudItem, user: OpenCloudUser): boolean {
  if (isOwner(state, item, user) || item.members.includes(user.id)) return true
  const parent = state.items.find(({ id }) => id === item.parentId)
  return parent !== undefined && mayView(state, parent, user)
}

/** Ids of the path, checked the way GetDriveAndItemIDParam does; `root` is the drive's own. */
export function checkIds(driveId: string, itemId: string): { readonly isRoot: boolean } {
  if (!RESOURCE_ID.test(driveId)) throw invalid('invalid driveID')
  const [, storage, space, node] = RESOURCE_ID.exec(itemId) ?? []
  if (storage === undefined || node === undefined) throw invalid('invalid itemID')
  if (`${storage}$${space}` !== driveId.replace(/!.*$/, '')) {
    throw new GraphRefusal('itemNotFound', 'driveID and itemID do not match')
  }
  return { isRoot: node === space }
}

/** The item of a path that the user may see. */
export function requireItem(state: OpenCloudState, user: OpenCloudUser, itemId: string): OpenCloudItem {
  const item = state.items.find(({ id }) => id === itemId)
  if (!item || !mayView(state, item, user)) throw itemNotFound()
  return item
}

export function childrenOf(state: OpenCloudState, driveId: string, parentId: string | null): OpenCloudItem[] {
  return state.items.filter((item) => item.driveId === driveId && item.parentId === parentId)
}

/** The item at a path of names below a folder (null is the drive's root); undefined where there is none. */
export function itemAt(
  state: OpenCloudState,
  driveId: string,
  from: OpenCloudItem | null,
  names: readonly string[],
): OpenCloudItem | null | undefined {
  let item: OpenCloudItem | null = from
  for (const name of names) {
    const found: OpenCloudItem | undefined = childrenOf(state, driveId, item?.id ?? null).find(
      (each) => each.name === name,
    )
    if (!found) return undefined
    item = found
  }
  return item
}
