import type { Capabilities, FieldCapabilities, Held, LinkCapability, Target } from '@sharelink/core'
import { PROVIDER, type ZohoDocsConfig } from './zoho-docs-settings.ts'

type Config = Pick<ZohoDocsConfig, 'timeZone'>

const TOLD: Held = { readBack: 'always', change: 'update' }
const NOT_TOLD: Held = { readBack: 'never', change: 'update' }
/** Neither told nor to be changed: what is published cannot be read. */
const UNSEEN: Held = { readBack: 'never', change: 'never' }

const LACKED_BY_ALL = {
  allowDownload: { lacking: 'Zoho Docs has no setting for downloading.' },
  maxUses: { lacking: 'Zoho Docs does not count uses.' },
  visitorFields: { lacking: 'Zoho Docs does not ask visitors for their data.' },
} as const

const NO_ZONE = {
  lacking: "Zoho Docs counts an expiry in days of the account's time zone: set `timeZone` to have one.",
}

/** The link of an item. Live servers tell its permission, the documents do not. */
function linkFields({ timeZone }: Config): FieldCapabilities {
  return {
    ...LACKED_BY_ALL,
    role: { readBack: 'sometimes', change: 'update', values: ['viewer', 'editor'] },
    audience: { ...TOLD, values: ['anyone', 'organization'] },
    people: { lacking: 'A link is for whoever has it.' },
    listed: { ...TOLD, audiences: ['organization'] },
    name: { lacking: 'The link of an item has no name.' },
    password: NOT_TOLD,
    expiresAt: timeZone === undefined ? NO_ZONE : { ...NOT_TOLD, granularity: 'day', zone: 'account' },
    notify: { lacking: 'Zoho Docs sends messages to people that it shares with, not about links.' },
  }
}

const PEOPLE_FIELDS: FieldCapabilities = {
  ...LACKED_BY_ALL,
  role: { ...TOLD, change: 'recreate', values: ['viewer', 'editor', 'manager'] },
  audience: { ...TOLD, values: ['people'] },
  people: { ...TOLD, ids: false },
  listed: { lacking: 'What is shared with people is always among the items shared with them.' },
  name: { lacking: 'A share with people has no name.' },
  password: { lacking: 'A share with people has no password: they sign in.' },
  expiresAt: { lacking: 'A share with people does not expire.' },
  notify: { ...NOT_TOLD, message: true },
}

const PUBLICATION_FIELDS: FieldCapabilities = {
  ...LACKED_BY_ALL,
  role: { readBack: 'always', change: 'never', values: ['viewer'] },
  audience: { ...UNSEEN, values: ['anyone', 'organization'] },
  people: { lacking: 'A publication is for everybody, or for the whole organization.' },
  listed: { lacking: 'A publication is listed to nobody.' },
  name: { ...UNSEEN, required: true },
  password: { lacking: 'A publication has no password.' },
  expiresAt: { lacking: 'A publication does not expire.' },
  notify: { lacking: 'Zoho Docs sends no message about a publication.' },
}

function itemLinks(target: Target['kind'], config: Config): readonly LinkCapability[] {
  return [
    { target, kind: 'access', audiences: ['anyone', 'organization'], fields: linkFields(config) },
    { target, kind: 'access', audiences: ['people'], fields: PEOPLE_FIELDS },
  ]
}

/** What Zoho Docs holds; an expiry only where the account's time zone is configured. */
export function zohoDocsCapabilities(config: Config): Capabilities {
  return {
    provider: PROVIDER,
    links: [
      ...itemLinks('file', config),
      ...itemLinks('folder', config),
      { target: 'file', kind: 'publication', fields: PUBLICATION_FIELDS },
    ],
    lists: ['file', 'folder'],
    revokeVerifiable: true,
    remarks: [
      'Zoho Docs was retired on 15 March 2023; use Zoho WorkDrive. This adapter follows the documents as they were.',
      'An item has one link, one share with people per role, and one publication; a second of a kind is a conflict.',
      'Password and expiry of a link cannot be read back: an update must name both, and null says that one may go.',
      'Only images and PDF files can be published, and the name must be the name of the file.',
      'Whether a file is published cannot be read: publications are neither listed nor updated, and publishing again is no conflict.',
      'Groups that an item is shared with are told and cannot be removed.',
    ],
  }
}
