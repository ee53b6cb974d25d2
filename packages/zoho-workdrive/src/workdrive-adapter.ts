import {
  type Adapter,
  type Capabilities,
  type Connection,
  MASK,
  type Operations,
  type Order,
  type PlannedRequest,
  plannedRequest,
  createKeyOrders,
} from '@sharelink/core'
import { expiryHeldAsWallTime } from '@sharelink/calendar'
import { createTokenSource, createZohoSend, type ZohoAccess } from '@sharelink/zoho'
import { parseAddress } from './workdrive-address.ts'
import { createLink, itemLists, listPage, readItem, readLink, type WorkDriveRequest } from './workdrive-api.ts'
import { getLink, type Session } from './workdrive-calls.ts'
import { workDriveCapabilities } from './workdrive-capabilities.ts'
import { createWorkDriveLink } from './workdrive-create.ts'
import { describeItem } from './workdrive-describe.ts'
import { isTokenRefused } from './workdrive-errors.ts'
import { findLinks } from './workdrive-find.ts'
import { listLinks } from './workdrive-lists.ts'
import { createAttributes, linkName } from './workdrive-mapping.ts'
import type { WorkDriveState } from './workdrive-mapping-answers.ts'
import { createLinkMemory } from './workdrive-memory.ts'
import { roleIds, type RoleMemory } from './workdrive-roles.ts'
import {
  apiOrigin,
  parseSettings,
  PROVIDER,
  type WorkDriveConfig,
  type WorkDriveSettings,
} from './workdrive-settings.ts'
import { restoreWorkDriveLink, updateWorkDriveLink } from './workdrive-update.ts'
import { revokeWorkDriveLink } from './workdrive-revoke.ts'

function connect(
  access: WorkDriveConfig,
  capabilities: Capabilities,
  roles: RoleMemory,
  connection: Connection,
): Operations<WorkDriveState> {
  const send = createZohoSend(connection, createTokenSource(connection, access), {
    baseUrl: (apiDomain) => apiOrigin(access, apiDomain),
    tokenRefused: isTokenRefused,
    limits: access.limits,
  })
  const { clock, sleep } = connection
  const { timeZone } = access
  const session: Session = {
    send,
    timeZone,
    clock,
    sleep,
    memory: createLinkMemory(),
    orders: createKeyOrders(),
    roles,
  }
  return {
    describe: (target, call) => describeItem(session, target, call),
    create: (order, call) => createWorkDriveLink(session, order, capabilities, call),
    find: (order, call) => findLinks(session, order, capabilities, call),
    get: (address, call) => getLink(session, address, call),
    list: (scope, nextCall) => listLinks(session, scope, nextCall),
    update: (change, call) => updateWorkDriveLink(session, change, call),
    restore: (before, after, call) => restoreWorkDriveLink(session, before, after, call),
    revoke: (address, call) => revokeWorkDriveLink(session, address, call),
  }
}

/** A sample of the id that only WorkDrive can give. */
const SAMPLE_ID = '5a3b1e005a3b4e008a3b1e005a3b1e00'.repeat(2)

function planned(access: ZohoAccess, request: WorkDriveRequest): PlannedRequest {
  return plannedRequest(apiOrigin(access), { authorization: `Zoho-oauthtoken ${MASK}` }, request)
}

/** The requests of a create: with a key the lists in which it is looked for, before and after. */
function planOrder(access: ZohoAccess, roles: RoleMemory, order: Order): readonly PlannedRequest[] {
  const { target, kind, role } = order.draft
  const [roleId] = roleIds(kind, target.kind, role, roles)
  const lists = order.key === undefined ? [] : itemLists(target.id).map((list) => listPage(list))
  const create = createLink(createAttributes(order, roleId, access.timeZone))
  return [
    ...[...lists, create, ...lists].map((request) => planned(access, request)),
    { ...planned(access, readLink(SAMPLE_ID)), sample: true },
  ]
}

/** External share links of Zoho WorkDrive. Throws `invalid-request` for unfit settings. */
export function createWorkDrive(settings: WorkDriveSettings): Adapter<WorkDriveState> {
  const access = parseSettings(settings)
  const { timeZone } = access
  const capabilities = workDriveCapabilities(access)
  const roles: RoleMemory = {}
  return {
    provider: PROVIDER,
    capabilities,
    ...(timeZone === undefined
      ? {}
      : { holdExpiry: (asked: Date, now: number) => expiryHeldAsWallTime(asked, timeZone, now) }),
    parseAddress,
    heldName: linkName,
    planDescribe: (target) => [planned(access, readItem(target.id))],
    planCreate: (order) => planOrder(access, roles, order),
    connect: (connection) => connect(access, capabilities, roles, connection),
  }
}
