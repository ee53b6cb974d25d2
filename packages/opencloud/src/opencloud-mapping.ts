import { lastDayEndingBy } from '@sharelink/calendar'
import {
  type Change,
  type DraftField,
  type Effective,
  formatRef,
  type HttpRequest,
  markedName,
  type Order,
  type Refusal,
  refuseMarkedName,
  renamed,
  type Role,
  type Target,
  type Tolerance,
} from '@sharelink/core'
import type { PasswordState } from '@sharelink/self-hosted'
import { patchPermission, type PermissionPatch, type PermissionWire, PROVIDER } from './opencloud-api.ts'

/** The server's word for what a link is. */
export type OpenCloudState = PasswordState & { type: string }
export type OpenCloudLink = Effective<OpenCloudState>

const EVERY_RIGHT = ['read', 'add', 'change']

/**
 * What each type is to us, and what it grants. `upload` (view, download, add) is none of our roles: a contributor has
 * more rights than an editor, and `edit` more than `upload`.
 */
const TYPES = new Map<string, { role?: Role; rights: readonly string[] }>([
  ['internal', { role: 'viewer', rights: [] }],
  ['view', { role: 'viewer', rights: ['read'] }],
  ['edit', { role: 'editor', rights: EVERY_RIGHT }],
  ['createOnly', { role: 'uploader', rights: ['add'] }],
  ['upload', { rights: ['read', 'add'] }],
])

function typeOf({ role, audience }: Pick<Order['draft'], 'role' | 'audience'>): string {
  if (audience === 'organization') return 'internal'
  return [...TYPES].find(([type, known]) => known.role === role && type !== 'internal')?.[0] ?? role
}

/** What a permission says of its link. */
export function fromWire(target: Target, wire: PermissionWire): OpenCloudLink {
  const { id, hasPassword, createdDateTime, expirationDateTime, link } = wire
  const role = TYPES.get(link.type)?.role
  const audience = link.type === 'internal' ? 'organization' : 'anyone'
  const name = link['@libre.graph.displayName']
  return {
    link: {
      ref: formatRef(PROVIDER, { target, id }),
      provider: PROVIDER,
      id,
      ...(link.webUrl && /^https?:\/\//.test(link.webUrl) ? { url: link.webUrl } : {}),
      target: { kind: target.kind, id: target.id },
      kind: 'access',
      ...(role === undefined ? { providerRole: link.type } : { role }),
      // A type that is not known opens to anyone until it is known not to.
      audience,
      ...(name ? { name } : {}),
      passwordProtected: hasPassword,
      expiresAt: expirationDateTime ? new Date(expirationDateTime) : null,
      ...(link.preventsDownload === true ? { allowDownload: false } : {}),
      ...(createdDateTime ? { createdAt: new Date(createdDateTime) } : {}),
    },
    state: { type: link.type },
  }
}

/** The server moves an expiry to 23:59:59 of its day in the offset that it is sent with: here to itself. */
const expiryText = (expiresAt: Date): string => `${lastDayEndingBy(expiresAt, 'UTC', -Infinity)}T23:59:59Z`

/** The body of a create. What is not asked for is left out. */
export function createBody(order: Order): Readonly<Record<string, string>> {
  const { password, expiresAt } = order.draft
  const displayName = markedName(order)
  return {
    type: typeOf(order.draft),
    ...(typeof password === 'string' ? { password } : {}),
    ...(expiresAt ? { expirationDateTime: expiryText(expiresAt) } : {}),
    ...(displayName === undefined ? {} : { displayName }),
  }
}

/** What an update can change. `locked`: a password protects the link. */
export type Settings = { type: string; name: string; expiresAt: Date | null; locked: boolean }

export function settingsOf({ link, state }: OpenCloudLink): Settings {
  const { name = '', expiresAt = null, passwordProtected } = link
  return { type: state.type, name, expiresAt, locked: passwordProtected === true }
}

/** What should be in force after an update. The mark of a key stays. */
export function settingsAfter({ before, patch, requested }: Change<OpenCloudState>): Settings {
  const held = settingsOf(before)
  const retyped = patch.role !== undefined || requested.audience !== before.link.audience
  return {
    ...held,
    type: retyped ? typeOf(requested) : held.type,
    name: patch.name === undefined ? held.name : renamed(patch.name, held.name),
    expiresAt: patch.expiresAt === undefined ? held.expiresAt : patch.expiresAt,
  }
}

/** One call of an update, in the order of `rank`: those that tighten, the one that sets a password, those that loosen. */
export type Move = { rank: 0 | 1 | 2 | 3; fields: readonly DraftField[]; sets: Partial<Settings>; request: HttpRequest }

export const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** The PATCHes that change something, for an empty one is an error. A field each: of several, the server writes one after the other. */
export function patches(from: OpenCloudLink, { type, name, expiresAt }: Settings): readonly Move[] {
  const held = settingsOf(from)
  const granted = TYPES.get(held.type)?.rights ?? []
  const grants = (TYPES.get(type)?.rights ?? EVERY_RIGHT).some((right) => !granted.includes(right))
  const lasts = (expiresAt?.getTime() ?? Infinity) > (held.expiresAt?.getTime() ?? Infinity)
  const retyped: readonly DraftField[] = [
    ...((held.type === 'internal') === (type === 'internal') ? [] : ['audience' as const]),
    ...(TYPES.get(held.type)?.role === TYPES.get(type)?.role ? [] : ['role' as const]),
  ]
  const patch = (loosens: boolean, fields: readonly DraftField[], sets: Move['sets'], json: PermissionPatch): Move => ({
    rank: loosens ? 2 : 0,
    fields,
    sets,
    request: patchPermission(from.link, json),
  })
  return [
    // What becomes internal loses its password by itself.
    patch(grants, retyped, { type, ...(type === 'internal' ? { locked: false } : {}) }, { link: { type } }),
    patch(lasts, ['expiresAt'], { expiresAt }, { expirationDateTime: expiresAt && expiryText(expiresAt) }),
    patch(false, ['name'], { name }, { link: { '@libre.graph.displayName': name } }),
  ].filter(({ sets }) => !same({ ...held, ...sets }, held))
}

/** What an update would lose without being told to: the server drops the password of what becomes `internal`. */
export function refuseUpdate(change: Change<OpenCloudState>, _now: number, tolerate: Tolerance): Refusal | undefined {
  const { before, requested } = change
  const mayGo = tolerate === 'anything' || (typeof tolerate === 'object' && tolerate.includes('password'))
  const becomesInternal = settingsAfter(change).type === 'internal' && before.state.type !== 'internal'
  if (!becomesInternal || typeof requested.password !== 'string' || mayGo) return refuseMarkedName(change, tolerate)
  const message = 'password: a link for the organization has none: name null to let it go.'
  return { code: 'unsupported', field: 'password', message }
}
