import {
  type Adapter,
  type Capabilities,
  type LinkAddress,
  type Operations,
  type Order,
  ShareLinkError,
  targetOfScope,
} from '@sharelink/core'
import { fromWire, itemPath, MEMORY_CAPABILITIES, patched, PROVIDER, toWire } from './memory-mapping.ts'
import { createMemoryServer, linkPath, type MemoryLink, type MemoryServer } from './memory-server.ts'

export type MemorySettings = {
  capabilities?: Capabilities
  /** The provider's clock, in milliseconds since 1970; the client's own where there is none. */
  now?: () => number
  /** The provider itself: one's own, to look into it or to share it between clients. */
  server?: MemoryServer
}

function pathOf({ target, id }: LinkAddress): string {
  return linkPath({ item: itemPath(target), id })
}

function connect(server: MemoryServer, now: () => number): Operations<MemoryLink> {
  const read = ({ target }: LinkAddress, link: MemoryLink | undefined): ReturnType<typeof fromWire> => {
    if (link !== undefined) return fromWire(target, link, now())
    throw new ShareLinkError({ code: 'not-found', provider: PROVIDER, message: 'There is no such link.' })
  }
  const orderPath = ({ draft, token }: Order): string => pathOf({ target: draft.target, id: token })
  return {
    account: async (call) => {
      call.check()
      return server.policy()
    },
    // The token is the link's id, so that sending an order twice cannot make two links.
    create: async ({ draft, token }, call) => {
      call.check()
      const link = toWire(draft, token, now())
      const refused = server.refuses(link)
      if (refused !== undefined) throw new ShareLinkError({ code: 'policy', provider: PROVIDER, message: refused })
      return fromWire(draft.target, server.put(link), now(), draft.password)
    },
    find: async (order, call) => {
      call.check()
      const { target, password } = order.draft
      const found = server.get(orderPath(order))
      return found === undefined ? [] : [fromWire(target, found, now(), password)]
    },
    get: async (address, call) => {
      call.check()
      return read(address, server.get(pathOf(address)))
    },
    async *list(scope, nextCall) {
      const target = targetOfScope(PROVIDER, scope)
      nextCall().check()
      for (const link of server.list(itemPath(target))) yield fromWire(target, link, now())
    },
    update: async ({ address, patch }, call) => {
      call.check()
      const { state } = read(address, server.get(pathOf(address)))
      return fromWire(address.target, server.put(patched(state, patch)), now(), patch.password)
    },
    restore: async (before, _after, call) => {
      call.check()
      return fromWire(before.link.target, server.put(before.state), now())
    },
    revoke: async (address, call) => {
      call.check()
      server.delete(pathOf(address))
      return { verified: server.get(pathOf(address)) === undefined }
    },
  }
}

/**
 * Links in a map, without a network: the adapter to read before writing one. The parts are the same everywhere: the
 * provider's side and its words (`memory-server.ts`), the pure mapping and capabilities (`memory-mapping.ts`), and
 * which call when (here).
 */
export function createMemory({
  capabilities = MEMORY_CAPABILITIES,
  now,
  server = createMemoryServer(),
}: MemorySettings = {}): Adapter<MemoryLink> {
  const planned = (method: string, path: string): { method: string; url: string; headers: Record<string, string> } => ({
    method,
    url: `memory://${path}`,
    headers: {},
  })
  return {
    provider: PROVIDER,
    capabilities,
    planCreate: ({ draft, token, key }) => {
      const path = pathOf({ target: draft.target, id: token })
      const { createdAt: _now, ...body } = toWire(draft, token, 0)
      return [...(key === undefined ? [] : [planned('GET', path)]), { ...planned('PUT', path), body }]
    },
    connect: ({ clock }) => connect(server, now ?? (() => clock.now())),
  }
}
