import { OcsRefusal } from './answer.ts'
import type { NextcloudItem, NextcloudRules } from './nextcloud-state.ts'

export const READ = 1
export const UPDATE = 2
export const CREATE = 4
export const DELETE = 8
const SHARE = 16
const ALL = 31
export const UPLOAD = READ | UPDATE | CREATE | DELETE

/** What an owner may do with an item: a file holds nothing. */
function mostOf({ kind }: NextcloudItem): number {
  return kind === 'folder' ? ALL : ALL & ~CREATE
}

/** The mask that a link gets; whoever reads may share on. Throws what the server refuses. */
export function linkMask(item: NextcloudItem, asked: number, { publicUpload }: NextcloudRules, isNew: boolean): number {
  if (isNew && (asked < 0 || asked > ALL)) throw new OcsRefusal(404, 'Invalid permissions')
  if ((asked & (READ | CREATE)) === 0) throw new OcsRefusal(400, 'Share must at least have READ or CREATE permissions')
  if ((asked & READ) === 0 && (asked & (UPDATE | DELETE)) !== 0)
    throw new OcsRefusal(400, 'Share must have READ permission if UPDATE or DELETE permission is set')
  // On a file the recordings show nothing of this kind: inferred.
  if ((asked & ~mostOf(item)) !== 0) throw new OcsRefusal(404, `Cannot increase permissions of ${item.path}`)
  if (!isNew && !publicUpload && (asked & UPLOAD) === UPLOAD)
    throw new OcsRefusal(403, 'Public upload disabled by the administrator')
  if (item.kind === 'folder' && !publicUpload && (asked & (UPDATE | CREATE | DELETE)) !== 0)
    throw new OcsRefusal(isNew ? 403 : 400, 'Public upload is not allowed')
  return (asked & READ) === 0 ? asked : asked | SHARE
}
