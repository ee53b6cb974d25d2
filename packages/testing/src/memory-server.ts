import type { Audience, Role, VisitorField } from '@sharelink/core'

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
  put: (link: MemoryLink) => MemoryLink
  get: (path: string) => MemoryLink | undefined
  list: (item: string) => readonly MemoryLink[]
  delete: (path: string) => void
}

export function linkPath({ item, id }: Pick<MemoryLink, 'item' | 'id'>): string {
  return `${item}/links/${encodeURIComponent(id)}`
}

/** A provider that is only a map. Several clients may share one. */
export function createMemoryServer(): MemoryServer {
  const links = new Map<string, MemoryLink>()
  const requests: { method: string; url: string }[] = []
  const seen = (method: string, url: string): void => {
    requests.push({ method, url })
  }
  return {
    links,
    requests,
    put: (link) => {
      seen('PUT', linkPath(link))
      links.set(linkPath(link), link)
      return link
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
