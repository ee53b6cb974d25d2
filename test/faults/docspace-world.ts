import type { Role, ShareLinkDraft } from '@sharelink/core'
import { docSpaceFiles, type DocSpaceLink, docSpaceRooms, docSpaceUsers } from '@sharelink/emulator'
import { createDocSpace } from '@sharelink/onlyoffice-docspace'
import { clientOf } from './client.ts'
import type { Held } from './held.ts'
import type { World } from './scenario.ts'

const PROVIDER = 'onlyoffice-docspace'
export const PASSWORD = 'Kestrel-Harbor-27'
export const OTHER_PASSWORD = 'Walnut-Bridge-58'
const EXPIRY = '2026-12-24T12:00:00.000Z'

/** FileShare.cs:41-78. */
const ROLES: Readonly<Record<number, Role>> = { 2: 'viewer', 5: 'reviewer', 6: 'commenter', 10: 'editor' }

function heldLink(link: DocSpaceLink, url: string | undefined): Held {
  const { id, title, access, internal, password, expirationDate, denyDownload, maxUseCount } = link
  return {
    id,
    ...(url === undefined ? {} : { url }),
    role: ROLES[access],
    audience: internal ? 'organization' : 'anyone',
    people: [],
    listed: false,
    password,
    expiresAt: expirationDate === null ? null : Date.parse(expirationDate),
    allowDownload: !denyDownload,
    maxUses: maxUseCount,
    name: title,
  }
}

const ROOM = { kind: 'room', id: String(docSpaceRooms.custom) } as const
const FILE = { kind: 'file', id: String(docSpaceFiles.myDocument) } as const

const ON_ROOM: ShareLinkDraft = {
  target: ROOM,
  role: 'viewer',
  audience: 'anyone',
  password: PASSWORD,
  expiresAt: EXPIRY,
  allowDownload: false,
}
const ON_FILE: ShareLinkDraft = { ...ON_ROOM, target: FILE, audience: 'organization' }
/** A link beside, which nothing may touch. */
const BESIDE: ShareLinkDraft = { target: ROOM, role: 'editor', audience: 'organization', name: 'beside' }
const LOOSE: ShareLinkDraft = { target: ROOM, role: 'editor', audience: 'anyone' }
const TIGHTEN = { role: 'viewer', password: OTHER_PASSWORD, expiresAt: EXPIRY, allowDownload: false } as const
/** Before 3.5 the links of files hold no password, and the adapter is not told the version. */
const OLD = { [PROVIDER]: { version: '3.2.1' } } as const

export const DOCSPACE: World = {
  provider: PROVIDER,
  client: (baseUrl, runtime, emulator) => {
    const adapter = createDocSpace({ baseUrl, apiKey: docSpaceUsers.owner.apiKey, limits: false })
    return clientOf(PROVIDER, adapter, runtime, emulator)
  },
  held: (emulator, { kind, id }) => {
    const { rooms, files, shortLinks } = emulator.state[PROVIDER]
    const links = (kind === 'room' ? rooms : files).find((place) => String(place.id) === id)?.links ?? []
    return links
      .map((link) => heldLink(link, undefined))
      .map((link) => {
        const code = Object.entries(shortLinks).find(([, path]) => path.includes(link.id))?.[0]
        return code === undefined ? link : { ...link, url: `${emulator.urls[PROVIDER]}/s/${code}` }
      })
  },
  opens: (emulator, { url }) => url !== undefined && emulator.visit(PROVIDER, { url }).opened,
  secrets: () => [docSpaceUsers.owner.apiKey, PASSWORD, OTHER_PASSWORD],
  ownFailure: (text) => ({
    status: 500,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      error: { message: `Internal server error ${text}`, type: 'System.Exception', stack: text },
      status: 1,
      statusCode: 500,
    }),
  }),
  tokenRefused: { status: 401, body: '' },
  scenarios: [
    { name: 'create', does: 'create', made: [BESIDE], draft: ON_ROOM },
    { name: 'create on a file', does: 'create', draft: ON_FILE },
    { name: 'create with a key', does: 'create', made: [BESIDE], draft: ON_ROOM, key: 'order-1' },
    { name: 'repeat of a keyed create', does: 'create', draft: ON_ROOM, key: 'order-1', repeats: 'in another client' },
    {
      name: 'repeat of a keyed create in one client',
      does: 'create',
      draft: ON_ROOM,
      key: 'order-1',
      repeats: 'in the same client',
    },
    {
      name: 'create that comes out weaker',
      does: 'create',
      draft: { ...ON_FILE, audience: 'anyone' },
      seed: OLD,
      ends: 'weaker-than-requested',
    },
    { name: 'update that tightens', does: 'update', made: [BESIDE, LOOSE], target: ROOM, patch: TIGHTEN },
    {
      name: 'update that tightens and loosens',
      does: 'update',
      made: [BESIDE, ON_ROOM],
      target: ROOM,
      patch: { allowDownload: true, expiresAt: '2026-12-01T00:00:00.000Z' },
    },
    {
      name: 'update of the password',
      does: 'update',
      made: [ON_ROOM],
      target: ROOM,
      patch: { password: OTHER_PASSWORD },
    },
    {
      name: 'update that comes out weaker',
      does: 'update',
      made: [{ target: FILE, role: 'editor', audience: 'anyone' }],
      seed: OLD,
      target: FILE,
      patch: { role: 'viewer', password: PASSWORD },
      ends: 'weaker-than-requested',
    },
    { name: 'revoke', does: 'revoke', made: [BESIDE, ON_ROOM], target: ROOM },
    { name: 'revoke of the only link', does: 'revoke', made: [ON_FILE], target: FILE },
    { name: 'get', does: 'get', made: [BESIDE, ON_ROOM], target: ROOM },
    { name: 'list', does: 'list', made: [BESIDE, ON_ROOM], target: ROOM },
    { name: 'list of a file', does: 'list', made: [ON_FILE], target: FILE },
  ],
}
