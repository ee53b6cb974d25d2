import { createShareLinks, type Role, type Target } from '@sharelink/core'
import {
  createEmulator,
  type Emulator,
  openCloudItems,
  type OpenCloudLink,
  type OpenCloudSeed,
  openCloudUsers,
  startEmulator,
  type VirtualClock,
  virtualClock,
} from '@sharelink/emulator'
import { createOpenCloud, type OpenCloudSettings } from '@sharelink/opencloud'
import type { Bench, HeldLink, Place } from '@sharelink/testing'
import { inProcess } from './in-process.ts'

const PROVIDER = 'opencloud'
const { admin } = openCloudUsers

/** libre-graph's sharingLinkType; an internal link gives no right of its own, and least of all that of a viewer. */
const ROLES: Readonly<Record<string, Role>> = {
  internal: 'viewer',
  view: 'viewer',
  edit: 'editor',
  createOnly: 'uploader',
}

function heldLink({ id, type, password, expiration, displayName }: OpenCloudLink): HeldLink {
  const role = ROLES[type]
  return {
    id,
    ...(role === undefined ? {} : { role }),
    audience: type === 'internal' ? 'organization' : 'anyone',
    name: displayName,
    passwordProtected: password !== null,
    expiresAt: expiration === null ? null : new Date(expiration * 1000),
  }
}

function bench(emulator: Emulator, clock: VirtualClock, createClient: Bench['createClient']): Bench {
  const { state } = emulator
  return {
    clock,
    createClient,
    secrets: [admin.accessToken, admin.appPassword],
    world: {
      links: ({ id }: Target) => state[PROVIDER].links.filter(({ itemId }) => itemId === id).map(heldLink),
      requests: () => emulator.requests.map(({ method, path }) => ({ method, url: path })),
      // A member who has a right to the item, which an internal link does not give.
      visit: (url, { signedIn, ...visitor }) =>
        emulator.visit(PROVIDER, { url, ...visitor, ...(signedIn === true ? { signedIn: admin.username } : {}) }),
    },
  }
}

/** A server behind a socket, seen from its own side. */
export async function startOpenCloud(seed: OpenCloudSeed, settings: Partial<OpenCloudSettings>): Promise<Bench> {
  const clock = virtualClock()
  const emulator = await startEmulator({ providers: [PROVIDER], clock, seed: { [PROVIDER]: seed } })
  const adapter = createOpenCloud({ baseUrl: emulator.urls[PROVIDER], ...settings })
  return { ...bench(emulator, clock, (runtime) => createShareLinks(adapter, runtime)), stop: emulator.stop }
}

/** The same without a socket. */
export function openCloudInProcess(seed: OpenCloudSeed, settings: Partial<OpenCloudSettings>): Bench {
  const clock = virtualClock()
  const emulator = createEmulator({ providers: [PROVIDER], clock, seed: { [PROVIDER]: seed } })
  const adapter = createOpenCloud({ baseUrl: 'https://opencloud.example', ...settings })
  const handed = inProcess(adapter, (request) => emulator.handle(PROVIDER, request))
  return bench(emulator, clock, (runtime) => createShareLinks(handed, runtime))
}

export const BY_TOKEN = { accessToken: admin.accessToken }
export const BY_APP_PASSWORD = { username: admin.username, appPassword: admin.appPassword }

const room: Target = { kind: 'folder', id: openCloudItems.room }
const archive: Target = { kind: 'folder', id: openCloudItems.archive }
const report: Target = { kind: 'file', id: openCloudItems.report }
const notes: Target = { kind: 'file', id: openCloudItems.notes }

const viewer = { role: 'viewer', audience: 'anyone' } as const
const internal = { role: 'viewer', audience: 'organization' } as const

export const PLACES: readonly Place[] = [
  { label: 'link on a folder', draft: { ...viewer, target: room }, otherTarget: archive },
  { label: 'link on a file', draft: { ...viewer, target: report }, otherTarget: notes },
  { label: 'internal link on a folder', draft: { ...internal, target: room }, otherTarget: archive },
  { label: 'internal link on a file', draft: { ...internal, target: report } },
]
