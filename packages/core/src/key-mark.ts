import type { Change, Order } from './adapter.ts'
import type { Refusal, Tolerance } from './model.ts'

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

/** A new name for a link, with the mark that its former name ends with. */
export function renamed(name: string, former: string | undefined): string {
  return `${name}${KEY_MARK.exec(former ?? '')?.[0] ?? ''}`
}

/** The mark of a key is in the name that an update gives: refused where nothing else than asked may be in force. */
export function refuseMarkedName<State>({ before, patch }: Change<State>, tolerate: Tolerance): Refusal | undefined {
  if (patch.name === undefined || tolerate !== 'nothing' || !KEY_MARK.test(before.link.name ?? '')) return undefined
  return { code: 'unsupported', field: 'name', message: 'name: the mark of an idempotency key stays at its end.' }
}
