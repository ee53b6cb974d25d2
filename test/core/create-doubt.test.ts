import { describe, expect, it } from 'vitest'
import { DRAFT, failure, type MemoryOperations, refusal, script } from './scripted.ts'

type Create = NonNullable<MemoryOperations['create']>

/** Makes the link, and the answer does not come. */
const lost =
  (code: Parameters<typeof failure>[0] = 'ambiguous') =>
  ({ create }: { create: Create }): { create: Create } => ({
    create: async (order, call) => {
      await create(order, call)
      throw failure(code)
    },
  })

/** Makes nothing, and nobody can know. */
const unknown =
  (code: Parameters<typeof failure>[0] = 'ambiguous') =>
  (): { create: Create } => ({
    create: () => Promise.reject(failure(code)),
  })

describe('a create whose answer never came', () => {
  it.each(['ambiguous', 'unexpected-response'] as const)('gives the link that is found (%s)', async (code) => {
    const { links, server, calls } = script({ operations: lost(code) })
    const { link, differences } = await links.create({ ...DRAFT, password: 'Kestrel-Harbor-27' })
    expect([...server.links.values()].map(({ id }) => id)).toEqual([link.id])
    expect(differences).toEqual([])
    expect(calls).toEqual(['create', 'find'])
  })

  it('is judged like any other: what is found and weaker is taken back', async () => {
    const { links, server } = script({
      operations: ({ create }) =>
        lost()({ create: (order, call) => create({ ...order, draft: { ...order.draft, password: null } }, call) }),
    })
    const error = await refusal(links.create({ ...DRAFT, password: 'Kestrel-Harbor-27' }))
    expect([error.code, error.takenBack, server.links.size]).toEqual(['weaker-than-requested', true, 0])
  })

  it('is looked for in the time that is kept', async () => {
    const { links, server } = script({
      operations: (all, _server, { advance }) => ({
        create: async (order, call) => {
          await all.create(order, call)
          advance(25_000)
          throw failure('ambiguous')
        },
      }),
    })
    const { link } = await links.create(DRAFT)
    expect([...server.links.values()].map(({ id }) => id)).toEqual([link.id])
  })

  it('is unavailable, and safe to repeat, where it is seen that nothing was made', async () => {
    const { links } = script({ operations: unknown() })
    const error = await refusal(links.create(DRAFT))
    expect([error.code, error.retryable]).toEqual(['unavailable', true])
  })

  it('keeps the word of the provider where an answer came and nothing was made', async () => {
    const { links } = script({ operations: unknown('unexpected-response') })
    expect((await refusal(links.create(DRAFT))).code).toBe('unexpected-response')
  })

  it.each(['ambiguous', 'unexpected-response'] as const)(
    'is ambiguous where there is no way to look (%s)',
    async (code) => {
      const { links } = script({ operations: unknown(code), lacks: ['find'] })
      const error = await refusal(links.create(DRAFT))
      expect([error.code, error.retryable, error.hint]).toEqual(['ambiguous', false, failure('ambiguous').hint])
    },
  )

  it.each(['ambiguous', 'unexpected-response'] as const)('is ambiguous where looking fails (%s)', async (code) => {
    const { links } = script({
      operations: () => ({ ...unknown(code)(), find: () => Promise.reject(failure('unavailable')) }),
    })
    const error = await refusal(links.create(DRAFT))
    expect([error.code, error.hint]).toEqual(['ambiguous', failure('ambiguous').hint])
    expect(error.message).toContain('could not be found out')
  })

  it('names the candidates where several links may be the one', async () => {
    const { links, server } = script({
      operations: ({ create, find }) => ({
        ...lost()({ create }),
        find: async (order, call) => {
          const [found] = await find(order, call)
          return found === undefined ? [] : [found, { ...found, link: { ...found.link, id: 'other', ref: 'other' } }]
        },
      }),
    })
    const error = await refusal(links.create(DRAFT))
    expect(error.code).toBe('ambiguous')
    expect(error.candidates?.map(({ id }) => id)).toEqual([[...server.links.values()][0]?.id, 'other'])
  })

  it('stays ambiguous where we gave up ourselves: the request may yet arrive', async () => {
    const controller = new AbortController()
    const { links, calls } = script({
      operations: () => ({
        create: () => {
          controller.abort()
          return Promise.reject(failure('ambiguous'))
        },
      }),
    })
    const error = await refusal(links.create(DRAFT, { signal: controller.signal }))
    expect(error.code).toBe('ambiguous')
    expect(calls).toEqual(['create', 'find'])
  })

  it.each(['unauthorized', 'forbidden', 'rate-limited', 'unavailable', 'conflict'] as const)(
    'is not looked for where the provider surely made nothing: %s',
    async (code) => {
      const { links, calls } = script({ operations: unknown(code) })
      expect((await refusal(links.create(DRAFT))).code).toBe(code)
      expect(calls).toEqual(['create'])
    },
  )
})
