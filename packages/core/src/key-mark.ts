import type { Order } from './adapter.ts'

/** The mark of a key at the end of a name: the only place of a link that keeps one, where a provider has no other. */
export const KEY_MARK = / \[k:[0-9a-f]{12}\]$/

/** What an order with a key adds to its link's name, so that a repeat finds the link. */
export function markOf({ key, token }: Pick<Order, 'key' | 'token'>): string | undefined {
  return key === undefined ? undefined : ` [k:${token.slice(0, 12)}]`
}

/** The name that an order gives its link, where it gives one: the caller's, with the mark of the key. */
export function markedName(order: Order): string | undefined {
  const mark = markOf(order)
  return mark === undefined ? order.draft.name : `${order.draft.name ?? 'Shared link'}${mark}`
}
