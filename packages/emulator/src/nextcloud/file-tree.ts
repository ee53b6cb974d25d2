import type { NextcloudItem, NextcloudState, NextcloudUser } from './nextcloud-state.ts'

/** One slash before every name and none at the end; the root is empty. */
export function normalized(path: string): string {
  const names = path.split('/').filter((name) => name !== '')
  return names.map((name) => `/${name}`).join('')
}

export function itemAt(state: NextcloudState, owner: string, path: string): NextcloudItem | undefined {
  const wanted = normalized(path)
  return state.items.find((item) => item.owner === owner && item.path === wanted)
}

/** Empty for what lies in the root. */
export function parentPath(path: string): string {
  return path.slice(0, path.lastIndexOf('/'))
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** The id of the folder that an item lies in. */
export function parentId(state: NextcloudState, item: NextcloudItem, owner: NextcloudUser): number {
  const parent = parentPath(item.path)
  return parent === '' ? owner.rootId : (itemAt(state, item.owner, parent)?.id ?? owner.rootId)
}

export function childrenOf(state: NextcloudState, owner: string, path: string): NextcloudItem[] {
  return state.items.filter((item) => item.owner === owner && parentPath(item.path) === path)
}

/** Whether something may be put there: the folder above exists. */
export function hasParent(state: NextcloudState, owner: string, path: string): boolean {
  const parent = parentPath(path)
  return parent === '' || itemAt(state, owner, parent)?.kind === 'folder'
}
