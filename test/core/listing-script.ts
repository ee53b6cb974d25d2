import {
  createByListing,
  type Effective,
  type Listing,
  markedName,
  type Order,
  type Runtime,
  type Target,
} from '@sharelink/core'
import { MEMORY_CAPABILITIES, type MemoryLink, type MemoryServer } from '@sharelink/testing'
import { failure, type MemoryOperations, script, type Scripted } from './scripted.ts'

/** What a test has in the server's place: what it does with an order, what its lists hide, and what it says of a target. */
export type Scene = {
  /** Makes links of an order. Absent: one. `lost`: the answer never comes. */
  make?: (put: (order: Order, changed?: Partial<MemoryLink>) => MemoryLink, order: Order) => unknown
  lost?: boolean
  hidden?: () => boolean
  told?: (found: Effective<MemoryLink>) => Effective<MemoryLink>
  /** What comes of taking a link back; absent: it goes. */
  revoke?: () => Promise<{ verified: boolean }>
  runtime?: Runtime
}

type All = Required<Omit<MemoryOperations, 'account'>>

function listing({ list, create, update, revoke }: All, server: MemoryServer, scene: Scene): Listing<MemoryLink> {
  const { make = (put, order) => put(order), lost = false, hidden = () => false, told = (found) => found } = scene
  let made = 0
  return {
    capabilities: MEMORY_CAPABILITIES,
    links: async (target: Target, call) => {
      const links: Effective<MemoryLink>[] = []
      for await (const found of list(target, () => call)) links.push(told(found))
      return { links, others: ['member'], hidden: hidden() }
    },
    send: async (order, call) => {
      // The server names its links: an order that arrives twice makes two.
      const orders: Promise<Effective<MemoryLink>>[] = []
      const put = (again: Order, changed: Partial<MemoryLink> = {}): MemoryLink => {
        made += 1
        const draft = { ...again.draft, name: markedName(again) }
        orders.push(create({ ...again, draft, token: `id-${made}` }, call))
        const [path, link] = [...server.links].at(-1) ?? []
        if (path === undefined || link === undefined) throw new Error('Nothing was made.')
        server.links.set(path, { ...link, ...changed })
        return link
      }
      make(put, order)
      const [first] = await Promise.all(orders)
      if (lost || first === undefined) throw failure('ambiguous')
      return told(first)
    },
    update,
    revoke: scene.revoke ?? revoke,
    sleep: () => Promise.resolve(),
  }
}

/** A client over a provider whose links get their ids from the server. */
export function listingScript(scene: Scene = {}): Scripted {
  return script({
    adapter: { heldName: (order) => markedName(order) ?? 'Shared link' },
    operations: (operations, server) => createByListing(listing(operations, server, scene)),
    ...(scene.runtime === undefined ? {} : { runtime: scene.runtime }),
  })
}
