import { randomHex } from '../zoho-accounts/random-hex.ts'
import { defaultExpiration, readExpirationDate } from './expiration-date.ts'
import { readLinkRole } from './link-role.ts'
import { checkPassword } from './password-rule.ts'
import { presentLink } from './present-link.ts'
import { type Attributes, isRecord, readFlag, readText, required } from './request-attributes.ts'
import { readableItem, type WorkDriveCall, type WorkDriveHandler } from './workdrive-call.ts'
import { answerDocument, generalException, inactiveResource } from './workdrive-refusal.ts'
import type { WorkDriveItem, WorkDriveLink, WorkDriveState } from './workdrive-state.ts'

/** POST /links: a custom link, or a download link when `download_link` or `link_type` says so. */
export const createLink: WorkDriveHandler = (call) => {
  const link = readLink(call)
  call.state.links.set(link.id, link)
  return answerDocument(201, { data: presentLink(call.context, call.state, link) })
}

function readLink({ context, state, attributes }: WorkDriveCall): WorkDriveLink {
  const resourceId = readText(required(attributes, 'resource_id'))
  const name = readText(required(attributes, 'link_name'))
  const requestUserData = readFlag(required(attributes, 'request_user_data'))
  const allowDownload = readFlag(required(attributes, 'allow_download'))
  const item = sharableItem(state, resourceId)
  const expiration = attributes['expiration_date']
  const now = context.clock.now()
  return {
    id: randomHex(context, 64),
    resourceId,
    name,
    requestUserData,
    allowDownload,
    inputFields: requestUserData ? readInputFields(attributes['input_fields']) : [],
    expiresAt: expiration === undefined ? defaultExpiration(state) : readExpirationDate(state, expiration),
    downloads: 0,
    createdAt: now,
    modifiedAt: now,
    ...(isDownload(attributes) ? readDownload(attributes, allowDownload) : readCustom(state, item, attributes)),
  }
}

function sharableItem(state: WorkDriveState, resourceId: string): WorkDriveItem {
  const item = readableItem(state, resourceId)
  if (item.status !== 'active') throw inactiveResource()
  if (!state.paidPlan || !state.externalSharing) throw generalException()
  if (state.spaces.get(item.spaceId)?.externalSharing === false) throw generalException()
  return item
}

// Zoho's page tells the two apart by `download_link`, most of its clients by `link_type`.
function isDownload(attributes: Attributes): boolean {
  return attributes['download_link'] !== undefined || attributes['link_type'] === 'download'
}

/** A password is not among a download link's attributes, and is passed over. */
function readDownload(attributes: Attributes, allowDownload: boolean) {
  if (!allowDownload) throw generalException()
  return {
    type: 'download',
    roleId: null,
    password: null,
    downloadLimit: readDownloadLimit(attributes['download_link'] ?? {}),
  } as const
}

function readDownloadLimit(value: unknown): number | null {
  if (!isRecord(value)) throw generalException()
  const limit = value['download_limit']
  if (limit === undefined) return null
  if (typeof limit !== 'number' || !Number.isInteger(limit) || limit < 1) throw generalException()
  return limit
}

function readCustom(state: WorkDriveState, item: WorkDriveItem, attributes: Attributes) {
  const roleId = readLinkRole(state, item, attributes['role_id'])
  const password = attributes['password_text'] === undefined ? null : readText(attributes['password_text'])
  checkPassword(state, password)
  return { type: 'custom', roleId, password, downloadLimit: null } as const
}

function readInputFields(value: unknown): readonly unknown[] {
  if (value === undefined) return []
  if (!Array.isArray(value)) throw generalException()
  const fields: readonly unknown[] = value
  const known = ['TEXT', 'PHONE', 'EMAIL_ID']
  if (!fields.every((field) => isRecord(field) && known.includes(String(field['field_type'])))) throw generalException()
  return fields
}
