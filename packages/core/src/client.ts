import type { Account } from './account.ts'
import type { Adapter } from './adapter.ts'
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
import type { Context } from './context.ts'
import { createLink } from './create.ts'
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
import { getLink, type ListOptions, listLinks, readAccount } from './read.ts'
import { revokeLink } from './revoke.ts'
import { fullRuntime, type Runtime } from './runtime.ts'
import { connectionOf } from './connection.ts'
import { updateLink } from './update.ts'

/** The links of one account of one provider. Every rejection is a `ShareLinkError`. */
export type ShareLinks = {
  readonly provider: string
  readonly capabilities: Capabilities
  /**
   * Reads what the account's administrator demands of its links. From then on, this client's plans, creates and updates
   * hold drafts against it before anything is sent.
   */
  account: (options?: CallOptions) => Promise<Account>
  /** What `create` would send, without the network. Throws `invalid-request`. */
  plan: (draft: ShareLinkDraft, options?: CallOptions) => Plan
  /** Makes a new link; never takes over, changes or returns an existing one but for a repeated `idempotencyKey`. */
  create: (draft: ShareLinkDraft, options?: CallOptions) => Promise<Outcome>
  get: (ref: string, options?: CallOptions) => Promise<ShareLink>
  /**
   * The links of an item, or of what else the capabilities list; pages by itself. `forbidden` where none is shown
   * because the account may see none.
   */
  list: (scope: Target | string, options?: ListOptions) => AsyncIterable<ShareLink>
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

/** Makes a client of an adapter. Throws `invalid-request` for an unfit runtime. */
export function createShareLinks<State>(adapter: Adapter<State>, runtime: Runtime = {}): ShareLinks {
  const { provider, capabilities } = adapter
  const full = fullRuntime(provider, runtime)
  const operations = adapter.connect(connectionOf(provider, full))
  const context: Context<State> = { adapter, operations, runtime: full, queue: createQueue() }
  return {
    provider,
    capabilities,
    account: async (options = {}) => readAccount(context, options),
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
