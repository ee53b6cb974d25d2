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
  openCloudItems,
  type OpenCloudLink,
  openCloudUsers,
} from '@sharelink/emulator'
import { createOpenCloud } from '@sharelink/opencloud'
import * as fc from 'fast-check'
import { inProcess } from '../conformance/in-process.ts'

export const NOW = Date.parse('2026-11-21T12:00:00Z')
const DAY = 86_400_000

/** What a server may make of a link that it was asked for. */
const DRIFTS: Readonly<Record<string, (link: OpenCloudLink) => void>> = {
  none: () => undefined,
  'no password': (link) => void (link.password = null),
  'no expiry': (link) => void (link.expiration = null),
  'a later expiry': (link) => void (link.expiration = link.expiration === null ? null : link.expiration + 86_400),
  'more rights': (link) => void (link.type = 'edit'),
  'open to anyone': (link) => void (link.type = link.type === 'internal' ? 'view' : link.type),
}

export type World = {
  enforced: boolean
  rules: boolean
  as: 'admin' | 'marie' | 'alan'
  /** How far the server's clock is ahead, in milliseconds. */
  ahead: number
  drift: string
}

export type Server = { emulator: Emulator; links: ShareLinks; stored: (id: string) => OpenCloudLink | undefined }

/** The link of an answer as the server holds it after its drift. */
function drifted({ body, status, headers }: EmulatedResponse, emulator: Emulator, drift: string): EmulatedResponse {
  const answer: unknown = body === '' ? undefined : JSON.parse(body)
  const id = typeof answer === 'object' && answer !== null && 'id' in answer ? answer.id : undefined
  const link = emulator.state.opencloud.links.find((one) => one.id === id)
  if (link === undefined || typeof answer !== 'object' || answer === null) return { body, status, headers }
  DRIFTS[drift]?.(link)
  const { expirationDateTime: _was, ...rest } = { expirationDateTime: undefined, ...answer }
  const facet = 'link' in answer && typeof answer.link === 'object' ? answer.link : {}
  const expiry = link.expiration === null ? {} : { expirationDateTime: new Date(link.expiration * 1000).toISOString() }
  const told = { ...rest, ...expiry, hasPassword: link.password !== null, link: { ...facet, type: link.type } }
  return { status, headers, body: JSON.stringify(told) }
}

export function start({ enforced, rules, as, ahead, drift }: World): Server {
  const seed = { passwordEnforced: enforced, ...(rules ? {} : { passwordPolicy: null }) }
  const clock = { now: () => NOW + ahead }
  const emulator = createEmulator({ providers: ['opencloud'], clock, seed: { opencloud: seed } })
  const handle = (request: EmulatedRequest): EmulatedResponse => {
    const answer = emulator.handle('opencloud', request)
    return request.method === 'GET' || answer.status !== 200 ? answer : drifted(answer, emulator, drift)
  }
  const adapter = createOpenCloud({
    baseUrl: 'https://opencloud.example',
    accessToken: openCloudUsers[as].accessToken,
  })
  const links = createShareLinks(inProcess(adapter, handle), {
    clock: { now: () => NOW },
    sleep: () => Promise.resolve(),
  })
  return { emulator, links, stored: (id) => emulator.state.opencloud.links.find((link) => link.id === id) }
}

/** Often a server that does as it says. */
export const worlds: fc.Arbitrary<World> = fc.record({
  enforced: fc.boolean(),
  rules: fc.boolean(),
  as: fc.constantFrom('admin' as const, 'admin' as const, 'admin' as const, 'marie' as const, 'alan' as const),
  ahead: fc.constantFrom(0, 0, 0, -DAY, DAY, 2 * DAY),
  drift: fc.oneof(
    { weight: 3, arbitrary: fc.constant('none') },
    { weight: 2, arbitrary: fc.constantFrom(...Object.keys(DRIFTS)) },
  ),
})

const targets: readonly Target[] = [
  { kind: 'folder', id: openCloudItems.room },
  { kind: 'folder', id: openCloudItems.room },
  { kind: 'folder', id: openCloudItems.archive },
  { kind: 'file', id: openCloudItems.report },
  // Not what it is called.
  { kind: 'folder', id: openCloudItems.notes },
]
const ROLES: readonly Role[] = ['viewer', 'viewer', 'viewer', 'editor', 'editor', 'uploader', 'commenter', 'manager']
const PASSWORDS = [
  'S0me-Long-Passw0rd!',
  'An0ther-Passw0rd!',
  'Ab1!xyz9',
  'Ab1!xyz9',
  'abc',
  'Äa1!'.repeat(15),
  'ä'.repeat(40),
]

const instants = fc
  .tuple(fc.integer({ min: -1, max: 40 }), fc.integer({ min: 1, max: DAY - 1 }))
  .map(([days, more]) => new Date(NOW + days * DAY + more))
  .filter((instant) => instant.getTime() > NOW)

export const fields = {
  role: fc.constantFrom(...ROLES),
  audience: fc.constantFrom('anyone' as const, 'anyone' as const, 'organization' as const),
  password: fc.oneof(fc.constantFrom(undefined, null), fc.constantFrom(...PASSWORDS), fc.constantFrom(...PASSWORDS)),
  expiresAt: fc.oneof(fc.constantFrom(undefined, null), instants),
  allowDownload: fc.constantFrom(undefined, undefined, undefined, true, true, false),
  name: fc.constantFrom(undefined, 'Client A', 'Räume & <b>'),
}

export const drafts: fc.Arbitrary<ShareLinkDraft> = fc.record({ target: fc.constantFrom(...targets), ...fields })

/** What each type lets a visitor do, whoever the visitor is. */
const RIGHTS: Readonly<Record<string, readonly string[]>> = {
  internal: [],
  view: ['read'],
  createOnly: ['add'],
  upload: ['read', 'add'],
  edit: ['read', 'add', 'change'],
}
const ASKED: Readonly<Record<string, string>> = { viewer: 'view', editor: 'edit', uploader: 'createOnly' }

/** Protections that were asked for and are not what the server holds. */
export function missing(draft: ShareLinkPatch, link: OpenCloudLink): readonly string[] {
  const { role, audience, password, expiresAt, allowDownload } = draft
  const may = role === undefined ? undefined : (RIGHTS[ASKED[role] ?? ''] ?? [])
  const over = may !== undefined && RIGHTS[link.type]?.some((right) => !may.includes(right)) === true
  const open = audience === 'organization' && link.type !== 'internal'
  const unlocked = typeof password === 'string' && link.password !== password
  const end = link.expiration === null ? Infinity : link.expiration * 1000
  const lasting = expiresAt instanceof Date && end > expiresAt.getTime()
  return [
    ...(over ? ['role'] : []),
    ...(open ? ['audience'] : []),
    ...(unlocked ? ['password'] : []),
    ...(lasting ? ['expiresAt'] : []),
    ...(allowDownload === false ? ['allowDownload'] : []),
  ]
}
