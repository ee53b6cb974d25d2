import * as z from 'zod'
import type { HttpRequest } from './request.ts'

/** Which bucket a request counts in; `undefined`: not concerned. */
type BucketOf = (request: HttpRequest) => string | undefined

/** At most `max` requests in any `per` milliseconds. */
export type RateLimit = { max: number; per: number; of?: BucketOf }

/** At most `max` requests under way at once. */
export type AtOnceLimit = { max: number; of?: BucketOf }

/** What keeps a client under its provider's limits. */
export type Limits = { rates: readonly RateLimit[]; atOnce: readonly AtOnceLimit[] }

const number = z.number().positive().optional()

/** `false` switches limiting off; a member replaces the provider's own figure. */
export const limitSettings: z.ZodType<LimitSettings> = z.union([
  z.literal(false),
  z.strictObject({
    perSecond: number,
    perMinute: number,
    writesPerDay: number,
    writesAtOnce: number,
    readsAtOnce: number,
  }),
])

/** Requests in so many milliseconds' time, and at once; each must be above 0. */
export type LimitSettings =
  | false
  | {
      perSecond?: number | undefined
      perMinute?: number | undefined
      writesPerDay?: number | undefined
      writesAtOnce?: number | undefined
      readsAtOnce?: number | undefined
    }

const isWrite = (request: HttpRequest): string | undefined => (request.method === 'GET' ? undefined : 'write')
const isRead = (request: HttpRequest): string | undefined => (request.method === 'GET' ? 'read' : undefined)

/** The limits that settings ask for, with the provider's figures where they say nothing. */
export function limitsFrom(
  settings: LimitSettings | undefined,
  figures: Exclude<LimitSettings, false>,
  others: readonly RateLimit[] = [],
): Limits {
  if (settings === false) return { rates: [], atOnce: [] }
  const { perSecond, perMinute, writesPerDay, writesAtOnce, readsAtOnce } = { ...figures, ...settings }
  const rates: RateLimit[] = [...others]
  // A limit by the second is kept by spacing: providers of this kind count no bursts.
  if (perSecond !== undefined) rates.push({ max: 1, per: 1000 / perSecond })
  if (perMinute !== undefined) rates.push({ max: perMinute, per: 60_000 })
  if (writesPerDay !== undefined) rates.push({ max: writesPerDay, per: 86_400_000, of: isWrite })
  const atOnce: AtOnceLimit[] = []
  if (writesAtOnce !== undefined) atOnce.push({ max: writesAtOnce, of: isWrite })
  if (readsAtOnce !== undefined) atOnce.push({ max: readsAtOnce, of: isRead })
  return { rates, atOnce }
}
