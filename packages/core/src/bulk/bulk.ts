import * as z from 'zod'
import { asShareLinkError, type Context } from '../context.ts'
import { createLink } from '../create.ts'
import { draftSchema, parseStrictly, patchSchema } from '../draft.ts'
import { ShareLinkError } from '../errors.ts'
import type { CallOptions, Outcome, Revocation, ShareLinkDraft, ShareLinkPatch, Tolerance } from '../model.ts'
import { revokeLink } from '../revoke.ts'
import { bulkOptions } from '../runtime.ts'
import { updateLink } from '../update.ts'
import { patiently } from '../patience.ts'
import { runBulk } from './run-bulk.ts'

/** Many of one kind, from a list, a generator or a stream. */
export type Items<Item> = Iterable<Item> | AsyncIterable<Item>

/** A link to make. `key` names the item in the results, and is the `idempotencyKey` of its create. */
export type CreateItem = { key?: string | undefined; draft: ShareLinkDraft }
/** A change to make; `key` names the item in the results. */
export type UpdateItem = { key?: string | undefined; ref: string; patch: ShareLinkPatch }
/** A link to revoke; `key` names the item in the results. */
export type RevokeItem = { key?: string | undefined; ref: string }

/** What one item came to: either `outcome` or `error`. `index` counts the items from 0, as they were taken. */
export type BulkResult<Came> = { index: number; key?: string; ref?: string; outcome?: Came; error?: ShareLinkError }

/**
 * Options of a bulk call; `deadline` in milliseconds for each item. `concurrency` is how many items are under way at once
 * (default 4). `patience` in milliseconds: how long an item waits for a limit, of ours or of the provider's, before
 * `rate-limited` is its result (default an hour). `signal` ends it: no further item is taken, and what was under way is
 * still told.
 */
export type BulkOptions = {
  signal?: AbortSignal | undefined
  deadline?: number | undefined
  tolerate?: Tolerance | undefined
  recreate?: boolean | undefined
  concurrency?: number | undefined
  patience?: number | undefined
}

const key = z.string().min(1).max(200).optional()
const createItem = z.strictObject({ key, draft: z.custom<ShareLinkDraft>() })
const updateItem = z.strictObject({ key, ref: z.string(), patch: z.custom<ShareLinkPatch>() })
const revokeItem = z.strictObject({ key, ref: z.string() })

function textIn(item: unknown, member: 'key' | 'ref'): { [M in 'key' | 'ref']?: string } {
  const value: unknown = typeof item === 'object' && item !== null ? Reflect.get(item, member) : undefined
  return typeof value === 'string' ? { [member]: value } : {}
}

function isIterable(items: unknown): boolean {
  if (typeof items !== 'object' || items === null) return false
  return Symbol.asyncIterator in items || Symbol.iterator in items
}

/**
 * Runs one call for each item, of which `schema` says what it must look like. `take` keeps what an item asks for: it may
 * wait for a limit, and its owner may write to it meanwhile.
 */
async function* callEach<State, Item, Came>(
  context: Context<State>,
  items: Items<Item>,
  given: BulkOptions,
  schema: z.ZodType<Item>,
  take: (item: Item) => (options: CallOptions) => Promise<Came>,
): AsyncGenerator<BulkResult<Came>, void> {
  const { adapter, runtime } = context
  const { provider } = adapter
  const { concurrency = 4, patience = 3_600_000, ...options } = parseStrictly(provider, bulkOptions, given, 'options')
  const { signal } = options
  if (!isIterable(items)) {
    const message = 'items: must be an iterable or an async iterable'
    throw new ShareLinkError({ code: 'invalid-request', provider, field: 'items', message })
  }
  const task = async (item: Item, index: number): Promise<BulkResult<Came>> => {
    let named: Pick<BulkResult<Came>, 'index' | 'key' | 'ref'> = { index }
    try {
      named = { index, ...textIn(item, 'key'), ...textIn(item, 'ref') }
      const call = take(parseStrictly(provider, schema, item, 'item'))
      return { ...named, outcome: await patiently(runtime, patience, signal, () => call(options)) }
    } catch (error) {
      return { ...named, error: asShareLinkError(provider, error) }
    }
  }
  yield* runBulk({ provider, items, concurrency, task, signal })
}

/** `createMany` of the client. */
export function createMany<State>(
  context: Context<State>,
  items: Items<CreateItem>,
  given: BulkOptions,
): AsyncIterable<BulkResult<Outcome>> {
  return callEach(context, items, given, createItem, ({ key: idempotencyKey, draft }) => {
    const kept = parseStrictly(context.adapter.provider, draftSchema, draft, 'draft')
    return (options) => createLink(context, kept, { ...options, idempotencyKey })
  })
}

/** `updateMany` of the client. */
export function updateMany<State>(
  context: Context<State>,
  items: Items<UpdateItem>,
  given: BulkOptions,
): AsyncIterable<BulkResult<Outcome>> {
  return callEach(context, items, given, updateItem, ({ ref, patch }) => {
    const kept = parseStrictly(context.adapter.provider, patchSchema, patch, 'patch')
    return (options) => updateLink(context, ref, kept, options)
  })
}

/** `revokeMany` of the client. */
export function revokeMany<State>(
  context: Context<State>,
  items: Items<RevokeItem>,
  given: BulkOptions,
): AsyncIterable<BulkResult<Revocation>> {
  return callEach(
    context,
    items,
    given,
    revokeItem,
    ({ ref }) =>
      (options) =>
        revokeLink(context, ref, options),
  )
}
