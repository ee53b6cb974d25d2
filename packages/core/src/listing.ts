import type { Change, Effective, Operations, Order } from './adapter.ts'
import type { Call } from './call.ts'
import type { Capabilities } from './capabilities.ts'
import type { Target } from './model.ts'
import type { LinkAddress } from './ref.ts'
import type { Rivalry } from './rivals.ts'

/** The links of an item, ids there that are of no link, and whether links of others are hidden from the caller. */
export type Listed<State> = {
  links: readonly Effective<State>[]
  others?: readonly string[]
  hidden: boolean
  /** What the item is, where the list tells. */
  kind?: Target['kind'] | undefined
}

/** What a provider has whose links get their ids from the server, and of which all of an item can be listed. */
export type Listing<State> = {
  capabilities: Capabilities
  links: (target: Target, call: Call) => Promise<Listed<State>>
  /** Makes a link each time that it is called. */
  send: (order: Order, call: Call) => Promise<Effective<State>>
  update: (change: Change<State>, call: Call) => Promise<Effective<State>>
  revoke: (address: LinkAddress, call: Call) => Promise<{ verified: boolean }>
  sleep: Rivalry<State>['sleep']
}

/** The requests of a create there: a look at what is there, and the create. A key is looked for before and after. */
export function createWithLooks<Request>(
  { key }: Pick<Order, 'key'>,
  look: Request,
  create: Request,
): readonly Request[] {
  return key === undefined ? [look, create] : [look, look, create, look]
}

/** The calls that such a provider has by it. */
export type ByListing<State> = Required<
  Pick<Operations<State>, 'create' | 'find' | 'get' | 'list' | 'update' | 'revoke'>
>
