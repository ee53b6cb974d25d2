import type { Adapter } from './adapter.ts'
import { startCall } from './call.ts'
import type { Capabilities } from './capabilities.ts'
import {
  type BulkOptions,
  type BulkResult,
  type CreateItem,
  createMany,
  type Items,
  type RevokeItem,
  revokeMany,
  type UpdateItem,
  updateMany,
} from './bulk/bulk.ts'
import { addressOf, asShareLinkError, type Context, lacksOperation, runCall } from './context.ts'
import { createLink } from './create.ts'
import { parseStrictly, targetSchema } from './draft.ts'
import { ShareLinkError } from './errors.ts'
import type {
  CallOptions,
  Outcome,
  Plan,
  Revocation,
  ShareLink,
  ShareLinkDraft,
  ShareLinkPatch,
  Target,
} from './model.ts'
import { planCreate } from './plan.ts'
import { createQueue } from './queue.ts'
import { revokeLink } from './revoke.ts'
import { fullRuntime, parseOptions, type Runtime } from './runtime.ts'
import { connectionOf } from './connection.ts'
import { updateLink } from './update.ts'

/** The links of one account of one provider. Every rejection is a `ShareLinkError`. */
export type ShareLinks = {
  readonly provider: string
  readonly capabilities: Capabilities
  /** What `create` would send, without the network. Throws `invalid-request`. */
  plan: (draft: ShareLinkDraft, options?: CallOptions) => Plan
  /** Makes a new link; never takes over, changes or returns an existing one but for a repeated `idempotencyKey`. */
  create: (draft: ShareLinkDraft, options?: CallOptions) => Promise<Outcome>
  get: (ref: string, options?: CallOptions) => Promise<ShareLink>
  /** The links of an item, or of what else the capabilities list; pages by itself. */
  list: (scope: Target | string, options?: CallOptions) => AsyncIterable<ShareLink>
  /** Changes what the patch names and nothing else. */
  update: (ref: string, patch: ShareLinkPatch, options?: CallOptions) => Promise<Outcome>
  /** Believed only when seen. Revoking what is seen to be gone is success. */
  revoke: (ref: string, options?: CallOptions) => Promise<Revocation>
  /**
   * Makes many links, a few at a time, and tells what each came to as it comes: not in order. One that fails stops no
   * other. Memory does not grow with the number of items. Throws where the source of the items fails.
   */
  createMany: (items: Items<CreateItem>, options?: BulkOptions) => AsyncIterable<BulkResult<Outcome>>
  /** The same for changes. */
  updateMany: (items: Items<UpdateItem>, options?: BulkOptions) => AsyncIterable<BulkResult<Outcome>>
  /** The same for revoking. */
  revokeMany: (items: Items<RevokeItem>, options?: BulkOptions) => AsyncIterable<BulkResult<Revocation>>
}

function scopeOf(provider: string, capabilities: Capabilities, scope: Target | string): Target | string {
  const kind = typeof scope === 'string' ? scope.split(':')[0] : parseStrictly(provider, targetSchema, scope).kind
  if (kind !== undefined && capabilities.lists.includes(kind)) return scope
  const message = `scope: cannot be listed; possible: ${capabilities.lists.join(', ') || 'nothing'}`
  throw new ShareLinkError({ code: 'unsupported', provider, field: 'scope', message })
}

async function* listLinks<State>(
  context: Context<State>,
  scope: Target | string,
  given: CallOptions,
): AsyncIterable<ShareLink> {
  const { adapter, operations, runtime } = context
  const { provider } = adapter
  const options = parseOptions(provider, given)
  if (operations.list === undefined) throw lacksOperation(provider, 'list links')
  const checked = scopeOf(provider, adapter.capabilities, scope)
  let end = (): void => undefined
  const nextPage = (): ReturnType<typeof startCall> => {
    end()
    const call = startCall(provider, runtime.clock, options.deadline ?? runtime.deadline, options.signal)
    end = call.end
    call.check()
    return call
  }
  try {
    for await (const { link } of operations.list(checked, nextPage)) yield link
  } catch (error) {
    throw asShareLinkError(provider, error)
  } finally {
    end()
  }
}

function getLink<State>(context: Context<State>, ref: string, options: CallOptions): Promise<ShareLink> {
  const { get } = context.operations
  if (get === undefined) throw lacksOperation(context.adapter.provider, 'read a link')
  const address = addressOf(context, ref)
  return runCall(
    context,
    parseOptions(context.adapter.provider, options),
    async (call) => (await get(address, call)).link,
  )
}

/** Makes a client of an adapter. Throws `invalid-request` for an unfit runtime. */
export function createShareLinks<State>(adapter: Adapter<State>, runtime: Runtime = {}): ShareLinks {
  const { provider, capabilities } = adapter
  const full = fullRuntime(provider, runtime)
  const operations = adapter.connect(connectionOf(provider, full))
  const context: Context<State> = { adapter, operations, runtime: full, queue: createQueue() }
  return {
    provider,
    capabilities,
    plan: (draft, options = {}) => planCreate(context, draft, options),
    create: (draft, options = {}) => createLink(context, draft, options),
    get: async (ref, options = {}) => getLink(context, ref, options),
    list: (scope, options = {}) => listLinks(context, scope, options),
    update: (ref, patch, options = {}) => updateLink(context, ref, patch, options),
    revoke: (ref, options = {}) => revokeLink(context, ref, options),
    createMany: (items, options = {}) => createMany(context, items, options),
    updateMany: (items, options = {}) => updateMany(context, items, options),
    revokeMany: (items, options = {}) => revokeMany(context, items, options),
  }
}
