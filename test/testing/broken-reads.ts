import { formatRef } from '@sharelink/core'
import { must, withEffective } from '../conformance/memory-variants.ts'
import { type Broken, broken, brokenCall } from './broken-kit.ts'

const GET = 'get tells what the server holds'
const LIST = 'list tells every link that the server holds'

const LISTS: readonly Broken[] = [
  brokenCall('hides a link from the list', LIST, ({ list }) => ({
    async *list(...given) {
      let first = true
      for await (const one of must(list)(...given)) {
        if (!first) yield one
        first = false
      }
    },
  })),
  brokenCall('lists a link twice', LIST, ({ list }) => ({
    async *list(...given) {
      for await (const one of must(list)(...given)) yield* [one, one]
    },
  })),
  brokenCall('lists links without their protection', LIST, ({ list }) => ({
    async *list(...given) {
      for await (const one of must(list)(...given))
        yield { ...one, link: { ...one.link, passwordProtected: !(one.link.passwordProtected ?? false) } }
    },
  })),
  brokenCall('lists links of other items as this one has them', LIST, ({ list }) => ({
    async *list(scope, nextCall) {
      yield* must(list)(scope, nextCall)
      for await (const one of must(list)({ kind: 'file', id: '8' }, nextCall)) yield one
    },
  })),
  brokenCall('gives other targets in a list', LIST, ({ list }) => ({
    async *list(...given) {
      for await (const one of must(list)(...given))
        yield { ...one, link: { ...one.link, target: { kind: 'folder', id: '7' } } }
    },
  })),
  brokenCall('tells less in a list', 'list and get tell the same', ({ list }) => ({
    async *list(...given) {
      for await (const one of must(list)(...given)) {
        const { createdAt: _createdAt, ...link } = one.link
        yield { ...one, link }
      }
    },
  })),
  brokenCall('lists without asking for its call', 'a call whose signal is aborted sends nothing', (_calls, server) => ({
    async *list() {
      server.list('/file/7')
      yield* []
    },
  })),
]

const GETS: readonly Broken[] = [
  broken('invents a protection', GET, (adapter) =>
    withEffective(adapter, (one) => ({ ...one, link: { ...one.link, passwordProtected: true } })),
  ),
  broken('does not tell what it declares to tell', GET, (adapter) =>
    withEffective(adapter, (one) => {
      const { maxUses: _maxUses, ...link } = one.link
      return { ...one, link }
    }),
  ),
  brokenCall('gives another ref than it was asked for', GET, ({ get }) => ({
    get: async (...given) => {
      const one = await must(get)(...given)
      return { ...one, link: { ...one.link, ref: `${one.link.ref}%20` } }
    },
  })),
  brokenCall('says that an expired link never ends', 'an expired link does not pass for a valid one', ({ get }) => ({
    get: async (...given) => {
      const { link, ...rest } = await must(get)(...given)
      const { expired, ...told } = link
      return { ...rest, link: expired === true ? { ...told, expiresAt: null } : link }
    },
  })),
  broken('calls an expired link valid', 'an expired link does not pass for a valid one', (adapter) =>
    withEffective(adapter, (one) => ({ ...one, link: { ...one.link, expired: false } })),
  ),
  brokenCall('changes a link by reading it', 'reading changes nothing', ({ get }, server) => ({
    get: async (address, call) => {
      const there = await must(get)(address, call)
      server.put({ ...there.state, listed: true })
      return there
    },
  })),
  broken('gives refs that name another item', "a link's ref names provider, target and link", (adapter) =>
    withEffective(adapter, (one) => ({
      ...one,
      link: { ...one.link, ref: formatRef('memory', { target: { kind: 'file', id: '8' }, id: one.link.id }) },
    })),
  ),
  broken('takes any text for a ref', 'get refuses texts that are no refs of this provider', (adapter) => ({
    ...adapter,
    parseAddress: (id) => ({ target: { kind: 'file', id: '7' }, id }),
  })),
  brokenCall('throws errors of its own', 'a link that is gone is not found', ({ get }) => ({
    get: (address, call) => must(get)(address, call).catch(() => Promise.reject(new Error('404'))),
  })),
]

export const BROKEN_READS: readonly Broken[] = [...LISTS, ...GETS]
