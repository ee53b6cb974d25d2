import { createHash } from 'node:crypto'
import type { Order } from '@sharelink/core'
import { slotFor, slotId } from './zoho-docs-mapping.ts'

const MOST = 10_000

/** Keeps a value; of very many, the latest. */
export function remember<T>(memory: Map<string, T>, key: string, value: T): void {
  const [oldest] = memory.keys()
  if (memory.size >= MOST && oldest !== undefined) memory.delete(oldest)
  memory.delete(key)
  memory.set(key, value)
}

/** What this client has sent. The service tells neither password nor expiry, and often no role. */
export type SentOrders = {
  /** Called when a create begins, before anything is read. */
  begin: (order: Order) => void
  /** Whether the create of this order has begun, whatever became of it. */
  hasBegun: (order: Order) => boolean
  /** Called before an order is sent. */
  sending: (order: Order) => void
  /** Whether this very order was sent from here, and its slot not touched from here since. */
  wasSent: (order: Order) => boolean
  /** Called where a slot is changed otherwise, or an order was refused. */
  forget: (targetId: string, slotId: string) => void
}

/** A password is kept as part of a digest only. */
function digest({ token, draft }: Order): string {
  return createHash('sha256')
    .update(JSON.stringify([token, draft]))
    .digest('base64')
}

function place(targetId: string, slot: string): string {
  return JSON.stringify([targetId, slot])
}

/** Remembers the last order of each slot. */
export function createSentOrders(): SentOrders {
  const orders = new Map<string, string>()
  const placeOf = ({ draft }: Order): string => place(draft.target.id, slotId(slotFor(draft)))
  const begun = new WeakSet<Order>()
  return {
    begin: (order) => void begun.add(order),
    hasBegun: (order) => begun.has(order),
    sending: (order) => remember(orders, placeOf(order), digest(order)),
    wasSent: (order) => orders.get(placeOf(order)) === digest(order),
    forget: (targetId, slot) => void orders.delete(place(targetId, slot)),
  }
}
