import type { Role, ShareLinkDraft } from '@sharelink/core'
import { type NextcloudLink, nextcloudPaths, nextcloudUsers } from '@sharelink/emulator'
import { createNextcloud } from '@sharelink/nextcloud'
import { clientOf } from './client.ts'
import type { Held } from './held.ts'
import { OPEN } from './held.ts'
import type { World } from './scenario.ts'

const PROVIDER = 'nextcloud'
const PASSWORD = 'Kestrel-Harbor-27'
const OTHER_PASSWORD = 'Walnut-Bridge-58'
const EXPIRY = '2026-12-24T00:00:00.000Z'

const { admin } = nextcloudUsers

/** The masks of files and folders in one: none means two things. */
const ROLES: Readonly<Record<number, Role>> = { 1: 'viewer', 3: 'editor', 15: 'editor', 4: 'uploader' }

function heldLink(link: NextcloudLink, origin: string): Held {
  const { id, token, permissions, password, expiration, label, attributes } = link
  return {
    ...OPEN,
    id: String(id),
    url: `${origin}/index.php/s/${token}`,
    role: ROLES[permissions % 16],
    audience: 'anyone',
    name: label,
    password: password?.text ?? null,
    // The day's start in the server's zone, which is UTC here.
    expiresAt: expiration === null ? null : Date.parse(`${expiration}T00:00:00Z`),
    allowDownload: attributes?.some(({ key, enabled }) => key === 'download' && enabled === false) !== true,
  }
}

const ROOM = { kind: 'folder', id: nextcloudPaths.room } as const
const FILE = { kind: 'file', id: nextcloudPaths.report } as const

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
  allowDownload: false,
}
const OPEN_FILE: ShareLinkDraft = { target: FILE, role: 'viewer', audience: 'anyone' }
const LOOSE: ShareLinkDraft = { target: ROOM, role: 'editor', audience: 'anyone' }

export const NEXTCLOUD: World = {
  provider: PROVIDER,
  client: (baseUrl, runtime, emulator) => {
    const { username, appPassword } = admin
    return clientOf(PROVIDER, createNextcloud({ baseUrl, username, appPassword, limits: false }), runtime, emulator)
  },
  held: (emulator, { id }) => {
    const { items, links } = emulator.state[PROVIDER]
    const item = items.find(({ path }) => path === id)
    const own = links.filter(({ itemId }) => itemId === item?.id)
    return own.map((link) => heldLink(link, emulator.urls[PROVIDER]))
  },
  opens: (emulator, { url }) => url !== undefined && emulator.visit(PROVIDER, { url }).opened,
  secrets: () => [admin.appPassword, PASSWORD, OTHER_PASSWORD, '$argon2id$'],
  ownFailure: (text) => ({
    status: 500,
    headers: { 'content-type': 'text/xml; charset=UTF-8' },
    body: `<?xml version="1.0"?>\n<ocs><meta><status>failure</status><statuscode>500</statuscode><message>${text}</message></meta><data/></ocs>`,
  }),
  tokenRefused: {
    status: 401,
    headers: { 'content-type': 'text/xml; charset=UTF-8' },
    body: '<?xml version="1.0"?>\n<ocs><meta><status>failure</status><statuscode>997</statuscode><message>Unauthorised</message></meta><data/></ocs>',
  },
  scenarios: [
    { name: 'create', does: 'create', made: [BESIDE], draft: DRAFT },
    // An older link that is in every way as the one to be made must not be taken for it.
    { name: 'create beside its twin', does: 'create', made: [DRAFT], draft: DRAFT },
    { name: 'create with a key', does: 'create', made: [BESIDE], draft: DRAFT, key: 'order-1' },
    {
      name: 'repeat of a keyed create',
      does: 'create',
      draft: OPEN_FILE,
      key: 'order-1',
      repeats: 'in another client',
    },
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
      patch: { role: 'viewer', password: PASSWORD, expiresAt: EXPIRY, allowDownload: false },
    },
    {
      name: 'update that tightens and loosens',
      does: 'update',
      made: [BESIDE, DRAFT],
      target: ROOM,
      patch: { role: 'editor', expiresAt: '2026-12-01T00:00:00.000Z', name: 'Client B' },
    },
    {
      name: 'update of the password',
      does: 'update',
      made: [DRAFT],
      target: ROOM,
      patch: { password: OTHER_PASSWORD },
    },
    { name: 'revoke', does: 'revoke', made: [BESIDE, DRAFT], target: ROOM },
    { name: 'revoke of the only link', does: 'revoke', made: [OPEN_FILE], target: FILE },
    { name: 'get', does: 'get', made: [BESIDE, DRAFT], target: ROOM },
    { name: 'list', does: 'list', made: [BESIDE, DRAFT], target: ROOM },
  ],
}
