import { createLink } from './create-link.ts'
import { createPermission } from './create-permission.ts'
import { getItem } from './get-item.ts'
import { listItemLinks, listMyFolderLinks, listTeamFolderLinks } from './list-links.ts'
import { deleteLink, getLink } from './single-link.ts'
import { updateLink } from './update-link.ts'
import type { WorkDriveHandler } from './workdrive-call.ts'

/** One line of the API: which scope it wants, which type its body has, whether listings are counted. */
export type WorkDriveRoute = {
  readonly method: string
  readonly path: RegExp
  readonly scope: string
  readonly body?: 'links' | 'permissions'
  readonly listing?: true
  readonly handler: WorkDriveHandler
}

// Both bases have the same paths; the second is the older one and still in use.
const BASE = /^\/(?:workdrive\/)?api\/v1(?=\/)/
const LINK = /^\/links\/([^/]+)$/
const FILES_READ = 'WorkDrive.files.READ'
const TEAM_FOLDERS_READ = 'WorkDrive.teamfolders.admin.READ'
const SHARING_CREATE = 'WorkDrive.files.sharing.CREATE'

const ROUTES: readonly WorkDriveRoute[] = [
  { method: 'POST', path: /^\/links$/, scope: 'WorkDrive.links.CREATE', body: 'links', handler: createLink },
  { method: 'GET', path: LINK, scope: 'WorkDrive.links.READ', handler: getLink },
  { method: 'PATCH', path: LINK, scope: 'WorkDrive.links.UPDATE', body: 'links', handler: updateLink },
  { method: 'DELETE', path: LINK, scope: 'WorkDrive.links.DELETE', handler: deleteLink },
  { method: 'GET', path: /^\/files\/([^/]+)$/, scope: FILES_READ, handler: getItem },
  // Lists of links want the files' scope, not the links'.
  list(/^\/files\/([^/]+)\/links$/, FILES_READ, listItemLinks),
  list(/^\/privatespace\/([^/]+)\/links$/, FILES_READ, listMyFolderLinks),
  list(/^\/teamfolders\/([^/]+)\/links$/, TEAM_FOLDERS_READ, listTeamFolderLinks),
  { method: 'POST', path: /^\/permissions$/, scope: SHARING_CREATE, body: 'permissions', handler: createPermission },
]

function list(path: RegExp, scope: string, handler: WorkDriveHandler): WorkDriveRoute {
  return { method: 'GET', path, scope, listing: true, handler }
}

/** The line for a method and a path without its query, and the id in the path. */
export function matchRoute(method: string, path: string): { route: WorkDriveRoute; id: string } | undefined {
  if (!BASE.test(path)) return undefined
  const rest = path.replace(BASE, '')
  const route = ROUTES.find((each) => each.method === method && each.path.test(rest))
  return route === undefined ? undefined : { route, id: route.path.exec(rest)?.[1] ?? '' }
}
