import type { Adapter, Effective, FieldCapabilities, Operations } from '@sharelink/core'
import {
  type ConformanceSetup,
  createMemory,
  MEMORY_CAPABILITIES,
  type MemoryLink,
  type MemoryServer,
  type Place,
} from '@sharelink/testing'
import { type MakeAdapter, memorySetup, PLACES, undemandingAccount } from './memory-bench.ts'

type Capabilities = typeof MEMORY_CAPABILITIES
type MemoryAdapter = Adapter<MemoryLink>
type MemoryOperations = Operations<MemoryLink>

/** The memory adapter's capabilities with other fields, the same for every kind of item. */
export function withFields(change: Partial<FieldCapabilities>): Capabilities {
  const links = MEMORY_CAPABILITIES.links.map((link) => ({ ...link, fields: { ...link.fields, ...change } }))
  return { ...MEMORY_CAPABILITIES, links }
}

/** Changes an adapter's operations and leaves all else. */
export function withOperations(
  adapter: MemoryAdapter,
  change: (operations: MemoryOperations) => Partial<MemoryOperations>,
): MemoryAdapter {
  return {
    ...adapter,
    connect: (connection) => {
      const operations = adapter.connect(connection)
      return { ...operations, ...change(operations) }
    },
  }
}

/** Changes every link that an adapter gives. */
export function withEffective(
  adapter: MemoryAdapter,
  change: (effective: Effective<MemoryLink>) => Effective<MemoryLink>,
): MemoryAdapter {
  return withOperations(adapter, ({ create, find, get, list, update, restore }) => ({
    create: async (...given) => change(await must(create)(...given)),
    find: async (...given) => (await must(find)(...given)).map((one) => change(one)),
    get: async (...given) => change(await must(get)(...given)),
    async *list(...given) {
      for await (const one of must(list)(...given)) yield change(one)
    },
    update: async (...given) => change(await must(update)(...given)),
    restore: async (...given) => change(await must(restore)(...given)),
  }))
}

export function must<T>(operation: T | undefined): T {
  if (operation === undefined) throw new Error('The memory adapter lacks this operation.')
  return operation
}

export function variant(
  capabilities: Capabilities,
  change: (adapter: MemoryAdapter, server: MemoryServer) => MemoryAdapter = (adapter) => adapter,
  more: Partial<ConformanceSetup> & { lacksAccount?: true } = {},
): ConformanceSetup {
  const makeAdapter: MakeAdapter = (server, now) => change(createMemory({ capabilities, server, now }), server)
  const { lacksAccount, ...others } = more
  const { account, ...setup } = { ...memorySetup(makeAdapter, capabilities), ...others }
  const [first] = setup.places
  if (account === undefined || first === undefined || lacksAccount === true) return setup
  const undemanding = undemandingAccount(makeAdapter, first.draft)
  return { ...setup, account: capabilities === MEMORY_CAPABILITIES ? account : undemanding }
}

export const FIRST_PLACE: readonly Place[] = PLACES.slice(0, 1)
