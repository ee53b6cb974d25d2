import type { EmulatedResponse, ServerContext } from '../kernel.ts'
import { unauthorizedAccess } from './workdrive-refusal.ts'
import type { Attributes } from './request-attributes.ts'
import type { WorkDriveItem, WorkDriveLink, WorkDriveState } from './workdrive-state.ts'

/** An API call that passed every gate; `id` is the path's, empty where the path has none. */
export type WorkDriveCall = {
  readonly context: ServerContext
  readonly state: WorkDriveState
  readonly id: string
  readonly query: URLSearchParams
  readonly attributes: Attributes
}

export type WorkDriveHandler = (call: WorkDriveCall) => EmulatedResponse

/** The item of that id, if there is one and the user may read it. */
export function readableItem(state: WorkDriveState, id: string): WorkDriveItem {
  const item = state.items.get(id)
  if (item === undefined || !item.readable) throw unauthorizedAccess()
  return item
}

/** The link of that id, if there is one and the user may read what it leads to. */
export function readableLink(state: WorkDriveState, id: string): WorkDriveLink {
  const link = state.links.get(id)
  if (link === undefined) throw unauthorizedAccess()
  readableItem(state, link.resourceId)
  return link
}
