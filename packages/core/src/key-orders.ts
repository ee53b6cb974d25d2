import { createHash } from 'node:crypto'
import type { Order } from './adapter.ts'

/** What this client has ordered under keys: a link tells neither its password nor, often, its limits. */
export type KeyOrders = {
  /** Says that this order made this link. */
  made: (order: Order, id: string) => void
  /** Whether the link is of this very order, of another one, or not of this client as it now is. */
  verdict: (order: Order, id: string) => 'same' | 'other' | 'unknown'
  /** Called before a link is changed otherwise. */
  forget: (id: string) => void
}

const MOST = 10_000

/** A password is kept as part of a digest only. */
function digest({ token, draft }: Order): string {
  return createHash('sha256')
    .update(JSON.stringify([token, draft]))
    .digest('base64')
}

/** Remembers the orders of links made with a key, the latest of very many. */
export function createKeyOrders(): KeyOrders {
  const digests = new Map<string, string>()
  return {
    made: (order, id) => {
      if (order.key === undefined) return
      digests.set(id, digest(order))
      const [oldest] = digests.keys()
      if (digests.size > MOST && oldest !== undefined) digests.delete(oldest)
    },
    verdict: (order, id) => {
      const known = digests.get(id)
      if (known === undefined) return 'unknown'
      return known === digest(order) ? 'same' : 'other'
    },
    forget: (id) => void digests.delete(id),
  }
}
