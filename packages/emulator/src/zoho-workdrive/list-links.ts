import { pageOf } from './page-of.ts'
import { presentLink } from './present-link.ts'
import { readableItem, type WorkDriveCall, type WorkDriveHandler } from './workdrive-call.ts'
import { answerDocument, generalException, unauthorizedAccess } from './workdrive-refusal.ts'
import type { WorkDriveLink, WorkDriveSpace } from './workdrive-state.ts'

/** GET /files/{id}/links. */
export const listItemLinks: WorkDriveHandler = (call) => {
  readableItem(call.state, call.id)
  return answerList(
    call,
    linksOf(call, (link) => link.resourceId === call.id),
  )
}

/** GET /privatespace/{id}/links. */
export const listMyFolderLinks: WorkDriveHandler = (call) => answerList(call, spaceLinks(call, 'my-folders'))

/** GET /teamfolders/{id}/links: embed codes stand among the links, unless a filter keeps them out. */
export const listTeamFolderLinks: WorkDriveHandler = (call) => {
  const links = spaceLinks(call, 'team-folder')
  if (call.query.has('filter[type]')) return answerList(call, links)
  const embeds = call.state.embeds
    .filter((embed) => embed.spaceId === call.id)
    .map(({ id, type, attributes }) => ({ id, type, attributes }))
  return answerList(call, [...embeds, ...links])
}

function spaceLinks(call: WorkDriveCall, kind: WorkDriveSpace['kind']) {
  const { state, id } = call
  if (state.spaces.get(id)?.kind !== kind) throw unauthorizedAccess()
  return linksOf(call, (link) => {
    const item = state.items.get(link.resourceId)
    return item?.spaceId === id && item.readable
  })
}

/** In the order of their creation, those that `filter[type]` names: custom or download. */
function linksOf({ context, state, query }: WorkDriveCall, belongs: (link: WorkDriveLink) => boolean) {
  const filter = query.get('filter[type]')
  if (filter !== null && filter !== 'custom' && filter !== 'download') throw generalException()
  return [...state.links.values()]
    .filter((link) => belongs(link) && (filter === null || link.type === filter))
    .map((link) => presentLink(context, state, link))
}

function answerList({ state, query }: WorkDriveCall, entries: readonly unknown[]) {
  const { page, cursor } = pageOf(state.paging, query, entries)
  return answerDocument(200, { data: page, ...(cursor === undefined ? {} : { links: { cursor } }) })
}
