import { ShareLinkError } from '@sharelink/core'
import { must, withFields } from '../conformance/memory-variants.ts'
import { type Broken, brokenCall } from './broken-kit.ts'

const RENAME = 'update of name to another leaves the rest'

const UPDATES: readonly Broken[] = [
  brokenCall('clears the password with another field', RENAME, ({ update }, server) => ({
    update: async (change, call) => {
      const after = await must(update)(change, call)
      server.put({ ...after.state, password: null })
      return after
    },
  })),
  brokenCall('clears the expiry with another field and admits it', RENAME, ({ update }, server) => ({
    update: async (change, call) => {
      const { state, link, ...rest } = await must(update)(change, call)
      return { ...rest, state: server.put({ ...state, expiresAt: null }), link: { ...link, expiresAt: null } }
    },
  })),
  brokenCall('writes the mask for the password', RENAME, ({ update }) => ({
    update: ({ patch, ...change }, call) =>
      must(update)({ ...change, patch: { ...patch, password: change.requested.password } }, call),
  })),
  brokenCall('says that it updates and does not', 'update of role to editor leaves the rest', ({ update }, server) => ({
    update: async (change, call) => {
      const after = await must(update)(change, call)
      server.put(change.before.state)
      return after
    },
  })),
  brokenCall('takes none for unchanged', 'update of password to none leaves the rest', ({ update }, server) => ({
    update: async (change, call) => {
      const after = await must(update)(change, call)
      if (change.patch.password === null) server.put(change.before.state)
      return after
    },
  })),
  brokenCall('makes a new link of an update', RENAME, ({ update }, server) => ({
    update: async (change, call) => {
      const { link, state, ...rest } = await must(update)(change, call)
      const id = `${link.id}-2`
      return { ...rest, state: server.put({ ...state, id }), link: { ...link, id, ref: `${link.ref}-2` } }
    },
  })),
  brokenCall('updates every link of the item', 'an update leaves other links alone', ({ update }, server) => ({
    update: async (change, call) => {
      const after = await must(update)(change, call)
      const { role, item } = after.state
      for (const link of server.list(item)) server.put({ ...link, role })
      return after
    },
  })),
  brokenCall('revives an expired link', 'an update of an expired link never revives it', ({ update }, server) => ({
    update: async (change, call) => {
      const after = await must(update)(change, call)
      if (change.before.link.expired === true) server.put({ ...after.state, expiresAt: null })
      return after
    },
  })),
  brokenCall('refuses an update that it declares', 'update of maxUses to another leaves the rest', ({ update }) => ({
    update: async (change, call) => {
      const refusal = { code: 'unsupported', provider: 'memory', field: 'maxUses', message: 'maxUses: no.' } as const
      if (change.patch.maxUses !== undefined) throw new ShareLinkError(refusal)
      return must(update)(change, call)
    },
  })),
  brokenCall(
    'sends before it refuses',
    'update of password to what is not held (a character too short) is refused before sending',
    ({ get }, server) => ({
      get: async (address, call) => {
        const there = await must(get)(address, call)
        server.put(there.state)
        return there
      },
    }),
    withFields({ password: { readBack: 'always', change: 'update', minLength: 8 } }),
  ),
]

const REVOKES: readonly Broken[] = [
  brokenCall('revokes nothing and says that it did', 'revoke takes the link away', () => ({
    revoke: () => Promise.resolve({ verified: true }),
  })),
  brokenCall(
    'does not look whether the link is gone',
    'revoke is verified where it is declared to be',
    (operations) => ({
      revoke: async (address, call) => ({ ...(await must(operations.revoke)(address, call)), verified: false }),
    }),
  ),
  brokenCall('revokes every link of the item', 'revoke leaves other links alone', ({ revoke }, server) => ({
    revoke: async (address, call) => {
      for (const [path] of server.links) if (path.startsWith('/file/7/')) server.delete(path)
      return must(revoke)(address, call)
    },
  })),
  brokenCall(
    'revokes another link when this one is gone',
    'revoking again is success and changes nothing',
    ({ revoke }, server) => ({
      revoke: (address, call) => {
        const there = server.links.has(`/file/7/links/${address.id}`)
        const [another] = server.links.keys()
        if (!there && another !== undefined) server.delete(another)
        return must(revoke)(address, call)
      },
    }),
  ),
  brokenCall('fails when the link is gone', 'revoking again is success and changes nothing', ({ get, revoke }) => ({
    revoke: async (address, call) => {
      await must(get)(address, call)
      return must(revoke)(address, call)
    },
  })),
  brokenCall(
    'keeps the old link when it makes a new one',
    'recreate with name to another keeps the rest and revokes the old link',
    () => ({ revoke: () => Promise.resolve({ verified: true }) }),
    withFields({ name: { readBack: 'always', change: 'recreate' } }),
  ),
]

export const BROKEN_UPDATES: readonly Broken[] = [...UPDATES, ...REVOKES]
