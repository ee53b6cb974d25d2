import type { Capabilities, DraftField, Role, ShareLink, ShareLinkDraft, Translation } from '@sharelink/core'
import { capabilitiesFor, lacks } from '@sharelink/core'
import { createDocSpace } from '@sharelink/onlyoffice-docspace'
import { MEMORY_CAPABILITIES } from '@sharelink/testing'
import { createZohoDocs } from '@sharelink/zoho-docs'
import { createZohoSheet } from '@sharelink/zoho-office'
import { createWorkDrive } from '@sharelink/zoho-workdrive'

const account = { accessToken: 'token' }
const timeZone = 'Europe/Berlin'

export const DOCSPACE = createDocSpace({ baseUrl: 'https://docspace.example', apiKey: 'key' }).capabilities
export const WORKDRIVE = createWorkDrive({ ...account, timeZone }).capabilities
export const DOCS = createZohoDocs({ ...account, timeZone }).capabilities
export const SHEET = createZohoSheet({ apiKey: 'key', authToken: 'token' }).capabilities

/** Every provider, and WorkDrive and Docs also without the zone that an expiry takes. */
export const PROVIDERS: readonly Capabilities[] = [
  DOCSPACE,
  WORKDRIVE,
  DOCS,
  SHEET,
  MEMORY_CAPABILITIES,
  createWorkDrive(account).capabilities,
  createZohoDocs(account).capabilities,
]

/** The roles that give no more than one, by hand from the design's orders. */
export const NOT_MORE: Readonly<Record<Role, readonly Role[]>> = {
  viewer: ['viewer'],
  commenter: ['viewer', 'commenter'],
  reviewer: ['viewer', 'commenter', 'reviewer'],
  'form-filler': ['viewer', 'form-filler'],
  uploader: ['uploader'],
  editor: ['viewer', 'commenter', 'reviewer', 'form-filler', 'editor'],
  contributor: ['viewer', 'commenter', 'reviewer', 'form-filler', 'editor', 'uploader', 'contributor'],
  manager: ['viewer', 'commenter', 'reviewer', 'form-filler', 'editor', 'uploader', 'contributor', 'manager'],
}

export const NOT_WIDER = {
  people: ['people'],
  organization: ['people', 'organization'],
  anyone: ['people', 'organization', 'anyone'],
} as const

/** What is in force of a draft where nothing is invented: what the provider lacks is not there. */
function inForce(draft: ShareLinkDraft, capabilities: Capabilities) {
  const [capability] = capabilitiesFor(capabilities, draft.target, draft.kind ?? 'access', draft.audience)
  if (capability === undefined) throw new Error('a draft for a link that the provider does not have')
  const { password, expiresAt, allowDownload, maxUses } = capability.fields
  return {
    isProtected: !lacks(password) && typeof draft.password === 'string',
    until: lacks(expiresAt) || !draft.expiresAt ? Infinity : new Date(draft.expiresAt).getTime(),
    mayDownload: lacks(allowDownload) || draft.allowDownload !== false,
    uses: lacks(maxUses) ? Infinity : (draft.maxUses ?? Infinity),
  }
}

function leftOf({ maxUses, useCount = 0 }: ShareLink): number {
  return typeof maxUses === 'number' ? maxUses - useCount : Infinity
}

/** Where a draft lets more happen than the link did, field by field. */
export function weakerFields(
  link: ShareLink,
  draft: ShareLinkDraft,
  capabilities: Capabilities,
): readonly DraftField[] {
  const { isProtected, until, mayDownload, uses } = inForce(draft, capabilities)
  const isOther = draft.people?.some((person) => link.people?.includes(person) !== true) === true
  const found: readonly (readonly [DraftField, boolean])[] = [
    ['role', link.role !== undefined && !NOT_MORE[link.role].includes(draft.role)],
    ['audience', link.audience === undefined || !NOT_WIDER[link.audience].some((one) => one === draft.audience)],
    ['people', isOther],
    ['listed', draft.listed === true && link.listed !== true],
    ['password', link.passwordProtected !== false && draft.password !== null && !isProtected],
    ['expiresAt', until > (link.expiresAt?.getTime() ?? Infinity)],
    // Nothing is known of it, and nobody said anything.
    ['expiresAt', link.expiresAt === undefined && draft.expiresAt === undefined],
    ['allowDownload', link.allowDownload === false && mayDownload],
    ['maxUses', uses > leftOf(link)],
  ]
  return found.flatMap(([field, isWeaker]) => (isWeaker ? [field] : []))
}

/** Fields of which a translation says that something is or may be lost. */
export function saidOf({ differences, missing }: Translation): readonly DraftField[] {
  return [...missing, ...differences.filter(({ effect }) => effect === 'weaker').map(({ field }) => field)]
}
