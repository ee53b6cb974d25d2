import { createShareLinks, type Role, type Target } from '@sharelink/core'
import {
  createEmulator,
  type Emulator,
  type NextcloudItem,
  type NextcloudLink,
  nextcloudPaths,
  type NextcloudSeed,
  nextcloudUsers,
  startEmulator,
  type VirtualClock,
  virtualClock,
} from '@sharelink/emulator'
import { createNextcloud, type NextcloudSettings } from '@sharelink/nextcloud'
import type { Bench, HeldLink, Place } from '@sharelink/testing'
import { inProcess } from './in-process.ts'

const PROVIDER = 'nextcloud'
const { admin } = nextcloudUsers

/** The masks of the fact sheet, whether the server has added 16 or not. */
const ROLES: Readonly<Record<'file' | 'folder', Readonly<Record<number, Role>>>> = {
  file: { 1: 'viewer', 3: 'editor' },
  folder: { 1: 'viewer', 15: 'editor', 4: 'uploader' },
}

const QUARTER = 900_000

/** A link dies at the start of its day in the server's zone: the first quarter of an hour in which a calendar there shows it. */
function startOfDay(day: string, zone: string): Date {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' })
  let instant = Date.parse(`${day}T00:00:00Z`) - 15 * 4 * QUARTER
  while (format.format(instant) < day) instant += QUARTER
  return new Date(instant)
}

function heldLink(item: NextcloudItem, zone: string, link: NextcloudLink): HeldLink {
  const { id, permissions, password, expiration, label, attributes } = link
  const role = ROLES[item.kind][permissions % 16]
  return {
    id: String(id),
    ...(role === undefined ? {} : { role }),
    audience: 'anyone',
    name: label,
    passwordProtected: password !== null,
    expiresAt: expiration === null ? null : startOfDay(expiration, zone),
    allowDownload: attributes?.some(({ key, enabled }) => key === 'download' && enabled === false) !== true,
  }
}

function bench(emulator: Emulator, clock: VirtualClock, createClient: Bench['createClient']): Bench {
  const state = emulator.state[PROVIDER]
  return {
    clock,
    createClient,
    secrets: [admin.accessToken, admin.appPassword],
    world: {
      links: ({ id }: Target) => {
        const item = state.items.find(({ path }) => path === id)
        const links = state.links.filter(({ itemId }) => itemId === item?.id)
        return item === undefined ? [] : links.map((link) => heldLink(item, state.timeZone, link))
      },
      requests: () => emulator.requests.map(({ method, path }) => ({ method, url: path })),
      visit: (url, { password }) => emulator.visit(PROVIDER, { url, ...(password === undefined ? {} : { password }) }),
    },
  }
}

type Settings = Partial<NextcloudSettings>

/** A server behind a socket, seen from its own side. */
export async function startNextcloud(seed: NextcloudSeed, settings: Settings): Promise<Bench> {
  const clock = virtualClock()
  const emulator = await startEmulator({ providers: [PROVIDER], clock, seed: { [PROVIDER]: seed } })
  const adapter = createNextcloud({ baseUrl: emulator.urls[PROVIDER], username: admin.username, ...settings })
  return { ...bench(emulator, clock, (runtime) => createShareLinks(adapter, runtime)), stop: emulator.stop }
}

/** The same without a socket. */
export function nextcloudInProcess(seed: NextcloudSeed, settings: Settings): Bench {
  const clock = virtualClock()
  const emulator = createEmulator({ providers: [PROVIDER], clock, seed: { [PROVIDER]: seed } })
  const adapter = createNextcloud({ baseUrl: 'https://nextcloud.example', username: admin.username, ...settings })
  const handed = inProcess(adapter, (request) => emulator.handle(PROVIDER, request))
  return bench(emulator, clock, (runtime) => createShareLinks(handed, runtime))
}

export const BY_TOKEN = { accessToken: admin.accessToken }
export const BY_APP_PASSWORD = { appPassword: admin.appPassword }

const room: Target = { kind: 'folder', id: nextcloudPaths.room }
const archive: Target = { kind: 'folder', id: nextcloudPaths.archive }
const report: Target = { kind: 'file', id: nextcloudPaths.report }
const notes: Target = { kind: 'file', id: nextcloudPaths.notes }

const viewer = { role: 'viewer', audience: 'anyone' } as const

export const PLACES: readonly Place[] = [
  { label: 'link on a folder', draft: { ...viewer, target: room }, otherTarget: archive },
  { label: 'link on a file', draft: { ...viewer, target: report }, otherTarget: notes },
]
