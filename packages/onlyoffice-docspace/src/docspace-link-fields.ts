import type { Audience, FieldCapabilities, Held, Role } from '@sharelink/core'
import { type DocSpaceConfig, olderThan } from './docspace-settings.ts'

/** What decides about capabilities before anything is read: the server's version, where it is known. */
export type Config = Pick<DocSpaceConfig, 'serverVersion'>

export const HELD: Held = { readBack: 'always', change: 'update' }
const NO_VISITOR_FIELDS = { lacking: 'DocSpace does not ask visitors for their data.' }
const NO_PEOPLE = { lacking: 'DocSpace links are not made for named people.' }
const NO_LISTING = { lacking: 'DocSpace shows a link to nobody who does not have it.' }
const NO_NOTIFY = { lacking: 'DocSpace sends no message about a link.' }

export function tooOld(what: string, version: string): { lacking: string } {
  return { lacking: `${what} needs DocSpace ${version} or later.` }
}

const PASSWORD = {
  ...HELD,
  minLength: 8,
  maxLength: 30,
  pattern: '^[\\x21-\\x7E]+$',
  rule: 'DocSpace takes passwords of 8 to 30 printable ASCII characters without spaces.',
}
// 3652 days are the most that ten calendar years always hold (FileStorageService.cs:5762 refuses more).
export const EXPIRY = { ...HELD, granularity: 'millisecond', zone: 'instant', furthest: 3652 } as const
const NAME = { ...HELD, maxLength: 255 }

/** The settings of an external link. */
export function linkFields(roles: readonly Role[], audiences: readonly Audience[]): FieldCapabilities {
  return {
    role: { ...HELD, values: roles },
    audience: { ...HELD, values: audiences },
    people: NO_PEOPLE,
    listed: NO_LISTING,
    name: NAME,
    password: PASSWORD,
    expiresAt: EXPIRY,
    allowDownload: HELD,
    maxUses: { lacking: 'DocSpace counts uses of invitations only.' },
    visitorFields: NO_VISITOR_FIELDS,
    notify: NO_NOTIFY,
  }
}

export const ALL_ROLES: readonly Role[] = ['viewer', 'commenter', 'reviewer', 'form-filler', 'editor']

/** `internal` came with 3.5. */
export function externalAudiences(config: Config): readonly Audience[] {
  return olderThan(config, [3, 5, 0]) ? ['anyone'] : ['anyone', 'organization']
}
