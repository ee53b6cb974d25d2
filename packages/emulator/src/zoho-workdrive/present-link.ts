import type { ServerContext } from '../kernel.ts'
import { writeExpirationDate } from './expiration-date.ts'
import { formatsByZone } from '../wall-time.ts'
import type { WorkDriveLink, WorkDriveState } from './workdrive-state.ts'

/** A link as answers show it; never with its password. */
export function presentLink(context: ServerContext, state: WorkDriveState, link: WorkDriveLink) {
  const attributes = {
    ...publicAddress(context, state, link),
    link_name: link.name,
    resource_id: link.resourceId,
    creator_name: CREATOR.name,
    created_time: shortTime(state, link.createdAt),
    ...(state.answers === 'full' ? furtherAttributes(state, link) : {}),
  }
  return {
    id: link.id,
    type: 'links',
    attributes: state.values === 'text' ? asText(attributes) : attributes,
    links: { self: `${context.origin()}/workdrive/api/v1/links/${link.id}` },
  }
}

const CREATOR = { id: '60001234567', name: 'Emulated User' } as const

/** The path that a visitor opens; native sheets and downloads have their own. */
function publicAddress(context: ServerContext, state: WorkDriveState, link: WorkDriveLink) {
  const base = `${state.publicOrigin ?? context.origin()}/external`
  if (link.type === 'download') return { [state.downloadLinkField]: `${base}/${link.id}/download` }
  const sheet = state.items.get(link.resourceId)?.app === 'sheet'
  return { link: sheet ? `${base}/sheet/${link.id}` : `${base}/${link.id}` }
}

function furtherAttributes(state: WorkDriveState, link: WorkDriveLink) {
  return {
    link_type: link.type,
    ...(link.roleId === null ? {} : { role_id: link.roleId }),
    allow_download: link.allowDownload,
    is_password_protected: link.password !== null,
    request_user_data: link.requestUserData,
    ...(link.requestUserData ? { input_fields: link.inputFields } : {}),
    ...expiry(state, link),
    creator_id: CREATOR.id,
    created_time_i18: shortTime(state, link.createdAt),
    created_time_in_millisecond: link.createdAt,
    modified_time: shortTime(state, link.modifiedAt),
    modified_time_i18: shortTime(state, link.modifiedAt),
    modified_time_in_millisecond: link.modifiedAt,
  }
}

function expiry(state: WorkDriveState, link: WorkDriveLink) {
  if (link.expiresAt !== null) return { expiration_date: writeExpirationDate(state, link.expiresAt) }
  if (state.noExpiry === 'absent') return {}
  return { expiration_date: state.noExpiry === 'null' ? null : '' }
}

const shortFormat = formatsByZone({ dateStyle: 'medium', timeStyle: 'short' })

/** `May 17, 2027, 3:04 PM`, as WorkDrive's other answers write times. */
function shortTime({ timeZone }: WorkDriveState, instant: number): string {
  return shortFormat(timeZone).format(instant).replaceAll('\u202F', ' ')
}

function asText(attributes: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const written = (value: unknown) => (typeof value === 'boolean' || typeof value === 'number' ? String(value) : value)
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, written(value)]))
}
