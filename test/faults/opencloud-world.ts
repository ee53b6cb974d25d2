import type { Role, ShareLinkDraft } from '@sharelink/core'
import { openCloudItems, type OpenCloudLink, openCloudUsers } from '@sharelink/emulator'
import { createOpenCloud } from '@sharelink/opencloud'
import { clientOf } from './client.ts'
import type { Held } from './held.ts'
import { OPEN } from './held.ts'
import type { World } from './scenario.ts'

const PROVIDER = 'opencloud'
const PASSWORD = 'Kestrel-Harbor-27'
const OTHER_PASSWORD = 'Walnut-Bridge-58'
const EXPIRY = '2026-12-24T23:59:59.000Z'

/** An internal link gives no right of its own. */
const ROLES: Readonly<Record<string, Role>> = {
  internal: 'viewer',
  view: 'viewer',
  edit: 'editor',
  createOnly: 'uploader',
}

function heldLink({ id, token, type, password, expiration, displayName }: OpenCloudLink, origin: string): Held {
  return {
    ...OPEN,
    id,
    url: `${origin}/s/${token}`,
    role: ROLES[type],
    audience: type === 'internal' ? 'organization' : 'anyone',
    name: displayName,
    password,
    expiresAt: expiration === null ? null : expiration * 1000,
  }
}

const ROOM = { kind: 'folder', id: openCloudItems.room } as const
const FILE = { kind: 'file', id: openCloudItems.report } as const

const BESIDE: ShareLinkDraft = {
  target: ROOM,
  role: 'editor',
  audience: 'anyone',
  name: 'beside',
  password: OTHER_PASSWORD,
}
const DRAFT: ShareLinkDraft = {
  target: ROOM,
  role: 'viewer',
  audience: 'anyone',
  password: PASSWORD,
  expiresAt: EXPIRY,
}
const INTERNAL: ShareLinkDraft = { target: FILE, role: 'viewer', audience: 'organization' }
const LOOSE: ShareLinkDraft = { target: ROOM, role: 'editor', audience: 'anyone', password: OTHER_PASSWORD }

export const OPENCLOUD: World = {
  provider: PROVIDER,
  client: (baseUrl, runtime, emulator) => {
    const { username, appPassword } = openCloudUsers.admin
    return clientOf(PROVIDER, createOpenCloud({ baseUrl, username, appPassword, limits: false }), runtime, emulator)
  },
  held: (emulator, { id }) =>
    emulator.state[PROVIDER].links
      .filter(({ itemId }) => itemId === id)
      .map((link) => heldLink(link, emulator.urls[PROVIDER])),
  opens: (emulator, { url }) => url !== undefined && emulator.visit(PROVIDER, { url }).opened,
  secrets: () => [openCloudUsers.admin.appPassword, PASSWORD, OTHER_PASSWORD],
  ownFailure: (text) => ({
    status: 500,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ error: { code: 'generalException', innererror: {}, message: `grpc failed: ${text}` } }),
  }),
  tokenRefused: { status: 401, body: '' },
  scenarios: [
    { name: 'create', does: 'create', made: [BESIDE], draft: DRAFT },
    // An older link that is in every way as the one to be made must not be taken for it.
    { name: 'create beside its twin', does: 'create', made: [DRAFT], draft: DRAFT },
    { name: 'create for the organization', does: 'create', draft: INTERNAL },
    { name: 'create with a key', does: 'create', made: [BESIDE], draft: DRAFT, key: 'order-1' },
    { name: 'repeat of a keyed create', does: 'create', draft: INTERNAL, key: 'order-1', repeats: 'in another client' },
    {
      name: 'repeat of a keyed create in one client',
      does: 'create',
      draft: DRAFT,
      key: 'order-1',
      repeats: 'in the same client',
    },
    {
      name: 'update that tightens',
      does: 'update',
      made: [BESIDE, LOOSE],
      target: ROOM,
      patch: { role: 'viewer', password: PASSWORD, expiresAt: EXPIRY },
    },
    {
      name: 'update that tightens and loosens',
      does: 'update',
      made: [BESIDE, DRAFT],
      target: ROOM,
      patch: { role: 'editor', expiresAt: '2026-12-01T23:59:59.000Z', name: 'Client B' },
    },
    {
      name: 'update of the password',
      does: 'update',
      made: [DRAFT],
      target: ROOM,
      patch: { password: OTHER_PASSWORD },
    },
    {
      name: 'update to the organization',
      does: 'update',
      made: [DRAFT],
      target: ROOM,
      patch: { audience: 'organization', password: null },
    },
    {
      name: 'update from the organization',
      does: 'update',
      made: [INTERNAL],
      target: FILE,
      patch: { audience: 'anyone', password: PASSWORD },
    },
    { name: 'revoke', does: 'revoke', made: [BESIDE, DRAFT], target: ROOM },
    { name: 'revoke of the only link', does: 'revoke', made: [INTERNAL], target: FILE },
    { name: 'get', does: 'get', made: [BESIDE, DRAFT], target: ROOM },
    { name: 'list', does: 'list', made: [BESIDE, DRAFT], target: ROOM },
  ],
}
