import { type Order, type ParsedDraft, type ParsedPatch, ShareLinkError, type Target } from '@sharelink/core'
import { accessOfRole, type FileShare, isWritable, writeAccess } from './docspace-access.ts'
import { writeExpiration } from './docspace-date.ts'
import type { DocSpaceLink } from './docspace-mapping-answers.ts'
import { type DocSpaceConfig, PROVIDER } from './docspace-settings.ts'

type Format = Pick<DocSpaceConfig, 'accessFormat' | 'expirationFormat'>
type Body = Readonly<Record<string, unknown>>

const INVITATION = 0
const EXTERNAL = 1

/** The id of a new link: the intention's token as a version 4 UUID, never zeros. */
export function linkIdOf(token: string): string {
  const variant = '89ab'[Number.parseInt(token.slice(16, 17), 16) % 4]
  const part = (start: number, end: number): string => token.slice(start, end)
  return `${part(0, 8)}-${part(8, 12)}-4${part(13, 16)}-${variant}${part(17, 20)}-${part(20, 32)}`
}

function placeMembers(target: Target, invitation: boolean, primary: boolean): Body {
  // linkType left out would be 0 and make an invitation of an external link (RoomLinkRequestDto.cs).
  return target.kind === 'room' ? { linkType: invitation ? INVITATION : EXTERNAL } : { primary }
}

function defaultTitle(invitation: boolean): string {
  return invitation ? 'Invitation link' : 'Shared link'
}

function accessFor(role: ParsedDraft['role']): FileShare {
  const access = accessOfRole(role)
  if (access !== undefined) return access
  throw new ShareLinkError({
    code: 'unsupported',
    provider: PROVIDER,
    field: 'role',
    message: `role: DocSpace has no '${role}'.`,
  })
}

/** The whole body of a create: what is left out would be reset or revoke. */
export function createBody({ draft, token }: Order, format: Format): Body {
  const invitation = draft.kind === 'invitation'
  return {
    linkId: linkIdOf(token),
    access: writeAccess(accessFor(draft.role), format.accessFormat),
    title: draft.name ?? defaultTitle(invitation),
    ...placeMembers(draft.target, invitation, false),
    ...(draft.expiresAt ? { expirationDate: writeExpiration(draft.expiresAt, format.expirationFormat) } : {}),
    ...(invitation ? {} : { internal: draft.audience === 'organization', denyDownload: draft.allowDownload === false }),
    ...(typeof draft.password === 'string' ? { password: draft.password } : {}),
    ...(typeof draft.maxUses === 'number' ? { maxUseCount: draft.maxUses } : {}),
  }
}

function storedAccess({ state: { access } }: DocSpaceLink): FileShare {
  if (isWritable(access)) return access
  throw new ShareLinkError({
    code: 'unsupported',
    provider: PROVIDER,
    field: 'role',
    message: 'role: the stored one is not understood and cannot be written back.',
  })
}

/** The stored link with a patch over it: PUT replaces all, so that what is not sent would be lost. */
export function mergedBody(stored: DocSpaceLink, patch: ParsedPatch, format: Format): Body {
  const access = patch.role === undefined ? storedAccess(stored) : accessFor(patch.role)
  return wholeBody(stored, patch, format, access)
}

/**
 * The stored link with access None. An invitation that has expired goes without its date, which servers since 3.7.1
 * refuse (FileStorageService.cs:4240).
 */
export function revokeBody(stored: DocSpaceLink, format: Format, now: number): Body {
  const { kind, expired, expiresAt } = stored.link
  const { expirationDate, ...rest } = wholeBody(stored, {}, format, 'None')
  const over = kind === 'invitation' && (expired === true || (expiresAt ?? Infinity).valueOf() <= now)
  return over || expirationDate === undefined ? rest : { ...rest, expirationDate }
}

function wholeBody(
  { link, state: { wire } }: DocSpaceLink,
  patch: ParsedPatch,
  format: Format,
  access: FileShare,
): Body {
  const invitation = link.kind === 'invitation'
  const expirationDate = patch.expiresAt
    ? writeExpiration(patch.expiresAt, format.expirationFormat)
    : wire.expirationDate
  const password = patch.password === undefined ? wire.password : patch.password
  const maxUseCount = patch.maxUses === undefined ? wire.maxUseCount : patch.maxUses
  const internal = patch.audience === undefined ? wire.internal === true : patch.audience === 'organization'
  const denyDownload = patch.allowDownload === undefined ? wire.denyDownload === true : !patch.allowDownload
  return {
    linkId: wire.id,
    access: writeAccess(access, format.accessFormat),
    title: patch.name ?? wire.title ?? defaultTitle(invitation),
    ...placeMembers(link.target, invitation, link.primary === true),
    // An expiry that is not named goes back as the server's own text, to the last digit.
    ...(patch.expiresAt === null || expirationDate === null || expirationDate === undefined ? {} : { expirationDate }),
    ...(invitation ? {} : { internal, denyDownload }),
    ...(password === null || password === undefined || password === '' ? {} : { password }),
    ...(maxUseCount === null || maxUseCount === undefined ? {} : { maxUseCount }),
  }
}
