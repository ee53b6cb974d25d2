import {
  type Effective,
  formatRef,
  type LinkKind,
  type ShareLink,
  type Target,
  type Told,
  type VisitorField,
} from '@sharelink/core'
import { readExpiration } from './workdrive-dates.ts'
import { isFolderRole, readRole } from './workdrive-roles.ts'
import { PROVIDER } from './workdrive-settings.ts'
import { inputField, type LinkAttributes, linkWire } from './workdrive-wire.ts'

/** What a failed update must know: whether it has set a password, of which the former one cannot be put back. */
export type WorkDriveState = { passwordSet?: true }
export type WorkDriveLink = Effective<WorkDriveState>

/** What is known beside an answer: the item that was asked about, the list it came from, the account's zone, the time. */
export type Reading = { target?: Target; kind?: LinkKind | undefined; timeZone: string | undefined; now: number }

/** Stands for the item of a link of which only the link's own id is known. */
export const UNKNOWN_ITEM = '?'

/** The last instant that a Date can be. */
const LAST_INSTANT = 8.64e15

const NOTHING_TOLD: LinkAttributes = {}

const FIELD_TYPES: ReadonlyMap<string, VisitorField> = new Map([
  ['PHONE', 'phone'],
  ['EMAIL_ID', 'email'],
])

/** Where the link leads, whatever the attribute is called. */
function addressOf({ link, download_url, permalink_url }: LinkAttributes): string | undefined {
  return [link, download_url, permalink_url].find((text) => /^https?:\/\//.test(text ?? '')) ?? undefined
}

function kindOf(attributes: LinkAttributes, listed: LinkKind | undefined): LinkKind {
  const { link_type: type, download_link: limits, download_url: url, link } = attributes
  if (typeof type === 'string' && type !== '') return type === 'download' ? 'download' : 'access'
  if (limits || (url && !link)) return 'download'
  if (/\/external\/[^/?#]+\/download\b/.test(addressOf(attributes) ?? '')) return 'download'
  return listed ?? 'access'
}

/** The item that the answer names. Where nothing tells a folder, 6 is read as the more that it is on a file. */
function targetOf(attributes: LinkAttributes, asked: Target | undefined): Target {
  const id = attributes.resource_id ?? asked?.id ?? UNKNOWN_ITEM
  if (asked?.id === id && id !== UNKNOWN_ITEM) return asked
  const folder = isFolderRole(attributes.role_id ?? '') || /\/folder\//.test(addressOf(attributes) ?? '')
  return { kind: folder ? 'folder' : 'file', id }
}

function visitorFields(attributes: LinkAttributes): readonly VisitorField[] | undefined {
  const { request_user_data: asks, input_fields: fields } = attributes
  if (asks === false) return []
  return fields?.flatMap((value): VisitorField[] => {
    const parsed = inputField.safeParse(value)
    if (!parsed.success) return []
    const { field_type: type, is_name_field: isName, field_name: label } = parsed.data
    const field = type === 'TEXT' && (isName === true || label === 'Name') ? 'name' : FIELD_TYPES.get(type)
    return field === undefined ? [] : [field]
  })
}

/** No document says how a limit is told: only a number is believed, and its absence says nothing. */
function usesMembers(kind: LinkKind, { download_link: limits }: LinkAttributes): { maxUses?: number } {
  const limit = limits?.download_limit
  return kind === 'download' && typeof limit === 'number' ? { maxUses: limit } : {}
}

function expiryMembers(wire: unknown, { timeZone, now }: Reading): Pick<ShareLink, 'expiresAt' | 'expired'> {
  const expiresAt = readExpiration(wire, timeZone)
  if (expiresAt === undefined) return {}
  return { expiresAt, expired: expiresAt !== null && expiresAt.getTime() <= now }
}

function linkOf(id: string, attributes: LinkAttributes, reading: Reading): ShareLink {
  const kind = kindOf(attributes, reading.kind)
  const target = targetOf(attributes, reading.target)
  const url = addressOf(attributes)
  const { created_time_in_millisecond: createdAt, is_password_protected: isProtected } = attributes
  return {
    ref: formatRef(PROVIDER, { target, id }),
    provider: PROVIDER,
    id,
    ...(url === undefined ? {} : { url }),
    target,
    kind,
    ...readRole(kind, target.kind, attributes.role_id ?? undefined),
    audience: 'anyone',
    ...(typeof attributes.link_name === 'string' ? { name: attributes.link_name } : {}),
    ...(typeof isProtected === 'boolean' ? { passwordProtected: isProtected } : {}),
    ...expiryMembers(attributes.expiration_date, reading),
    ...(typeof attributes.allow_download === 'boolean' ? { allowDownload: attributes.allow_download } : {}),
    ...usesMembers(kind, attributes),
    ...(typeof createdAt === 'number' && createdAt <= LAST_INSTANT ? { createdAt: new Date(createdAt) } : {}),
  }
}

/** An entry of an answer as a link; `undefined` for embed codes and what is not understood. Nothing asked is echoed. */
export function fromWire(value: unknown, reading: Reading): WorkDriveLink | undefined {
  const parsed = linkWire.safeParse(value)
  if (!parsed.success || (parsed.data.type ?? 'links') !== 'links') return undefined
  const { id, attributes = NOTHING_TOLD } = parsed.data
  const fields = visitorFields(attributes)
  const told: Told = fields === undefined ? {} : { visitorFields: fields }
  return { link: linkOf(id, attributes, reading), told, state: {} }
}
