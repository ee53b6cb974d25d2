import { ShareLinkError } from '@sharelink/core'
import { MEMORY_CAPABILITIES } from '@sharelink/testing'
import { FIRST_PLACE, must, variant, withEffective, withFields } from '../conformance/memory-variants.ts'
import { type Broken, broken, brokenCall, storing, storingOpenly } from './broken-kit.ts'

const DAY = 86_400_000
const DAYS = { readBack: 'always', change: 'update', granularity: 'day', zone: 'account' } as const

const SETTINGS: readonly Broken[] = [
  storing('drops the password', 'password given is in force after create', () => ({ password: null })),
  storing('sets another password', 'a link opens with its password and no other', ({ password }) => ({
    password: password === null ? null : `${password}!`,
  })),
  storing('ignores the expiry', 'expiresAt as a Date is in force after create', () => ({ expiresAt: null })),
  storing('sets the expiry a day later', 'expiresAt as a Date is in force after create', ({ expiresAt }) => ({
    expiresAt: expiresAt === null ? null : expiresAt + DAY,
  })),
  storing('drops the offset of an expiry', 'expiresAt as text with an offset is in force after create', (link) => ({
    expiresAt: link.expiresAt === null ? null : link.expiresAt + 2 * 3_600_000,
  })),
  storing('widens the audience', 'audience organization is in force after create', () => ({ audience: 'anyone' })),
  storing('opens to everybody what is for members', 'a link for the organization opens for members only', () => ({
    audience: 'anyone',
  })),
  storing('gives more rights', 'role viewer is in force after create', () => ({ role: 'editor' })),
  storing('lets download', 'allowDownload false is in force after create', () => ({ allowDownload: true })),
  storing('drops the limit of uses', 'maxUses 3 is in force after create', () => ({ maxUses: null })),
  storing('asks nothing of visitors', 'visitorFields all is in force after create', () => ({ visitorFields: [] })),
  storing('shows the link to everybody', 'create sets nothing that was not asked for', () => ({ listed: true })),
  storing('shares with others too', 'people two is in force after create', ({ people }) => ({
    people: [...people, 'eve@example.com'],
  })),
  storing('gives its own name', 'name given is in force after create', () => ({ name: 'Shared link' })),
  storing('loses a field beside others', 'everything at once is in force after create', (link) => ({
    maxUses: link.password === null ? link.maxUses : null,
  })),
  storingOpenly('claims a capability that it lacks', 'maxUses 3 is in force after create', () => ({ maxUses: null })),
  broken(
    'rounds the expiry up',
    'expiresAt as a Date is in force after create',
    (adapter) => ({ ...adapter, holdExpiry: (asked) => new Date(Math.ceil(asked.getTime() / DAY) * DAY - 1000) }),
    withFields({ expiresAt: DAYS }),
  ),
]

const CLAIMS: readonly Broken[] = [
  brokenCall('refuses a role that it declares', 'role manager is in force after create', ({ create }) => ({
    create: async (order, call) => {
      const refusal = { code: 'unsupported', provider: 'memory', message: 'No managers.' } as const
      if (order.draft.role === 'manager') throw new ShareLinkError(refusal)
      return must(create)(order, call)
    },
  })),
  broken(
    'lacks a capability that it has',
    'expiresAt, which is lacking, is left out and reported where tolerated',
    (adapter, server) => {
      const { put } = server
      server.put = (link) => put({ ...link, expiresAt: link.createdAt + 7 * DAY })
      return adapter
    },
    withFields({ expiresAt: { lacking: 'Links never end.' } }),
  ),
  {
    fault: 'offers a call that it is not to have',
    fails: 'update, which is not offered, is refused as unsupported',
    setup: variant(MEMORY_CAPABILITIES, undefined, { lacksOperations: ['update'], places: FIRST_PLACE }),
  },
  {
    fault: 'declares other capabilities than its documents',
    fails: 'the capabilities are the declared ones, as plain data',
    setup: { ...variant(withFields({ name: { lacking: 'No names.' } })), capabilities: MEMORY_CAPABILITIES },
  },
]

const LINKS: readonly Broken[] = [
  brokenCall(
    'gives the link that is there instead of a new one',
    'a second create makes a second link and leaves the first',
    ({ create, list }) => ({
      create: async (order, call) => {
        for await (const there of must(list)(order.draft.target, () => call)) return there
        return must(create)(order, call)
      },
    }),
  ),
  brokenCall(
    'writes over the link that is there',
    'a second create makes a second link and leaves the first',
    ({ create }) => ({ create: (order, call) => must(create)({ ...order, token: 'the-only-one' }, call) }),
  ),
  brokenCall(
    'touches the other links of the item',
    'create makes one link and touches no other',
    ({ create }, server) => ({
      create: async (order, call) => {
        for (const link of server.list('/file/7')) server.put({ ...link, name: 'Former link' })
        return must(create)(order, call)
      },
    }),
  ),
  broken('speaks for another provider', 'create makes one link and touches no other', (adapter) =>
    withEffective(adapter, (one) => ({ ...one, link: { ...one.link, provider: 'elsewhere' } })),
  ),
  broken('gives the URL of something else', 'a link opens for its audience', (adapter) =>
    withEffective(adapter, (one) => ({ ...one, link: { ...one.link, url: 'https://memory.example/file/7' } })),
  ),
  brokenCall('makes two links', 'create makes one link and touches no other', ({ create }) => ({
    create: async (order, call) => {
      await must(create)({ ...order, token: `${order.token}-too` }, call)
      return must(create)(order, call)
    },
  })),
  brokenCall(
    'makes a second link for a repeated key',
    'a repeated idempotency key gives the same link',
    ({ create }, server) => ({
      find: () => Promise.resolve([]),
      create: (order, call) => must(create)({ ...order, token: `${order.token}-${server.links.size}` }, call),
    }),
  ),
  brokenCall('updates the link of a repeated key', 'a used key with role changed to commenter is a conflict', () => ({
    find: () => Promise.resolve([]),
  })),
  brokenCall('shares keys across items', 'a key on another item stands for another link', ({ list }) => ({
    find: async (_order, call) => {
      for await (const there of must(list)({ kind: 'file', id: '7' }, () => call)) return [there]
      return []
    },
  })),
]

export const BROKEN_CREATES: readonly Broken[] = [...SETTINGS, ...CLAIMS, ...LINKS]
