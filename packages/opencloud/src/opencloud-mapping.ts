import {
  type AccountPolicy,
  type Change,
  type DraftField,
  type Effective,
  formatRef,
  KEY_MARK,
  markedName,
  type Order,
  type PasswordRule,
  type Refusal,
  type Role,
  type Target,
  type Tolerance,
} from '@sharelink/core'
import { type AccountWire, type PermissionPatch, type PermissionWire, PROVIDER } from './opencloud-api.ts'

/** The server's word for what a link is; and whether a password was set that may be another than before. */
export type OpenCloudState = { type: string; passwordSet?: boolean }
export type OpenCloudLink = Effective<OpenCloudState>

/**
 * What each type is to us. `upload` (view, download, add) is none of our roles: a contributor has more rights than an
 * editor, and `edit` more than `upload`.
 */
const ROLES = new Map<string, Role>([
  ['internal', 'viewer'],
  ['view', 'viewer'],
  ['edit', 'editor'],
  ['createOnly', 'uploader'],
])

function typeOf({ role, audience }: Pick<Order['draft'], 'role' | 'audience'>): string {
  if (audience === 'organization') return 'internal'
  return [...ROLES].find(([type, known]) => known === role && type !== 'internal')?.[0] ?? role
}

/** What a permission says of its link. */
export function fromWire(target: Target, wire: PermissionWire): OpenCloudLink {
  const { id, hasPassword, createdDateTime, expirationDateTime, link } = wire
  const role = ROLES.get(link.type)
  const audience = link.type === 'internal' ? 'organization' : 'anyone'
  const name = link['@libre.graph.displayName']
  return {
    link: {
      ref: formatRef(PROVIDER, { target, id }),
      provider: PROVIDER,
      id,
      ...(link.webUrl ? { url: link.webUrl } : {}),
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

const DAY = 86_400_000

/** The last end of a day in UTC that is not later than this instant. */
const endOfDay = (instant: Date): Date => new Date(Math.floor((instant.getTime() + 1_000) / DAY) * DAY - 1_000)

/** What the server holds of an expiry; `undefined` where that is over. */
export function holdExpiry(asked: Date, now: number): Date | undefined {
  const end = endOfDay(asked)
  return end.getTime() > now ? end : undefined
}

/** The server moves an expiry to 23:59:59 of its day in the offset that it is sent with: here to itself. */
const expiryText = (expiresAt: Date): string => `${endOfDay(expiresAt).toISOString().slice(0, 19)}Z`

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

const EVERY_RIGHT = ['read', 'add', 'change']

/** What each type grants. */
const RIGHTS = new Map<string, readonly string[]>([
  ['internal', []],
  ['view', ['read']],
  ['createOnly', ['add']],
  ['upload', ['read', 'add']],
  ['edit', EVERY_RIGHT],
])

/** What a PATCH can change. */
export type Settings = { type: string; name: string; expiresAt: Date | null }

export function settingsOf({ link, state }: OpenCloudLink): Settings {
  return { type: state.type, name: link.name ?? '', expiresAt: link.expiresAt ?? null }
}

/** What should be in force after an update. The mark of a key stays. */
export function settingsAfter({ before, patch, requested }: Change<OpenCloudState>): Settings {
  const held = settingsOf(before)
  const retyped = patch.role !== undefined || requested.audience !== before.link.audience
  return {
    type: retyped ? typeOf(requested) : held.type,
    name: patch.name === undefined ? held.name : `${patch.name}${KEY_MARK.exec(held.name)?.[0] ?? ''}`,
    expiresAt: patch.expiresAt === undefined ? held.expiresAt : patch.expiresAt,
  }
}

/** One PATCH, which is never empty. A field each: of several, the server writes one after the other. */
export type Step = { fields: readonly DraftField[]; loosens: boolean; sets: Partial<Settings>; patch: PermissionPatch }

/** The PATCHes that lead from one to the other. */
export function stepsTo(from: Settings, to: Settings): readonly Step[] {
  const { type, name, expiresAt } = to
  const granted = RIGHTS.get(from.type) ?? []
  const grants = (RIGHTS.get(type) ?? EVERY_RIGHT).some((right) => !granted.includes(right))
  const lasts = (expiresAt?.getTime() ?? Infinity) > (from.expiresAt?.getTime() ?? Infinity)
  const retyped: readonly DraftField[] = [
    ...((from.type === 'internal') === (type === 'internal') ? [] : ['audience' as const]),
    ...(ROLES.get(from.type) === ROLES.get(type) ? [] : ['role' as const]),
  ]
  const expirationDateTime = expiresAt && expiryText(expiresAt)
  const steps: readonly Step[] = [
    { fields: retyped, loosens: grants, sets: { type }, patch: { link: { type } } },
    { fields: ['expiresAt'], loosens: lasts, sets: { expiresAt }, patch: { expirationDateTime } },
    { fields: ['name'], loosens: false, sets: { name }, patch: { link: { '@libre.graph.displayName': name } } },
  ]
  return steps.filter(({ sets }) => !same({ ...from, ...sets }, from))
}

export const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

function mayGo(tolerate: Tolerance, field: DraftField): boolean {
  return tolerate === 'anything' || (typeof tolerate === 'object' && tolerate.includes(field))
}

/** What an update would lose without being told to: the server drops the password of what becomes `internal`. */
export function refuseUpdate(change: Change<OpenCloudState>, _now: number, tolerate: Tolerance): Refusal | undefined {
  const { before, patch, requested } = change
  const refuse = (field: DraftField, message: string): Refusal => ({
    code: 'unsupported',
    field,
    message: `${field}: ${message}`,
  })
  const becomesInternal = settingsAfter(change).type === 'internal' && before.state.type !== 'internal'
  if (becomesInternal && typeof requested.password === 'string' && !mayGo(tolerate, 'password'))
    return refuse('password', 'a link for the organization has none: name null to let it go.')
  if (patch.name !== undefined && tolerate === 'nothing' && KEY_MARK.test(before.link.name ?? ''))
    return refuse('name', 'the mark of an idempotency key stays at its end.')
  return undefined
}

/** The server's rules for passwords: what each counts, as part of a character class, and what that is called. */
const RULES = [
  ['min_characters', '\\s\\S', 'characters'],
  ['min_lowercase_characters', '\\p{Ll}', 'lower-case letters'],
  ['min_uppercase_characters', '\\p{Lu}', 'upper-case letters'],
  ['min_digits', '\\p{Nd}', 'digits'],
  // The list that stands in its refusal.
  ['min_special_characters', ' !"#$%&\'()*+,\\-.\\/:;<=>?@\\[\\\\\\]\\^_`\\{\\|\\}~', 'special characters'],
] as const

function passwordRules(policy: AccountWire['password_policy']): readonly PasswordRule[] {
  return RULES.flatMap(([name, counted, what]) => {
    const least = policy?.[name]
    if (typeof least !== 'number' || !(least >= 1)) return []
    const pattern = `^(?:[^${counted}]*[${counted}]){${Math.ceil(least)}}[\\s\\S]*$`
    return [{ pattern, rule: `At least ${least} ${what} are required.` }]
  })
}

/**
 * What the administrator demands. The server tells by `read_only` that links of every type must have a password: where
 * those that only read must, the others must too (inferred). It knows no rule for expiries.
 */
export function accountPolicy({ files_sharing, password_policy }: AccountWire): AccountPolicy {
  const { enabled, password } = files_sharing.public ?? {}
  const { read_only, read_write, read_write_delete, upload_only } = password?.enforced_for ?? {}
  const roles: readonly Role[] = [
    ...(read_write === true || read_write_delete === true ? ['editor' as const] : []),
    ...(upload_only === true ? ['uploader' as const] : []),
  ]
  const all = password?.enforced === true || read_only === true
  const off = {
    field: 'audience',
    values: ['anyone'],
    message: 'The administrator has switched public links off.',
  } as const
  return {
    password: { required: all || (roles.length > 0 && roles), rules: passwordRules(password_policy) },
    expiry: { required: false },
    switchedOff: enabled === false ? [off] : [],
  }
}
