import { type Effective, formatRef, type ShareLink, type Target } from '@sharelink/core'
import { type FileShare, readAccess, roleOfAccess } from './docspace-access.ts'
import { type EntryWire, entryWire, type LinkWire, linkWire } from './docspace-api.ts'
import { readExpiration } from './docspace-date.ts'
import { PROVIDER } from './docspace-settings.ts'

/** A link as the server holds it, password included: kept inside, to be written back whole. */
export type DocSpaceState = { access: FileShare | undefined; wire: LinkWire; internalIsFixed: boolean }
export type DocSpaceLink = Effective<DocSpaceState>

const LINK_SUBJECTS = [1, 3, 4, 'ExternalLink', 'InvitationLink', 'PrimaryExternalLink']

function linkIn(entry: EntryWire): LinkWire | undefined {
  const { subjectType } = entry
  if (subjectType !== undefined && subjectType !== null && !LINK_SUBJECTS.includes(subjectType)) return undefined
  if (entry.sharedToUser ?? entry.sharedToGroup) return undefined
  const parsed = linkWire.safeParse(entry.sharedLink ?? entry.sharedTo)
  const hasLinkMember =
    parsed.success && ['shareLink', 'linkType', 'primary', 'denyDownload'].some((key) => key in parsed.data)
  return hasLinkMember ? parsed.data : undefined
}

/** The provider's own word for an access that is none of ours. */
function accessWord(wire: unknown): string {
  const text = typeof wire === 'number' ? String(wire) : wire
  return typeof text === 'string' && /^[\w.-]{1,40}$/.test(text) ? text : 'unknown'
}

function isPrimary({ primary }: LinkWire, { subjectType }: EntryWire): boolean {
  return primary ?? (subjectType === 4 || subjectType === 'PrimaryExternalLink')
}

function isInvitation({ linkType }: LinkWire, { subjectType }: EntryWire): boolean {
  if (typeof linkType === 'number' || typeof linkType === 'string') return [0, '0', 'Invitation'].includes(linkType)
  return subjectType === 3 || subjectType === 'InvitationLink'
}

function webAddress(text: string | null | undefined): { url?: string } {
  return text !== null && text !== undefined && /^https?:\/\//.test(text) ? { url: text } : {}
}

function expiryMembers(wire: LinkWire): { expiresAt?: Date | null } {
  const expiresAt = readExpiration(wire.expirationDate)
  return expiresAt === undefined ? {} : { expiresAt }
}

/** An entry of an answer as a link, or `undefined` for members, groups and what is not understood. */
export function fromWire(target: Target, value: unknown, password?: string | null): DocSpaceLink | undefined {
  const entry = entryWire.safeParse(value)
  const wire = entry.success ? linkIn(entry.data) : undefined
  if (!entry.success || wire === undefined) return undefined
  const access = readAccess(entry.data.access)
  const role = access === undefined ? undefined : roleOfAccess(access)
  const invitation = isInvitation(wire, entry.data)
  const link: ShareLink = {
    ref: formatRef(PROVIDER, { target, id: wire.id }),
    provider: PROVIDER,
    id: wire.id,
    ...webAddress(wire.shareLink),
    target,
    kind: invitation ? 'invitation' : 'access',
    primary: isPrimary(wire, entry.data),
    ...(role === undefined ? { providerRole: access ?? accessWord(entry.data.access) } : { role }),
    audience: wire.internal === true && !invitation ? 'organization' : 'anyone',
    ...(typeof wire.title === 'string' ? { name: wire.title } : {}),
    passwordProtected: typeof wire.password === 'string' && wire.password !== '',
    ...expiryMembers(wire),
    ...(typeof wire.isExpired === 'boolean' ? { expired: wire.isExpired } : {}),
    ...(invitation ? { maxUses: wire.maxUseCount ?? null } : { allowDownload: wire.denyDownload !== true }),
    ...(invitation && typeof wire.currentUseCount === 'number' ? { useCount: wire.currentUseCount } : {}),
  }
  const told = typeof password === 'string' ? { passwordMatches: wire.password === password } : {}
  return { link, told, state: { access, wire, internalIsFixed: entry.data.canEditInternal === false } }
}
