import {
  type Capabilities,
  compare,
  type FieldCapabilities,
  type ShareLink,
  type ShareLinkDraft,
} from '@sharelink/core'
import { MEMORY_CAPABILITIES } from '@sharelink/testing'
import { DRAFT } from './scripted.ts'

export const ASKED = '2032-01-01T00:00:00.000Z'

export const LINK: ShareLink = {
  ref: 'memory:file:7:1',
  provider: 'memory',
  id: '1',
  target: { kind: 'file', id: '7' },
  kind: 'access',
  role: 'viewer',
  audience: 'anyone',
  listed: false,
  name: 'Report',
  passwordProtected: false,
  expiresAt: null,
  allowDownload: true,
  maxUses: null,
}

export function having(fields: Partial<FieldCapabilities>): Capabilities {
  const links = MEMORY_CAPABILITIES.links.map((link) => ({ ...link, fields: { ...link.fields, ...fields } }))
  return { ...MEMORY_CAPABILITIES, links }
}

/** What compare() says, in brief. */
export function told(
  draft: Partial<ShareLinkDraft>,
  link: Partial<ShareLink>,
  capabilities = MEMORY_CAPABILITIES,
): string {
  return compare({ ...DRAFT, ...draft }, { ...LINK, ...link }, capabilities)
    .map(({ field, effect, reason }) => `${field} ${effect} ${reason}`)
    .join('; ')
}

export const people = (...names: string[]): Partial<ShareLinkDraft> => ({ audience: 'people', people: names })
export const at = (text: string): Date => new Date(text)
