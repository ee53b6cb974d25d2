import {
  type AccountPolicy,
  type Effective,
  formatRef,
  type Order,
  type PasswordRule,
  type Role,
  type Target,
} from '@sharelink/core'
import { type AccountWire, type PermissionWire, PROVIDER } from './opencloud-api.ts'

/** The server's word for what a link is; and whether a password was set that may be another than before. */
export type OpenCloudState = { type: string; passwordSet?: true }
export type OpenCloudLink = Effective<OpenCloudState>

/**
 * What each type is to us. `upload` (view, download, add) is none of our roles: a contributor has more rights than an
 * editor, and `edit` more than `upload`.
 */
export const ROLES = new Map<string, Role>([
  ['internal', 'viewer'],
  ['view', 'viewer'],
  ['edit', 'editor'],
  ['createOnly', 'uploader'],
])

export function typeOf({ role, audience }: Pick<Order['draft'], 'role' | 'audience'>): string {
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
export const expiryText = (expiresAt: Date): string => `${endOfDay(expiresAt).toISOString().slice(0, 19)}Z`

/** The mark of an idempotency key at the end of a name: the only place of a link that keeps one. */
export const MARK = / \[k:[0-9a-f]{12}\]$/

export function markOf({ key, token }: Pick<Order, 'key' | 'token'>): string | undefined {
  return key === undefined ? undefined : ` [k:${token.slice(0, 12)}]`
}

/** The name that an order gives its link, if any. */
export function nameOf(order: Order): string | undefined {
  const mark = markOf(order)
  return mark === undefined ? order.draft.name : `${order.draft.name ?? 'Shared link'}${mark}`
}

/** The body of a create. What is not asked for is left out. */
export function createBody(order: Order): Readonly<Record<string, string>> {
  const { password, expiresAt } = order.draft
  const displayName = nameOf(order)
  return {
    type: typeOf(order.draft),
    ...(typeof password === 'string' ? { password } : {}),
    ...(expiresAt ? { expirationDateTime: expiryText(expiresAt) } : {}),
    ...(displayName === undefined ? {} : { displayName }),
  }
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
