import { formatRef, type ParsedDraft, type ShareLink, ShareLinkError } from '@sharelink/core'
import { lastDayEndingBy } from '@sharelink/calendar'
import type { LinkPermission, Notification, Visibility, VisibilityForm } from './zoho-docs-api.ts'
import { PROVIDER, type ZohoDocsConfig } from './zoho-docs-settings.ts'
import { peopleSlotFor, type Slot } from './zoho-docs-slots.ts'

/** The slot that a draft is for. Throws `unsupported` for a role that nobody can be given. */
export function slotFor({ kind, audience, role }: Pick<ParsedDraft, 'kind' | 'audience' | 'role'>): Slot {
  if (kind === 'publication') return 'publication'
  return audience === 'people' ? peopleSlotFor(role) : 'link'
}

export function slotId(slot: Slot): string {
  return typeof slot === 'string' ? slot : slot.id
}

/** What stands in every link of a slot. */
export function slotMembers(
  target: ShareLink['target'],
  slot: Slot,
): Pick<ShareLink, 'ref' | 'provider' | 'id' | 'target' | 'kind'> {
  const id = slotId(slot)
  const kind = slot === 'publication' ? 'publication' : 'access'
  return { ref: formatRef(PROVIDER, { target, id }), provider: PROVIDER, id, target, kind }
}

const VISIBILITIES = {
  linkshare: { audience: 'anyone', listed: false },
  orglinkshare: { audience: 'organization', listed: false },
  orgshare: { audience: 'organization', listed: true },
} as const

export function visibilityOf({ audience, listed }: Pick<ParsedDraft, 'audience' | 'listed'>): Visibility {
  if (audience === 'anyone') return 'linkshare'
  return listed ? 'orgshare' : 'orglinkshare'
}

/** Who may use the link, as far as its visibility is one that we know. */
export function audienceOf(visibility: string): Pick<ShareLink, 'audience' | 'listed'> {
  return Object.entries(VISIBILITIES).find(([name]) => name === visibility)?.[1] ?? {}
}

export function permissionOf(role: ParsedDraft['role']): LinkPermission {
  if (role === 'viewer') return 'readonly'
  if (role === 'editor') return 'readwrite'
  const message = `role: the link of an item cannot give '${role}'.`
  throw new ShareLinkError({ code: 'unsupported', provider: PROVIDER, field: 'role', message })
}

/** `undefined` for a word that is none of the two, and where none is told. */
export function roleOf(permission: string | undefined): ParsedDraft['role'] | undefined {
  if (permission === 'readonly') return 'viewer'
  return permission === 'readwrite' ? 'editor' : undefined
}

/** A day (`YYYY-MM-DD`) as Zoho Docs writes it: mm/dd/yyyy. */
function formatDay(day: string): string {
  const [year, month, date] = day.split('-')
  return `${month}/${date}/${year}`
}

/** The day until whose end the link opens. Throws `unsupported` without the account's zone: a day would be a guess. */
function expiryMember(expiresAt: Date, { timeZone }: Pick<ZohoDocsConfig, 'timeZone'>): { expireson: string } {
  const day = timeZone === undefined ? undefined : lastDayEndingBy(expiresAt, timeZone, -Infinity)
  if (day !== undefined) return { expireson: formatDay(day) }
  const message = 'expiresAt: cannot be sent without `timeZone`.'
  throw new ShareLinkError({ code: 'unsupported', provider: PROVIDER, field: 'expiresAt', message })
}

/** The whole state of the link. Password and expiry are left out where there are none: an empty text is no password. */
export function visibilityForm(
  wish: Pick<ParsedDraft, 'role' | 'audience' | 'listed' | 'password' | 'expiresAt'>,
  config: Pick<ZohoDocsConfig, 'timeZone'>,
): VisibilityForm {
  return {
    visibility: visibilityOf(wish),
    permission: permissionOf(wish.role),
    ...(typeof wish.password === 'string' ? { password: wish.password } : {}),
    ...(wish.expiresAt ? expiryMember(wish.expiresAt, config) : {}),
  }
}

/** Said also where nobody is to be notified: what the service does by default is not documented. */
export function notificationOf(notify: ParsedDraft['notify']): Notification {
  if (notify === false) return { notify: 'false' }
  return { notify: 'true', ...(notify.message === undefined ? {} : { message: notify.message }) }
}
