import type { LinkCapability, Role } from '@sharelink/core'
import { ALL_ROLES, type Config, EXPIRY, externalAudiences, HELD, linkFields, tooOld } from './docspace-link-fields.ts'
import { olderThan } from './docspace-settings.ts'

const NO_EXTERNAL = 'A room of this type takes no external link; share its files or folders, or make an invitation.'

const ROLES_BEFORE_3_5 = ALL_ROLES.filter((role) => role !== 'form-filler')

/** External links of rooms by room type (FileSecurity.cs:76-234). */
export function roomLinks(config: Config): readonly LinkCapability[] {
  const room = { target: 'room', kind: 'access' } as const
  const audiences = externalAudiences(config)
  const form = linkFields(['form-filler', 'viewer'], audiences)
  const roles = olderThan(config, [3, 5, 0]) ? ROLES_BEFORE_3_5 : ALL_ROLES
  return [
    { ...room, types: ['CustomRoom'], fields: linkFields(roles, audiences) },
    { ...room, types: ['PublicRoom'], fields: linkFields(roles, ['anyone']) },
    {
      ...room,
      types: ['FillingFormsRoom'],
      notCreated: 'A form room takes no new external link: update its own link.',
      fields: { ...form, expiresAt: { lacking: 'The link of a form room holds no expiry.' } },
    },
    {
      ...room,
      types: ['EditingRoom', 'VirtualDataRoom', 'AiRoom'],
      notCreated: NO_EXTERNAL,
      fields: linkFields([], audiences),
    },
  ]
}

const INVITATION_ROLES: Readonly<Record<string, readonly Role[]>> = {
  CustomRoom: ['contributor', 'editor', 'reviewer', 'commenter', 'viewer'],
  PublicRoom: ['contributor', 'viewer'],
  FillingFormsRoom: ['contributor', 'form-filler'],
  EditingRoom: ['contributor', 'editor', 'viewer'],
  VirtualDataRoom: ['contributor', 'editor', 'viewer', 'form-filler'],
  AiRoom: ['contributor', 'viewer'],
}

function notOfInvitations(what: string): { lacking: string } {
  return { lacking: `An invitation has no ${what}: who accepts becomes a member.` }
}

/** Invitations to rooms (FileSecurity.cs:76-234). */
export function invitations(config: Config): readonly LinkCapability[] {
  const maxUses = olderThan(config, [3, 7, 1]) ? tooOld('A limit of uses', '3.7.1') : { ...HELD, max: 1000 }
  return Object.entries(INVITATION_ROLES).map(([type, roles]) => ({
    target: 'room',
    types: [type],
    kind: 'invitation',
    fields: {
      ...linkFields(roles, ['anyone']),
      password: notOfInvitations('password'),
      allowDownload: notOfInvitations('download rule'),
      maxUses,
      // A change is skipped, and the skipped call fails with 500 (FileSharing.cs:204-223, FileStorageService.cs:4248).
      expiresAt: type === 'FillingFormsRoom' ? { ...EXPIRY, change: 'never' } : EXPIRY,
    },
  }))
}
