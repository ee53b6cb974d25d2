import { readText, required } from './request-attributes.ts'
import { readableItem, type WorkDriveHandler } from './workdrive-call.ts'
import { inactiveResource, unknownAddress } from './workdrive-refusal.ts'

/** POST /permissions: only its refusals are emulated; a sound request meets an address that is not configured. */
export const createPermission: WorkDriveHandler = ({ state, attributes }) => {
  const item = readableItem(state, readText(required(attributes, 'resource_id')))
  throw item.status === 'active' ? unknownAddress() : inactiveResource()
}
