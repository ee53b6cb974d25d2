import { type HttpRequest, REPEAT_ALWAYS, segment } from '@sharelink/core'

/** A request, with the OAuth scope that it needs. */
export type WorkDriveRequest = HttpRequest & { scope: string }

/** Also sent as content type. Without an Accept the server answers 415. */
export const MEDIA_TYPE = 'application/vnd.api+json'

const ROOT = '/workdrive/api/v1'
const headers = { accept: MEDIA_TYPE }

type Attributes = Readonly<Record<string, unknown>>

function linksBody(attributes: Attributes): { json: unknown; contentType: string } {
  return { json: { data: { attributes, type: 'links' } }, contentType: MEDIA_TYPE }
}

/** Makes one more link of the item, each time that it arrives. */
export function createLink(attributes: Attributes): WorkDriveRequest {
  const path = `${ROOT}/links`
  return { method: 'POST', path, headers, body: linksBody(attributes), scope: 'WorkDrive.links.CREATE' }
}

export function readLink(id: string): WorkDriveRequest {
  return { method: 'GET', path: `${ROOT}/links/${segment(id)}`, headers, scope: 'WorkDrive.links.READ' }
}

/** Reads a file or folder. */
export function readItem(id: string): WorkDriveRequest {
  return { method: 'GET', path: `${ROOT}/files/${segment(id)}`, headers, scope: 'WorkDrive.files.READ' }
}

/** Changes one setting: the documents have a page each for download, password and expiry. */
export function patchLink(id: string, attributes: Attributes): WorkDriveRequest {
  const path = `${ROOT}/links/${segment(id)}`
  const scope = 'WorkDrive.links.UPDATE'
  return { method: 'PATCH', path, headers, body: linksBody(attributes), repeatOn: REPEAT_ALWAYS, scope }
}

export function deleteLink(id: string): WorkDriveRequest {
  const path = `${ROOT}/links/${segment(id)}`
  return { method: 'DELETE', path, headers, repeatOn: REPEAT_ALWAYS, scope: 'WorkDrive.links.DELETE' }
}

/** A list of links, before paging. */
export type LinkList = { path: string; query: Readonly<Record<string, string>>; scope: string }

/** The lists of an item's links: one for each kind. They need a scope of files, not of links. */
export function itemLists(id: string): readonly LinkList[] {
  const path = `${ROOT}/files/${segment(id)}/links`
  return ['custom', 'download'].map((type) => ({
    path,
    query: { 'filter[type]': type },
    scope: 'WorkDrive.files.READ',
  }))
}

/** All links below someone's My Folders. */
export function myFoldersList(id: string): LinkList {
  return { path: `${ROOT}/privatespace/${segment(id)}/links`, query: {}, scope: 'WorkDrive.files.READ' }
}

/** All links below a team folder, embed codes among them. */
export function teamFolderList(id: string): LinkList {
  const path = `${ROOT}/teamfolders/${segment(id)}/links`
  return { path, query: { 'page[limit]': '50' }, scope: 'WorkDrive.teamfolders.admin.READ' }
}

/** Where a list goes on: after so many entries, or where the last answer said. */
export type PagePlace = { offset: number } | { cursor: string }

/** One page of a list. Names of query parameters go percent-encoded, as the documents demand. */
export function listPage({ path, query, scope }: LinkList, place?: PagePlace): WorkDriveRequest {
  const further = placeQuery(place)
  const all = { ...query, ...further }
  return { method: 'GET', path, headers, scope, ...(Object.keys(all).length === 0 ? {} : { query: all }) }
}

function placeQuery(place: PagePlace | undefined): Record<string, string> {
  if (place === undefined) return {}
  return 'offset' in place ? { 'page[offset]': String(place.offset) } : { 'page[next]': place.cursor }
}
