import type { AccountPolicy } from './account.ts'
import type { Call } from './call.ts'
import type { Capabilities, LinkCapability } from './capabilities.ts'
import type { Told } from './compare.ts'
import type { ParsedDraft, ParsedPatch } from './draft.ts'
import type { ErrorCode } from './errors.ts'
import type { DraftField, PlannedRequest, Refusal, ShareLink, Target, Tolerance } from './model.ts'
import type { LinkAddress } from './ref.ts'
import type { Connection } from './transport/transport.ts'

/** A link as the provider answered, with what only the adapter understands: the state to put back on a failed update. */
export type Effective<State> = {
  link: ShareLink
  told?: Told
  state: State
}

/** What a create is to make: only what this kind of link can hold, after negotiation. */
export type Order = {
  draft: ParsedDraft
  capability: LinkCapability
  /** 32 hex digits that stand for this intention: random, or derived from the idempotency key. */
  token: string
  /** The caller's idempotency key, where one was given. */
  key?: string
  /** The link that this one is to take the place of; it is revoked after. */
  replaces?: LinkAddress
}

/** What an update is to do. `requested` is the link before, overlaid with the patch. */
export type Change<State> = {
  address: LinkAddress
  before: Effective<State>
  patch: ParsedPatch
  requested: ParsedDraft
}

/** What reading an item told: its type, and what it narrows. `allows` lists what the item leaves of a field's values. */
export type Description = {
  target: Target
  roles?: readonly ParsedDraft['role'][]
  refusal?: { code: ErrorCode; field: DraftField; message: string }
}

/**
 * The calls a provider has; what it lacks is absent. Once a write of theirs may have arrived, whatever fails after is
 * `ambiguous`, and what is read after goes under `call.verifying`.
 */
export type Operations<State> = {
  /** Reads what the account's administrator demands; `plan`, `create` and `update` then know it. */
  account?: (call: Call) => Promise<AccountPolicy>
  /** Reads the item where its type or nature decides. */
  describe?: (target: Target, call: Call) => Promise<Description>
  create?: (order: Order, call: Call) => Promise<Effective<State>>
  /** Links that this order would have made: for a repeated key, and after an answer that never came. */
  find?: (order: Order, call: Call) => Promise<readonly Effective<State>[]>
  /** `password`: what the link's own is compared with, where the provider lets it be read. */
  get?: (address: LinkAddress, call: Call, password?: string | null) => Promise<Effective<State>>
  /** Links page by page; `call` is asked for anew for each page. */
  list?: (scope: Target | string, call: () => Call) => AsyncIterable<Effective<State>>
  /** Whether this update would lose something that only the adapter sees, and that is not tolerated. Reads nothing. */
  refuseUpdate?: (change: Change<State>, now: number, tolerate: Tolerance) => Refusal | undefined
  /** What this update lets go because the provider never told it, where the caller tolerates the loss. Reads nothing. */
  lostBy?: (change: Change<State>) => readonly DraftField[]
  update?: (change: Change<State>, call: Call) => Promise<Effective<State>>
  /** Puts the former state back after an update that came out weaker. */
  restore?: (before: Effective<State>, after: Effective<State> | undefined, call: Call) => Promise<Effective<State>>
  /** Believed only when seen: throws where a list that could be read still has the link. */
  revoke?: (address: LinkAddress, call: Call) => Promise<{ verified: boolean; replacedBy?: ShareLink }>
}

/** A provider: its name, what it holds as data, pure mapping, and its calls. */
export type Adapter<State> = {
  provider: string
  capabilities: Capabilities
  /** The latest instant that the wire can say and that is not later than asked; `undefined` when that is over. */
  holdExpiry?: (asked: Date, now: number) => Date | undefined
  /** The name that `create` gives the link of an order, where that may be more than the caller's: a mark of the key. */
  heldName?: (order: Order) => string
  /** Other texts than our refs that name a link: a public URL, the provider's id. */
  parseAddress?: (text: string) => LinkAddress | undefined
  /** The read that `describe` makes. */
  planDescribe?: (target: Target) => readonly PlannedRequest[]
  /** The requests that `create` makes, its own reads included. The password in `order` is masked. */
  planCreate: (order: Order) => readonly PlannedRequest[]
  connect: (connection: Connection) => Operations<State>
}
