import {
  createShareLinks,
  type Role,
  type ShareLinkDraft,
  type ShareLinkPatch,
  type ShareLinks,
  type Target,
} from '@sharelink/core'
import {
  createEmulator,
  type EmulatedRequest,
  type EmulatedResponse,
  type Emulator,
  type NextcloudLink,
  nextcloudPaths,
  type NextcloudSeed,
  nextcloudUsers,
} from '@sharelink/emulator'
import { createNextcloud } from '@sharelink/nextcloud'
import * as fc from 'fast-check'
import { inProcess } from '../conformance/in-process.ts'

export const NOW = Date.parse('2026-11-21T12:00:00Z')
const DAY = 86_400_000

/** What a server may make of a link that it was asked for. */
const DRIFTS: Readonly<Record<string, (link: NextcloudLink) => void>> = {
  none: () => undefined,
  'no password': (link) => void (link.password = null),
  'no expiry': (link) => void (link.expiration = null),
  'a later expiry': (link) => void (link.expiration = link.expiration === null ? null : '2027-06-01'),
  'more rights': (link) => void (link.permissions = 31),
  'other rights': (link) => void (link.permissions = 23),
  'the download': (link) => void (link.attributes = null),
  'the download, oddly': (link) => void (link.attributes = [{ scope: 'permissions', key: 'download', enabled: null }]),
}

export type World = {
  policies: NonNullable<NextcloudSeed['policies']>
  timeZone: string
  as: 'admin' | 'marie'
  /** How far the server's clock is ahead, in milliseconds. */
  ahead: number
  drift: string
  /** Whether the answers to writes are lost. */
  isLosing: boolean
}

export type Server = { emulator: Emulator; links: ShareLinks }

const LOST = { status: 500, headers: {}, body: '<?xml version="1.0"?>\n<ocs/>' }

export function start({ policies, timeZone, as, ahead, drift, isLosing }: World): Server {
  const clock = { now: () => NOW + ahead }
  const emulator = createEmulator({ providers: ['nextcloud'], clock, seed: { nextcloud: { policies, timeZone } } })
  const handle = (request: EmulatedRequest): EmulatedResponse => {
    const answer = emulator.handle('nextcloud', request)
    if (request.method === 'GET' || request.method === 'DELETE' || answer.status !== 200) return answer
    const link = emulator.state.nextcloud.links.at(-1)
    if (link !== undefined) DRIFTS[drift]?.(link)
    if (isLosing || link === undefined) return LOST
    // The link of the answer is told as the server holds it after its drift.
    const read = emulator.handle('nextcloud', {
      ...request,
      method: 'GET',
      path: `/ocs/v2.php/apps/files_sharing/api/v1/shares/${link.id}`,
      body: '',
    })
    const { ocs }: { ocs: { meta: unknown; data: readonly unknown[] } } = JSON.parse(read.body)
    return read.status === 200 ? { ...read, body: JSON.stringify({ ocs: { ...ocs, data: ocs.data[0] } }) } : answer
  }
  const { username, accessToken } = nextcloudUsers[as]
  const adapter = createNextcloud({ baseUrl: 'https://nextcloud.example', username, accessToken, timeZone })
  const links = createShareLinks(inProcess(adapter, handle), {
    clock: { now: () => NOW },
    sleep: () => Promise.resolve(),
  })
  return { emulator, links }
}

/** Often a server that does as it says. */
export const worlds: fc.Arbitrary<World> = fc.record({
  policies: fc.record(
    {
      links: fc.constantFrom(true, true, true, true, true, true, false),
      passwordEnforced: fc.boolean(),
      passwordPolicy: fc.constantFrom({}, null, { enforceSpecialCharacters: true, enforceUpperLowerCase: true }),
      defaultExpiry: fc.constantFrom(null, null, { days: 7, enforced: false }, { days: 14, enforced: true }),
      publicUpload: fc.constantFrom(true, true, false),
    },
    { requiredKeys: [] },
  ),
  timeZone: fc.constantFrom('UTC', 'UTC', 'Europe/Berlin', 'America/New_York', 'Pacific/Kiritimati'),
  as: fc.constantFrom('admin' as const, 'admin' as const, 'admin' as const, 'admin' as const, 'marie' as const),
  ahead: fc.constantFrom(0, 0, 0, -DAY, DAY, 2 * DAY),
  drift: fc.oneof(
    { weight: 3, arbitrary: fc.constant('none') },
    { weight: 2, arbitrary: fc.constantFrom(...Object.keys(DRIFTS)) },
  ),
  isLosing: fc.constantFrom(false, false, false, false, true),
})

const targets: readonly Target[] = [
  { kind: 'folder', id: nextcloudPaths.room },
  { kind: 'folder', id: nextcloudPaths.room },
  { kind: 'folder', id: nextcloudPaths.archive },
  { kind: 'file', id: nextcloudPaths.report },
  // Not what it is called, or not there.
  { kind: 'folder', id: nextcloudPaths.notes },
  { kind: 'file', id: '/nowhere.txt' },
]
const ROLES: readonly Role[] = ['viewer', 'viewer', 'viewer', 'editor', 'editor', 'uploader', 'commenter', 'manager']
const PASSWORDS = ['S0me-Long-Passw0rd!', 'An0ther-Long-Pw!', 'Ab1!xyz9', 'password12345', 'ä'.repeat(40)]

const instants = fc
  .tuple(fc.integer({ min: -1, max: 40 }), fc.integer({ min: 1, max: DAY - 1 }))
  .map(([days, more]) => new Date(NOW + days * DAY + more))
  .filter((instant) => instant.getTime() > NOW)

export const fields = {
  role: fc.constantFrom(...ROLES),
  audience: fc.constantFrom('anyone' as const, 'anyone' as const, 'anyone' as const, 'organization' as const),
  password: fc.oneof(fc.constantFrom(undefined, null), fc.constantFrom(...PASSWORDS), fc.constantFrom(...PASSWORDS)),
  expiresAt: fc.oneof(fc.constantFrom(undefined, null), instants),
  allowDownload: fc.constantFrom(undefined, undefined, true, false),
  name: fc.constantFrom(undefined, undefined, 'Client A', 'Räume & <b>', 'x'.repeat(256)),
}

export const drafts: fc.Arbitrary<ShareLinkDraft> = fc.record({ target: fc.constantFrom(...targets), ...fields })

/** Bits that a visitor may have: 1 read, 2 update, 4 create, 8 delete. */
const MASKS: Readonly<Record<string, number>> = { viewer: 1, editor: 15, uploader: 4 }

/** The start of a day in a zone: the first quarter of an hour in which a calendar there shows it. */
function startOfDay(day: string, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })
  let instant = Date.parse(`${day}T00:00:00Z`) - 15 * 3_600_000
  while (format.format(instant) < day) instant += 900_000
  return instant
}

/** Whether downloading is forbidden, by the rule that the server knows. */
export function forbids({ attributes }: NextcloudLink): boolean {
  return attributes?.some(({ key, enabled }) => key === 'download' && enabled === false) === true
}

/** Protections that were asked for and are not what the server holds. */
export function missing(draft: ShareLinkPatch, link: NextcloudLink, timeZone: string): readonly string[] {
  const { role, audience, password, expiresAt, allowDownload } = draft
  // The bit to share on (16) gives a visitor nothing.
  const over = role !== undefined && (link.permissions & 15 & ~(MASKS[role] ?? 0)) !== 0
  const end = link.expiration === null ? Infinity : startOfDay(link.expiration, timeZone)
  return [
    ...(over ? ['role'] : []),
    ...(audience === 'organization' ? ['audience'] : []),
    ...(typeof password === 'string' && link.password?.text !== password ? ['password'] : []),
    ...(expiresAt instanceof Date && end > expiresAt.getTime() ? ['expiresAt'] : []),
    ...(allowDownload === false && !forbids(link) ? ['allowDownload'] : []),
  ]
}
