import type { Order } from '@sharelink/core'
import type { WorkDriveLink } from './workdrive-mapping-answers.ts'

/** A create that has been sent: when, how much had been seen by then, and the link of the answer where one came. */
export type Sent = { at: number; tick: number; made?: WorkDriveLink }

/** What a client remembers of links and sends, so that it never takes an older link, or another create's, for a new one. */
export type LinkMemory = {
  see: (id: string) => void
  /** Notes a create right before it is sent. */
  note: (order: Order, at: number) => Sent
  sentOf: (order: Order) => Sent | undefined
  /** Says that this create made this link. */
  claim: (id: string, order: Order) => void
  /** Whether the link was there before this create, or is another one's. */
  isOlder: (id: string, order: Order) => boolean
  /** Milliseconds by which the server's clock is ahead, as its last Date header told. */
  skew: number
}

const MOST = 10_000

function keep<T>(map: Map<string, T>, id: string, value: T): void {
  map.set(id, value)
  const [oldest] = map.keys()
  if (map.size > MOST && oldest !== undefined) map.delete(oldest)
}

export function createLinkMemory(): LinkMemory {
  const seen = new Map<string, number>()
  const makers = new Map<string, Order>()
  const sent = new WeakMap<Order, Sent>()
  let tick = 0
  return {
    see: (id) => {
      tick += 1
      if (!seen.has(id)) keep(seen, id, tick)
    },
    note: (order, at) => {
      const entry: Sent = { at, tick }
      sent.set(order, entry)
      return entry
    },
    sentOf: (order) => sent.get(order),
    claim: (id, order) => keep(makers, id, order),
    isOlder: (id, order) => {
      const maker = makers.get(id)
      const then = sent.get(order)?.tick ?? tick
      return maker === undefined ? (seen.get(id) ?? Infinity) <= then : maker !== order
    },
    skew: 0,
  }
}
