import type { Role, ShareLinkDraft } from '@sharelink/core'
import { type LoggedExchange, WORKDRIVE_SEED, type WorkDriveState, ZOHO_ACCOUNTS_SEED } from '@sharelink/emulator'
import { createWorkDrive } from '@sharelink/zoho-workdrive'
import { clientOf } from './client.ts'
import type { Held } from './held.ts'
import { OPEN } from './held.ts'
import type { Scenario, World } from './scenario.ts'

const PROVIDER = 'zoho-workdrive'
const PASSWORD = 'Kestrel-Harbor-27'
const OTHER_PASSWORD = 'Walnut-Bridge-58'
const EXPIRY = '2026-12-24T12:00:00.000Z'
const JSON_TYPE = { 'content-type': 'application/json' }

/** Of files; a folder's viewer is 6. */
const ROLES: Readonly<Record<string, Role>> = { '34': 'viewer', '6': 'commenter', '5': 'editor' }

type Stored = WorkDriveState['links'] extends Map<string, infer Link> ? Link : never

function heldLink(stored: Stored, origin: string): Held {
  const { id, type, resourceId, roleId, name, password, expiresAt, allowDownload, downloadLimit } = stored
  const ofFolder = resourceId === WORKDRIVE_SEED.folderId && roleId === '6'
  return {
    ...OPEN,
    id,
    url: `${origin}/external/${id}${type === 'download' ? '/download' : ''}`,
    role: ofFolder ? 'viewer' : ROLES[roleId ?? '34'],
    audience: 'anyone',
    name,
    password,
    expiresAt,
    allowDownload,
    maxUses: downloadLimit,
  }
}

const FILE = { kind: 'file', id: WORKDRIVE_SEED.nativeFileId } as const
const FOLDER = { kind: 'folder', id: WORKDRIVE_SEED.folderId } as const

const BESIDE: ShareLinkDraft = { target: FILE, role: 'editor', audience: 'anyone', name: 'beside' }
const DRAFT: ShareLinkDraft = {
  target: FILE,
  role: 'viewer',
  audience: 'anyone',
  password: PASSWORD,
  expiresAt: EXPIRY,
  allowDownload: false,
}
const PLAIN: ShareLinkDraft = { target: FILE, role: 'viewer', audience: 'anyone' }
const DOWNLOAD: ShareLinkDraft = { ...PLAIN, kind: 'download', maxUses: 5, expiresAt: EXPIRY }
const TIGHTEN = { password: PASSWORD, allowDownload: false, expiresAt: EXPIRY }

/** Reading the link tells that it may be downloaded, whatever is true. */
function saysDownload(answers: readonly LoggedExchange[]): ReturnType<NonNullable<Scenario['lies']>> {
  const path = /\/links\/[0-9a-f]{64}$/
  const reads = answers.filter((one) => one.method === 'GET' && path.test(one.path))
  const body = (reads.at(-1)?.responseBody ?? '').replace('"allow_download":false', '"allow_download":true')
  return [{ kind: 'invalid-json', method: 'GET', path, body, skip: reads.length - 1, times: Infinity }]
}

export const WORKDRIVE: World = {
  provider: PROVIDER,
  client: (origin, runtime, emulator) => {
    const { clientId, clientSecret, refreshToken } = ZOHO_ACCOUNTS_SEED
    const account = { clientId, clientSecret, refreshToken, accountsUrl: origin, baseUrl: origin }
    return clientOf(
      PROVIDER,
      createWorkDrive({ ...account, timeZone: WORKDRIVE_SEED.timeZone, limits: false }),
      runtime,
      emulator,
    )
  },
  held: (emulator, { id }) =>
    [...emulator.state[PROVIDER].links.values()]
      .filter(({ resourceId }) => resourceId === id)
      .map((stored) => heldLink(stored, emulator.urls[PROVIDER])),
  opens: (emulator, { url }) => url !== undefined && emulator.visit(PROVIDER, { url }).opened,
  secrets: (emulator) => {
    const { clientSecret, refreshToken } = ZOHO_ACCOUNTS_SEED
    const tokens = [...emulator.state[PROVIDER].accounts.accessTokens.keys()]
    return [clientSecret, refreshToken, ...tokens, PASSWORD, OTHER_PASSWORD]
  },
  ownFailure: (text) => ({
    status: 500,
    headers: JSON_TYPE,
    body: JSON.stringify({ errors: [{ id: 'F000', title: `General exception ${text}` }] }),
  }),
  tokenRefused: {
    status: 401,
    headers: JSON_TYPE,
    body: '{"errors":[{"id":"F7003","title":"Invalid OAuth token."}]}',
  },
  scenarios: [
    { name: 'create', does: 'create', made: [BESIDE], draft: DRAFT },
    // An older link that is in every way as the one to be made must not be taken for it.
    { name: 'create beside its twin', does: 'create', made: [DRAFT], draft: DRAFT },
    { name: 'create of a download link', does: 'create', draft: DOWNLOAD },
    {
      name: 'create on a folder with the other viewer',
      does: 'create',
      seed: { [PROVIDER]: { folderViewerRole: '34' } },
      draft: { ...PLAIN, target: FOLDER, password: PASSWORD },
    },
    { name: 'create with a key', does: 'create', made: [BESIDE], draft: DRAFT, key: 'order-1' },
    { name: 'repeat of a keyed create', does: 'create', draft: PLAIN, key: 'order-1', repeats: 'in another client' },
    {
      name: 'repeat of a keyed create in one client',
      does: 'create',
      draft: DRAFT,
      key: 'order-1',
      repeats: 'in the same client',
    },
    {
      name: 'create that reads as weaker',
      does: 'create',
      draft: DRAFT,
      lies: saysDownload,
      ends: 'weaker-than-requested',
    },
    { name: 'update that tightens', does: 'update', made: [BESIDE, PLAIN], target: FILE, patch: TIGHTEN },
    {
      name: 'update that tightens and loosens',
      does: 'update',
      made: [DRAFT],
      target: FILE,
      patch: { allowDownload: true, password: OTHER_PASSWORD },
    },
    {
      name: 'update that reads as weaker',
      does: 'update',
      made: [PLAIN],
      target: FILE,
      patch: { allowDownload: false },
      lies: saysDownload,
      ends: 'weaker-than-requested',
    },
    {
      name: 'update with recreate',
      does: 'update',
      made: [BESIDE, DRAFT],
      target: FILE,
      patch: { name: 'Other', password: OTHER_PASSWORD, visitorFields: [] },
      recreate: true,
    },
    { name: 'revoke', does: 'revoke', made: [BESIDE, DRAFT], target: FILE },
    { name: 'get', does: 'get', made: [DRAFT], target: FILE },
    { name: 'list', does: 'list', made: [BESIDE, DRAFT, DOWNLOAD], target: FILE },
    {
      name: 'list of a space',
      does: 'list',
      made: [BESIDE, DRAFT],
      target: FILE,
      scope: `privatespace:${WORKDRIVE_SEED.myFolderId}`,
    },
  ],
}
