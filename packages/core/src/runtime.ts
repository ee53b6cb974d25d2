import { randomFillSync } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import * as z from 'zod'
import { draftField, parseStrictly } from './draft.ts'
import type { Tolerance } from './model.ts'
import type { Exchange } from './transport/exchange.ts'

/** What a client runs on; every member may be left out. Times in milliseconds since 1970, durations in milliseconds. */
export type Runtime = {
  tolerate?: Tolerance
  /** For a call without its own, default 30,000. */
  deadline?: number
  clock?: { now(): number }
  /** Resolves after so many milliseconds; rejects when the signal aborts. */
  sleep?: (milliseconds: number, signal?: AbortSignal) => Promise<unknown>
  /** So many random bytes, fit for identifiers. */
  random?: (bytes: number) => Uint8Array
  /** Sees every exchange, redacted and without answers' bodies. */
  onExchange?: (exchange: Exchange) => void
}

export type FullRuntime = Required<Omit<Runtime, 'onExchange'>> & Pick<Runtime, 'onExchange'>

const tolerance = z.union([z.enum(['stricter', 'nothing', 'anything']), z.array(draftField).readonly()], {
  error: "must be 'stricter', 'nothing', 'anything' or a list of fields",
})

const deadline = z.number().positive().finite()

const shared = {
  signal: z.instanceof(AbortSignal).optional(),
  deadline: deadline.optional(),
  tolerate: tolerance.optional(),
  recreate: z.boolean().optional(),
}

const optionsSchema = z.strictObject({ ...shared, idempotencyKey: z.string().min(1).max(200).optional() })
const patience = z.number().min(0).optional()

/** Options of a list. */
export const listOptions = optionsSchema.extend({ patience })

/** Options of a call for many items. */
export const bulkOptions = z.strictObject({ ...shared, concurrency: z.int().min(1).max(1_000).optional(), patience })

/** Parses the options of a call. Throws `invalid-request` with the option's name. */
export function parseOptions(provider: string, options: unknown): z.infer<typeof optionsSchema> {
  return parseStrictly(provider, optionsSchema, options ?? {}, 'options')
}

const isFunction = (value: unknown): boolean => typeof value === 'function'
const hasNow = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'now' in value && isFunction(value.now)

const runtimeSchema = z.strictObject({
  tolerate: tolerance.optional(),
  deadline: deadline.optional(),
  clock: z
    .unknown()
    .optional()
    .refine((value) => value === undefined || hasNow(value), { error: 'must have now()' }),
  sleep: z
    .unknown()
    .optional()
    .refine((value) => value === undefined || isFunction(value), { error: 'must be a function' }),
  random: z
    .unknown()
    .optional()
    .refine((value) => value === undefined || isFunction(value), { error: 'must be a function' }),
  onExchange: z
    .unknown()
    .optional()
    .refine((value) => value === undefined || isFunction(value), { error: 'must be a function' }),
})

const POOL = new Uint8Array(4_096)
let used = POOL.length

/** Asks the system for many bytes at once: asking for a few takes as long. What was given out is not kept. */
function randomBytes(count: number): Uint8Array {
  if (count > POOL.length) return randomFillSync(new Uint8Array(count))
  if (used + count > POOL.length) {
    randomFillSync(POOL)
    used = 0
  }
  const bytes = POOL.slice(used, used + count)
  POOL.fill(0, used, used + count)
  used += count
  return bytes
}

/** Fills in what the caller left out. Throws `invalid-request` for an unknown or unfit member. */
export function fullRuntime(provider: string, runtime: Runtime): FullRuntime {
  parseStrictly(provider, runtimeSchema, runtime, 'runtime')
  const { onExchange } = runtime
  return {
    tolerate: runtime.tolerate ?? 'stricter',
    deadline: runtime.deadline ?? 30_000,
    clock: runtime.clock ?? Date,
    sleep:
      runtime.sleep ??
      ((milliseconds, signal) => wait(milliseconds, undefined, signal === undefined ? {} : { signal })),
    random: runtime.random ?? randomBytes,
    ...(onExchange === undefined ? {} : { onExchange }),
  }
}
