import type { RateLimit } from './limits.ts'
import type { HttpRequest } from './request.ts'

/** The instants at which requests of one bucket went, newest last, as far back as the limit looks. */
type Sent = number[]

/** The buckets of all rates that concern one request. */
export type Buckets = {
  /** The first instant, from `now` on, at which every rate lets it go. */
  nextFree: (now: number) => number
  note: (now: number) => void
}

/** Beyond this many buckets those that no longer count are dropped: a bucket for each item would grow without end. */
const MANY = 1_000

type Rated = { rate: RateLimit; sent: Map<string, Sent> }

function bucketOf({ rate, sent }: Rated, key: string, now: number): Sent {
  const known = sent.get(key)
  if (known !== undefined) return known
  if (sent.size >= MANY)
    for (const [other, instants] of sent) if ((instants.at(-1) ?? -Infinity) + rate.per <= now) sent.delete(other)
  const made: Sent = []
  sent.set(key, made)
  return made
}

function freeAt(sent: Sent | undefined, { max, per }: RateLimit, now: number): number {
  // Of a clock that was set back since: no wait is longer than the limit's own.
  if (sent !== undefined && (sent.at(-1) ?? now) > now) sent.fill(now)
  const oldest = sent?.at(-max)
  return oldest === undefined ? now : Math.max(now, oldest + per)
}

/** Counts requests by the buckets of these rates. */
export function createBuckets(rates: readonly RateLimit[]): (request: HttpRequest) => Buckets {
  const all = rates.map((rate): Rated => ({ rate, sent: new Map() }))
  return (request) => {
    const concerned = all.flatMap((rated) => {
      const key = rated.rate.of === undefined ? '' : rated.rate.of(request)
      return key === undefined ? [] : [{ rated, key }]
    })
    return {
      nextFree: (now) =>
        concerned.reduce(
          (latest, { rated: { rate, sent }, key }) => Math.max(latest, freeAt(sent.get(key), rate, now)),
          now,
        ),
      note: (now) => {
        for (const { rated, key } of concerned) {
          const sent = bucketOf(rated, key, now)
          sent.push(now)
          if (sent.length > rated.rate.max) sent.splice(0, sent.length - rated.rate.max)
        }
      },
    }
  }
}
