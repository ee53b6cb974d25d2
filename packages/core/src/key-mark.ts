import { createHash } from 'node:crypto'
import type { Order } from './adapter.ts'

/** The mark of a key at the end of a name: the only place of a link that keeps one, where a provider has no other. */
export const KEY_MARK = / \[k:[0-9a-f]{12}\]$/

/** The mark of an order; empty without a key. */
export function markOf({ key, token }: Pick<Order, 'key' | 'token'>): string {
  return key === undefined ? '' : ` [k:${token.slice(0, 12)}]`
}

/** The name that an order gives its link, where it gives one: the caller's, with the mark of the key. */
export function markedName(order: Order): string | undefined {
  const mark = markOf(order)
  return mark === '' ? order.draft.name : `${order.draft.name ?? 'Shared link'}${mark}`
}

const MOST = 10_000

/** A password is kept as part of a digest only. */
function digestOf({ token, draft }: Order): string {
  return createHash('sha256')
    .update(JSON.stringify([token, draft]))
    .digest('base64')
}

/** Which order made which link: no answer tells a password, so that this is known in one process only. */
export function createKeyMemory() {
  const digests = new Map<string, string>()
  return {
    made: (order: Order, id: string): void => {
      if (order.key === undefined) return
      if (digests.size >= MOST) digests.clear()
      digests.set(id, digestOf(order))
    },
    isOf: (order: Order, id: string): boolean => digests.get(id) === digestOf(order),
    forget: (id: string): void => void digests.delete(id),
  }
}
