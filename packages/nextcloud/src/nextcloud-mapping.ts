import {
  type Change,
  type Effective,
  formatRef,
  markedName,
  type Order,
  renamed,
  type Role,
  type Target,
} from '@sharelink/core'
import { lastDayStartingBy, readWallTime } from '@sharelink/calendar'
import type { PasswordState } from '@sharelink/self-hosted'
import { type Attribute, PROVIDER, type ShareMembers, type ShareWire } from './nextcloud-api.ts'

/** `attributes`: all of the share's. */
export type NextcloudState = PasswordState & { attributes: readonly Attribute[] }
export type NextcloudLink = Effective<NextcloudState>

/** The masks of roles: 1 read, 2 update, 4 create, 8 delete. */
const MASKS: Readonly<Record<'file' | 'folder', Partial<Record<Role, number>>>> = {
  file: { viewer: 1, editor: 3 },
  folder: { viewer: 1, editor: 15, uploader: 4 },
}
const masksOf = (kind: Target['kind']) => MASKS[kind === 'file' ? 'file' : 'folder']
const maskOf = (kind: Target['kind'], role: Role): number => masksOf(kind)[role] ?? 0

/** The server adds this bit (share) to every mask that reads; it says nothing of a visitor. */
const SHARE_BIT = 16

export function rolesOn(kind: Target['kind']): readonly Role[] {
  const masks = masksOf(kind)
  return (['viewer', 'editor', 'uploader'] as const).filter((role) => masks[role] !== undefined)
}

const isDownloadRule = ({ scope, key }: Attribute): boolean => scope === 'permissions' && key === 'download'

/** The rule about downloading, with all else that stands there: what is sent takes the place of all. */
function withDownload(attributes: readonly Attribute[], allowed: boolean): string {
  const others = attributes.filter((one) => !isDownloadRule(one))
  return JSON.stringify([...others, { scope: 'permissions', key: 'download', enabled: allowed }])
}

/** Only a rule that says no in every word that it has forbids it, and none beside it that says yes: which word counts is the server's version. */
function forbidsDownload(attributes: readonly Attribute[]): boolean {
  const words = attributes.flatMap((rule) =>
    isDownloadRule(rule) ? [rule.enabled, rule.value].filter((word) => word !== undefined) : [],
  )
  return words.length > 0 && words.every((word) => word === false)
}

/** What a share says of its link. */
export function fromWire(wire: ShareWire, zone: string): NextcloudLink {
  const target: Target = { kind: wire.item_type, id: wire.path }
  const role = rolesOn(target.kind).find((known) => {
    const mask = maskOf(target.kind, known)
    return [mask, mask + SHARE_BIT].includes(wire.permissions)
  })
  const expiresAt = wire.expiration ? readWallTime(wire.expiration, zone) : null
  const { id, label, url, stime } = wire
  return {
    link: {
      ref: formatRef(PROVIDER, { target, id }),
      provider: PROVIDER,
      id,
      ...(url && /^https?:\/\//.test(url) ? { url } : {}),
      target,
      kind: 'access',
      ...(role === undefined ? { providerRole: String(wire.permissions) } : { role }),
      audience: 'anyone',
      ...(label ? { name: label } : {}),
      passwordProtected: wire.password || wire.share_with,
      // A date that is not understood protects nobody.
      expiresAt: expiresAt ?? null,
      allowDownload: !forbidsDownload(wire.attributes),
      ...(stime ? { createdAt: new Date(stime * 1000) } : {}),
    },
    state: { attributes: wire.attributes },
  }
}

/** What an order adds to a create; what nobody asked for is left out. */
export function createMembers(order: Order, zone: string): ShareMembers {
  const { target, role, password, expiresAt, allowDownload } = order.draft
  const label = markedName(order)
  return {
    permissions: maskOf(target.kind, role),
    ...(typeof password === 'string' ? { password } : {}),
    ...(expiresAt ? { expireDate: lastDayStartingBy(expiresAt, zone) } : {}),
    ...(label === undefined ? {} : { label }),
    // `hideDownload` is ignored on create.
    ...(allowDownload === false ? { attributes: withDownload([], false) } : {}),
  }
}

/** What a patch changes. The mark of a key stays; empty texts clear. */
export function updateMembers({ before, patch }: Change<NextcloudState>, zone: string): ShareMembers {
  const { role, password, expiresAt, name, allowDownload } = patch
  const { link, state } = before
  return {
    ...(role === undefined ? {} : { permissions: maskOf(link.target.kind, role) }),
    ...(password === undefined ? {} : { password: password ?? '' }),
    ...(expiresAt === undefined ? {} : { expireDate: expiresAt === null ? '' : lastDayStartingBy(expiresAt, zone) }),
    ...(name === undefined ? {} : { label: renamed(name, link.name) }),
    ...(allowDownload === undefined ? {} : { attributes: withDownload(state.attributes, allowDownload) }),
  }
}

/** What leads from `now` back to a former state, and nothing else: the server may refuse what it took before. */
export function formerMembers(
  { link, state }: NextcloudLink,
  { link: now }: NextcloudLink,
  zone: string,
  passwordSet: boolean,
): ShareMembers {
  const { providerRole, role = 'viewer', expiresAt, name = '', allowDownload } = link
  return {
    ...(now.role === link.role && now.providerRole === providerRole
      ? {}
      : { permissions: providerRole === undefined ? maskOf(link.target.kind, role) : Number(providerRole) }),
    ...(passwordSet ? { password: '' } : {}),
    ...(now.expiresAt?.getTime() === expiresAt?.getTime()
      ? {}
      : { expireDate: expiresAt ? lastDayStartingBy(expiresAt, zone) : '' }),
    ...((now.name ?? '') === name ? {} : { label: name }),
    ...(now.allowDownload === allowDownload
      ? {}
      : { attributes: withDownload(state.attributes, allowDownload !== false) }),
  }
}
