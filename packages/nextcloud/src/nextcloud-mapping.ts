import {
  type AccountPolicy,
  type Capabilities,
  type Change,
  type Effective,
  formatRef,
  type Held,
  KEY_MARK,
  type LinkCapability,
  markedName,
  type Order,
  type PasswordRule,
  type Refusal,
  type Role,
  type Target,
  type Tolerance,
} from '@sharelink/core'
import { Temporal } from 'temporal-polyfill'
import * as z from 'zod'
import { type CapabilitiesWire, PROVIDER, type ShareMembers, type ShareWire } from './nextcloud-api.ts'

/** `passwordSet`: one was set that may be another than before. `attributes`: all of the share's, as the server wrote them. */
export type NextcloudState = { passwordSet?: true; attributes?: string }
export type NextcloudLink = Effective<NextcloudState>

/** The masks of roles: 1 read, 2 update, 4 create, 8 delete. */
const MASKS: Readonly<Record<'file' | 'folder', readonly (readonly [number, Role])[]>> = {
  file: [
    [1, 'viewer'],
    [3, 'editor'],
  ],
  folder: [
    [1, 'viewer'],
    [15, 'editor'],
    [4, 'uploader'],
  ],
}
/** The server adds this bit (share) to every mask that reads; it says nothing of a visitor. */
const SHARE_BIT = 16

const masksOf = (kind: Target['kind']) => MASKS[kind === 'file' ? 'file' : 'folder']

const maskOf = (kind: Target['kind'], role: Role): number => masksOf(kind).find(([, known]) => known === role)?.[0] ?? 0

const HELD: Held = { readBack: 'always', change: 'update' }

function linksOn(target: 'file' | 'folder'): LinkCapability {
  return {
    target,
    kind: 'access',
    fields: {
      role: { ...HELD, values: MASKS[target].map(([, role]) => role) },
      audience: { ...HELD, values: ['anyone'] },
      people: { lacking: 'Links of Nextcloud are not made for named people.' },
      listed: { lacking: 'Nextcloud shows a link to nobody who does not have it.' },
      name: { ...HELD, maxBytes: 255 },
      password: HELD,
      expiresAt: { ...HELD, granularity: 'day', zone: 'account' },
      allowDownload: HELD,
      maxUses: { lacking: 'Nextcloud does not count uses.' },
      visitorFields: { lacking: 'Nextcloud does not ask visitors for their data.' },
      notify: { lacking: 'Nextcloud sends no message about a link.' },
    },
  }
}

export const CAPABILITIES: Capabilities = {
  provider: PROVIDER,
  links: [linksOn('file'), linksOn('folder')],
  lists: ['file', 'folder'],
  revokeVerifiable: true,
  remarks: [
    "The id of a target is its path in the account's files, as /Projects/report.pdf; an item that is moved has another.",
    "An expiry is a day, and the link dies at its start, in the server's zone (UTC unless `timeZone` says another).",
    'A link that has expired is deleted by the server and cannot be extended.',
    'An idempotency key is marked at the end of the name. Of a link with a password, a repeat is known in one process only.',
  ],
}

// The server reads a fifth digit of the year as another date.
const LAST_INSTANT = Date.UTC(9999, 11, 30)

const dayOf = (instant: Date, zone: string): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(Math.min(instant.getTime(), LAST_INSTANT))
    .toZonedDateTimeISO(zone)
    .toPlainDate()

/** `2026-11-28 00:00:00` in the server's zone; the latest instant that it may mean. Throws for what is no such text. */
function latestReading(text: string, zone: string): Date {
  const wallTime = Temporal.PlainDateTime.from(text.replace(' ', 'T'))
  return new Date(wallTime.toZonedDateTime(zone, { disambiguation: 'later' }).epochMilliseconds)
}

/** The last day whose every start is not later than asked: midnight comes twice where clocks are put back over it. */
function lastDay(asked: Date, zone: string): Temporal.PlainDate {
  const day = dayOf(asked, zone)
  return latestReading(day.toString(), zone) <= asked ? day : day.subtract({ days: 1 })
}

/** The start of the last day that starts not later than asked; `undefined` where that is no later day than today's. */
export function holdExpiry(asked: Date, now: number, zone: string): Date | undefined {
  const day = lastDay(asked, zone)
  const isOver = Temporal.PlainDate.compare(day, dayOf(new Date(now), zone)) <= 0
  return isOver ? undefined : latestReading(day.toString(), zone)
}

function readExpiration(text: string, zone: string): Date | undefined {
  try {
    return latestReading(text, zone)
  } catch {
    return undefined
  }
}

/** Version 27 tells and takes `enabled`; of 30 and later the source knows `value` alone. */
const attribute = z.looseObject({
  scope: z.string(),
  key: z.string(),
  enabled: z.unknown().optional(),
  value: z.unknown().optional(),
})
const attributeList = z.array(attribute)
type Attribute = z.infer<typeof attribute>

const isDownloadRule = ({ scope, key }: Attribute): boolean => scope === 'permissions' && key === 'download'

/** What stands beside the permissions of a share; nothing where it is not understood, and so nothing is forbidden. */
function readAttributes(text: string | null | undefined): readonly Attribute[] {
  try {
    return attributeList.catch([]).parse(JSON.parse(text ?? '[]'))
  } catch {
    return []
  }
}

/** The rule about downloading, with all else that stands there: what is sent takes the place of all. */
function withDownload(text: string | undefined, allowed: boolean): string {
  const others = readAttributes(text).filter((one) => !isDownloadRule(one))
  return JSON.stringify([...others, { scope: 'permissions', key: 'download', enabled: allowed }])
}

/** Only a rule that says no in every word that it has forbids it, and none beside it that says yes: which word counts is the server's version. */
function forbidsDownload(text: string | null | undefined): boolean {
  const words = readAttributes(text).flatMap((rule) =>
    isDownloadRule(rule) ? [rule.enabled, rule.value].filter((word) => word !== undefined) : [],
  )
  return words.length > 0 && words.every((word) => word === false)
}

/** What a share says of its link. */
export function fromWire(wire: ShareWire, zone: string): NextcloudLink {
  const target: Target = { kind: wire.item_type, id: wire.path }
  const mask = wire.permissions & ~SHARE_BIT
  const role = masksOf(target.kind).find(([known]) => known === mask)?.[1]
  const expiresAt = wire.expiration ? readExpiration(wire.expiration, zone) : null
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
    state: wire.attributes ? { attributes: wire.attributes } : {},
  }
}

/** What an order adds to a create; what nobody asked for is left out. */
export function createMembers(order: Order, zone: string): ShareMembers {
  const { target, role, password, expiresAt, allowDownload } = order.draft
  const label = markedName(order)
  return {
    permissions: maskOf(target.kind, role),
    ...(typeof password === 'string' ? { password } : {}),
    ...(expiresAt ? { expireDate: lastDay(expiresAt, zone).toString() } : {}),
    ...(label === undefined ? {} : { label }),
    // `hideDownload` is ignored on create.
    ...(allowDownload === false ? { attributes: withDownload(undefined, false) } : {}),
  }
}

/** What a patch changes. The mark of a key stays; empty texts clear. */
export function updateMembers({ before, patch }: Change<NextcloudState>, zone: string): ShareMembers {
  const { role, password, expiresAt, name, allowDownload } = patch
  const { link, state } = before
  return {
    ...(role === undefined ? {} : { permissions: maskOf(link.target.kind, role) }),
    ...(password === undefined ? {} : { password: password ?? '' }),
    ...(expiresAt === undefined ? {} : { expireDate: expiresAt === null ? '' : lastDay(expiresAt, zone).toString() }),
    ...(name === undefined ? {} : { label: `${name}${KEY_MARK.exec(link.name ?? '')?.[0] ?? ''}` }),
    ...(allowDownload === undefined ? {} : { attributes: withDownload(state.attributes, allowDownload) }),
  }
}

/** The mark of a key is in the name that an update gives, and no less is asked for. */
export function refuseUpdate(
  { before, patch }: Change<NextcloudState>,
  _now: number,
  tolerate: Tolerance,
): Refusal | undefined {
  if (patch.name === undefined || tolerate !== 'nothing' || !KEY_MARK.test(before.link.name ?? '')) return undefined
  return { code: 'unsupported', field: 'name', message: 'name: the mark of an idempotency key stays at its end.' }
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
      : { expireDate: expiresAt ? lastDay(expiresAt, zone).toString() : '' }),
    ...((now.name ?? '') === name ? {} : { label: name }),
    ...(now.allowDownload === allowDownload
      ? {}
      : { attributes: withDownload(state.attributes, allowDownload !== false) }),
  }
}

function passwordRules(policy: CapabilitiesWire['password_policy']): readonly PasswordRule[] {
  const least = policy?.minLength ?? 0
  const rules: readonly (readonly [boolean, string, string])[] = [
    // The server counts bytes: what has more than ASCII may be long enough with fewer characters, and is left to it.
    [
      least > 1,
      `[\\x00-\\x7f]{${least},}|[\\s\\S]*[^\\x00-\\x7f][\\s\\S]*`,
      `At least ${least} characters are required.`,
    ],
    [
      policy?.enforceUpperLowerCase === true,
      '(?=[\\s\\S]*[a-z])(?=[\\s\\S]*[A-Z])[\\s\\S]*',
      'Upper and lower case are required.',
    ],
    [policy?.enforceNumericCharacters === true, '[\\s\\S]*\\d[\\s\\S]*', 'A digit is required.'],
    [policy?.enforceSpecialCharacters === true, '[\\s\\S]*[^A-Za-z0-9][\\s\\S]*', 'A special character is required.'],
  ]
  return rules.flatMap(([demanded, pattern, rule]) => (demanded ? [{ pattern, rule }] : []))
}

/** What the administrator demands. Whether a password is a common one is known to the server alone. */
export function accountPolicy({ files_sharing, password_policy }: CapabilitiesWire): AccountPolicy {
  const rules = files_sharing.public ?? {}
  const { enabled, days, enforced } = rules.expire_date ?? {}
  const given = enabled === true && typeof days === 'number' ? days : undefined
  const isOff = rules.enabled === false || files_sharing.api_enabled === false
  return {
    password: { required: rules.password?.enforced === true, rules: passwordRules(password_policy) },
    expiry: {
      required: given !== undefined && enforced === true,
      ...(given === undefined ? {} : { default: given }),
      ...(given === undefined || enforced !== true ? {} : { longest: given }),
    },
    switchedOff: [
      ...(isOff
        ? [{ field: 'audience', values: ['anyone'], message: 'Links are switched off on this server.' } as const]
        : []),
      ...(rules.upload === false
        ? [
            {
              field: 'role',
              values: ['editor', 'uploader'],
              target: 'folder',
              message: 'Uploading is switched off.',
            } as const,
          ]
        : []),
    ],
  }
}
