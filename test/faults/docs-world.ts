import type { Role, ShareLinkDraft } from '@sharelink/core'
import { ZOHO_ACCOUNTS_SEED, type ZohoDocsState, zohoDocsSeed } from '@sharelink/emulator'
import { endOfDay } from '@sharelink/calendar'
import { createZohoDocs } from '@sharelink/zoho-docs'
import { clientOf } from './client.ts'
import { type Held, OPEN } from './held.ts'
import type { World } from './scenario.ts'

const PROVIDER = 'zoho-docs'
const { ZOHO_DOCS_DOCUMENT_ID, ZOHO_DOCS_PDF_ID, ZOHO_DOCS_TIME_ZONE } = zohoDocsSeed
const PASSWORD = 'Kestrel-Harbor-27'
const OTHER_PASSWORD = 'Walnut-Bridge-58'
/** The end of a day in New York. */
const EXPIRY = '2026-12-25T04:59:59.999Z'
const JSON_TYPE = { 'content-type': 'application/json' }

const ROLES: Readonly<Record<string, Role>> = { readonly: 'viewer', readwrite: 'editor', coowner: 'manager' }

type Item = ZohoDocsState['items'][number]

function heldLink(link: NonNullable<Item['link']>, url: string): Held {
  const { visibility, permission, password, expiresOn } = link
  return {
    ...OPEN,
    id: 'link',
    url,
    role: ROLES[permission],
    audience: visibility === 'linkshare' ? 'anyone' : 'organization',
    listed: visibility === 'orgshare',
    password: password ?? null,
    expiresAt: expiresOn === undefined ? null : endOfDay(expiresOn, ZOHO_DOCS_TIME_ZONE).getTime(),
  }
}

function heldOn({ id, kind, link, people, publication }: Item, origin: string): readonly Held[] {
  const permissions = [...new Set(people.map(({ permission }) => permission))]
  const shares = permissions.map((permission) => ({
    ...OPEN,
    id: `people-${permission}`,
    role: ROLES[permission],
    audience: 'people' as const,
    people: people.filter((person) => person.permission === permission).map(({ email }) => email),
  }))
  const published = { ...OPEN, id: 'publication', role: 'viewer' } as const
  const audience = publication?.type === 'org' ? 'organization' : 'anyone'
  return [
    ...(link === undefined ? [] : [heldLink(link, `${origin}/${kind}/${id}`)]),
    ...shares,
    ...(publication === undefined ? [] : [{ ...published, audience } as const]),
  ]
}

const FILE = { kind: 'file', id: ZOHO_DOCS_DOCUMENT_ID } as const
const PDF = { kind: 'file', id: ZOHO_DOCS_PDF_ID } as const
const LINK: ShareLinkDraft = { target: FILE, role: 'viewer', audience: 'anyone', password: PASSWORD, expiresAt: EXPIRY }
const PEOPLE: ShareLinkDraft = {
  target: FILE,
  role: 'viewer',
  audience: 'people',
  people: ['ann@example.com', 'bob@example.com'],
}
const OTHERS: ShareLinkDraft = { ...PEOPLE, role: 'editor', people: ['carl@example.com'] }
const PUBLICATION: ShareLinkDraft = {
  target: PDF,
  role: 'viewer',
  audience: 'organization',
  kind: 'publication',
  name: 'a.pdf',
}
const LIVE = { [PROVIDER]: { liveDetails: true } } as const

export const ZOHO_DOCS: World = {
  provider: PROVIDER,
  client: (origin, runtime, emulator) => {
    const { clientId, clientSecret, refreshToken } = ZOHO_ACCOUNTS_SEED
    const account = { clientId, clientSecret, refreshToken, accountsUrl: origin, baseUrl: origin }
    return clientOf(PROVIDER, createZohoDocs({ ...account, timeZone: ZOHO_DOCS_TIME_ZONE }), runtime, emulator)
  },
  held: (emulator, { id }) => {
    const item = emulator.state[PROVIDER].items.find((one) => one.id === id)
    return item === undefined ? [] : heldOn(item, emulator.urls[PROVIDER])
  },
  opens: (emulator, { url }) => url !== undefined && emulator.visit(PROVIDER, { url }).opened,
  secrets: (emulator) => {
    const { clientSecret, refreshToken } = ZOHO_ACCOUNTS_SEED
    const tokens = [...emulator.state[PROVIDER].accounts.accessTokens.keys()]
    return [clientSecret, refreshToken, ...tokens, PASSWORD, OTHER_PASSWORD]
  },
  ownFailure: (text) => ({
    status: 500,
    headers: JSON_TYPE,
    body: JSON.stringify({ response: [{ message: `500 Internal server error ${text}` }] }),
  }),
  tokenRefused: { status: 401, headers: JSON_TYPE, body: JSON.stringify({ response: [{ message: '404' }] }) },
  scenarios: [
    { name: 'create of a link', does: 'create', made: [OTHERS], draft: LINK },
    { name: 'create of a share with people', does: 'create', made: [OTHERS], draft: PEOPLE },
    { name: 'create of a publication', does: 'create', draft: PUBLICATION },
    { name: 'create of a link with a key', does: 'create', draft: LINK, key: 'order-1' },
    { name: 'create of a share with a key', does: 'create', draft: PEOPLE, key: 'order-1' },
    { name: 'repeat of a keyed share', does: 'create', draft: PEOPLE, key: 'order-1', repeats: 'in another client' },
    {
      name: 'repeat of a keyed link in one client',
      does: 'create',
      draft: LINK,
      key: 'order-1',
      repeats: 'in the same client',
    },
    {
      name: 'update of a link',
      does: 'update',
      seed: LIVE,
      made: [OTHERS, LINK],
      target: FILE,
      patch: { audience: 'organization', password: OTHER_PASSWORD, expiresAt: EXPIRY },
    },
    {
      name: 'update of a link that loosens',
      does: 'update',
      seed: LIVE,
      made: [LINK],
      target: FILE,
      patch: { role: 'editor', password: OTHER_PASSWORD, expiresAt: EXPIRY },
    },
    {
      name: 'update of people',
      does: 'update',
      made: [OTHERS, PEOPLE],
      target: FILE,
      patch: { people: ['bob@example.com', 'dora@example.com'] },
    },
    {
      name: 'update of people with recreate',
      does: 'update',
      made: [PEOPLE],
      target: FILE,
      patch: { role: 'editor' },
      recreate: true,
    },
    { name: 'revoke of a link', does: 'revoke', made: [OTHERS, LINK], target: FILE },
    { name: 'revoke of a share with people', does: 'revoke', made: [OTHERS, PEOPLE], target: FILE },
    { name: 'revoke of a publication', madeHere: true, does: 'revoke', made: [PUBLICATION], target: PDF },
    { name: 'get', does: 'get', made: [OTHERS, LINK], target: FILE },
    { name: 'list', does: 'list', made: [OTHERS, LINK], target: FILE },
  ],
}
