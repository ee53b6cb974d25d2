import type { AccountPolicy, Audience, Role, VisitorField } from '@sharelink/core'

/** A link as the memory provider stores it. Instants in milliseconds since 1970; `null` means none. */
export type MemoryLink = {
  id: string
  /** The item's path: `/file/7`. */
  item: string
  role: Role
  audience: Audience
  people: readonly string[]
  listed: boolean
  name: string
  password: string | null
  expiresAt: number | null
  allowDownload: boolean
  maxUses: number | null
  useCount: number
  visitorFields: readonly VisitorField[]
  createdAt: number
}

/** The provider's side: what it stores, the requests that reached it, and its four calls. */
export type MemoryServer = {
  /** By path: `/file/7/links/0123`. */
  readonly links: Map<string, MemoryLink>
  readonly requests: { method: string; url: string }[]
  /** What the administrator demands of new links. */
  readonly policy: () => AccountPolicy
  /** Why the administrator does not have such a new link. */
  refuses: (link: MemoryLink) => string | undefined
  put: (link: MemoryLink) => MemoryLink
  get: (path: string) => MemoryLink | undefined
  list: (item: string) => readonly MemoryLink[]
  delete: (path: string) => void
}

export function linkPath({ item, id }: Pick<MemoryLink, 'item' | 'id'>): string {
  return `${item}/links/${encodeURIComponent(id)}`
}

const DAY = 86_400_000

const NO_DEMANDS: AccountPolicy = {
  password: { required: false, rules: [] },
  expiry: { required: false },
  switchedOff: [],
}

function refusal({ password, expiry, switchedOff }: AccountPolicy, link: MemoryLink): string | undefined {
  const { required, rules } = password
  const demanded = typeof required === 'boolean' ? required : required.includes(link.role)
  if (link.password === null) return demanded ? 'A password is demanded.' : undefined
  const broken = rules.find(({ pattern }) => !new RegExp(pattern, 'u').test(link.password ?? ''))
  if (broken !== undefined) return broken.rule
  const days = ((link.expiresAt ?? 0) - link.createdAt) / DAY
  if (days > (expiry.longest ?? Infinity)) return 'The expiry lies too far ahead.'
  return switchedOff.find(({ values }) => values?.includes(link.role))?.message
}

/** A provider that is only a map. Several clients may share one. */
export function createMemoryServer(demands: AccountPolicy = NO_DEMANDS): MemoryServer {
  const links = new Map<string, MemoryLink>()
  const requests: { method: string; url: string }[] = []
  const seen = (method: string, url: string): void => {
    requests.push({ method, url })
  }
  return {
    links,
    requests,
    policy: () => {
      seen('GET', '/account')
      return demands
    },
    refuses: (link) => (links.has(linkPath(link)) ? undefined : refusal(demands, link)),
    put: (link) => {
      seen('PUT', linkPath(link))
      const days = links.has(linkPath(link)) ? undefined : demands.expiry.default
      const expiresAt = days === undefined ? link.expiresAt : (link.expiresAt ?? link.createdAt + days * DAY)
      const kept = { ...link, expiresAt }
      links.set(linkPath(kept), kept)
      return kept
    },
    get: (path) => {
      seen('GET', path)
      return links.get(path)
    },
    list: (item) => {
      seen('GET', `${item}/links`)
      return [...links.values()].filter((link) => link.item === item)
    },
    delete: (path) => {
      seen('DELETE', path)
      links.delete(path)
    },
  }
}
