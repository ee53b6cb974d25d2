import { describe, expect, it } from 'vitest'
import { DRAFT, failure, refusal, script } from './scripted.ts'

describe('revoke', () => {
  it('says that it was seen', async () => {
    const { links } = script()
    const { link } = await links.create(DRAFT)
    expect(await links.revoke(link.ref)).toEqual({ revoked: true, verified: true })
    expect(await links.revoke(link.ref)).toEqual({ revoked: true, verified: true })
  })

  it('tells what the provider put in the place', async () => {
    const { links } = script({
      operations: ({ revoke, get }) => ({
        revoke: async (address, call) => {
          const { link } = await get(address, call)
          return { ...(await revoke(address, call)), replacedBy: { ...link, id: 'new' } }
        },
      }),
    })
    const { link } = await links.create(DRAFT)
    expect((await links.revoke(link.ref)).replacedBy?.id).toBe('new')
  })

  it('is tried again where its answer never came', async () => {
    let tries = 0
    const { links, server } = script({
      operations: ({ revoke }) => ({
        revoke: (...given) => {
          tries += 1
          return tries === 1 ? Promise.reject(failure('ambiguous')) : revoke(...given)
        },
      }),
    })
    const { link } = await links.create(DRAFT)
    expect(await links.revoke(link.ref)).toEqual({ revoked: true, verified: true })
    expect([tries, server.links.size]).toEqual([2, 0])
  })

  it('stays ambiguous where trying again fails', async () => {
    const { links, calls } = script({ operations: () => ({ revoke: () => Promise.reject(failure('ambiguous')) }) })
    expect((await refusal(links.revoke('memory:file:7:1'))).code).toBe('ambiguous')
    expect(calls).toEqual(['revoke', 'revoke'])
  })

  it.each(['forbidden', 'policy', 'unavailable'] as const)('is not tried again after %s', async (code) => {
    const { links, calls } = script({ operations: () => ({ revoke: () => Promise.reject(failure(code)) }) })
    expect((await refusal(links.revoke('memory:file:7:1'))).code).toBe(code)
    expect(calls).toEqual(['revoke'])
  })

  it('is unsupported where the provider has no such call', async () => {
    const { links } = script({ lacks: ['revoke'] })
    expect((await refusal(links.revoke('memory:file:7:1'))).code).toBe('unsupported')
  })
})

describe('list', () => {
  const first = (items: AsyncIterable<unknown>): Promise<unknown> => items[Symbol.asyncIterator]().next()

  it('gives the links of an item and no others', async () => {
    const { links } = script()
    const made = [await links.create(DRAFT), await links.create(DRAFT)]
    await links.create({ ...DRAFT, target: { kind: 'file', id: '8' } })
    const listed = []
    for await (const link of links.list(DRAFT.target)) listed.push(link)
    expect(listed).toEqual(made.map(({ link }) => link))
  })

  it('sends nothing before it is asked for', () => {
    const { links, calls } = script()
    links.list(DRAFT.target)
    expect(calls).toEqual([])
  })

  it.each<readonly [string, Parameters<ReturnType<typeof script>['links']['list']>[0], string]>([
    ['a kind of item that is not listed', { kind: 'spreadsheet', id: '1' }, 'unsupported'],
    ['a scope that the provider has not', 'team-folder:3', 'unsupported'],
    ['no id', { kind: 'file', id: '' }, 'invalid-request'],
    ['an id of dots', { kind: 'file', id: '..' }, 'invalid-request'],
    ['a member too many', Object.assign({ kind: 'file' as const, id: '1' }, { path: '/' }), 'invalid-request'],
  ])('refuses %s, and sends nothing', async (_name, scope, code) => {
    const { links, calls } = script()
    expect((await refusal(first(links.list(scope)))).code).toBe(code)
    expect(calls).toEqual([])
  })

  it("takes the provider's own scopes, and a target whose type is undefined", async () => {
    const seen: unknown[] = []
    const { links } = script({
      capabilities: { lists: ['file', 'my-folders'] },
      operations: () => ({
        async *list(scope) {
          seen.push(scope)
          yield* []
        },
      }),
    })
    await first(links.list('my-folders'))
    await first(links.list({ kind: 'file', id: '7', type: undefined }))
    expect(seen).toMatchObject(['my-folders', { kind: 'file', id: '7' }])
  })

  it('lets nothing but its own errors out', async () => {
    const { links } = script({
      operations: ({ list }) => ({
        async *list(scope, nextCall) {
          yield* list(scope, nextCall)
          throw new Error('page 2')
        },
      }),
    })
    expect((await refusal(first(links.list(DRAFT.target)))).code).toBe('unexpected-response')
  })

  it('is unsupported where the provider has no such call', async () => {
    const { links } = script({ lacks: ['list'] })
    expect((await refusal(first(links.list(DRAFT.target)))).code).toBe('unsupported')
  })
})

describe('get', () => {
  it('is unsupported where the provider has no such call', async () => {
    const { links } = script({ lacks: ['get'] })
    expect((await refusal(links.get('memory:file:7:1'))).code).toBe('unsupported')
  })
})
