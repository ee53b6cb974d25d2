import type { BulkResult, CreateItem, Outcome, ShareLinkDraft } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { DRAFT, failure, refusal, script } from './scripted.ts'

function draftOf(number: number): ShareLinkDraft {
  return { ...DRAFT, target: { kind: 'file', id: `f${number}` }, name: `Link ${number}` }
}

function* items(count: number): Generator<CreateItem> {
  for (let number = 0; number < count; number += 1) yield { key: `k${number}`, draft: draftOf(number) }
}

async function allOf<T>(results: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const result of results) all.push(result)
  return all
}

/** A promise, and what settles it. */
function gate(): { opened: Promise<void>; open: () => void } {
  let open = (): void => undefined
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open }
}

async function idle(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve()
}

const named = ({ index, key, outcome, error }: BulkResult<Outcome>): unknown => [
  index,
  key,
  outcome?.link.name ?? error?.code,
]

describe('createMany', () => {
  it('makes every link and tells which is which', async () => {
    const { links, server } = script()
    const results = await allOf(links.createMany(items(20)))
    const expected = Array.from({ length: 20 }, (_, number) => [number, `k${number}`, `Link ${number}`])
    expect(results.map(named)).toHaveLength(20)
    expect(results.map(named)).toEqual(expect.arrayContaining(expected))
    expect(server.links.size).toBe(20)
  })

  it('takes a stream, and a list without keys', async () => {
    const { links } = script()
    async function* stream(): AsyncGenerator<CreateItem> {
      yield* items(3)
    }
    expect((await allOf(links.createMany(stream()))).map(({ key }) => key)).toEqual(['k0', 'k1', 'k2'])
    const [result] = await allOf(links.createMany([{ draft: DRAFT }]))
    expect([result !== undefined && 'key' in result, result?.outcome?.link.role]).toEqual([false, 'viewer'])
  })

  it('lets one failure stop no other', async () => {
    const { links } = script()
    const mixed = [
      { key: 'good', draft: draftOf(1) },
      { key: 'past', draft: { ...draftOf(2), expiresAt: '2001-01-01T00:00:00Z' } },
      { key: 'odd', draft: draftOf(3), more: 1 },
      { key: 'last', draft: draftOf(4) },
    ]
    const results = await allOf(links.createMany(mixed))
    expect(results.map(named)).toEqual(
      expect.arrayContaining([
        [0, 'good', 'Link 1'],
        [1, 'past', 'invalid-request'],
        [2, 'odd', 'invalid-request'],
        [3, 'last', 'Link 4'],
      ]),
    )
    expect(results.find(({ key }) => key === 'odd')?.error?.field).toBe('more')
  })

  it('finds the link of a key that has been made before, and makes no second one', async () => {
    const { links, server } = script()
    await allOf(links.createMany(items(5)))
    const again = await allOf(links.createMany(items(5)))
    expect(again.every(({ outcome }) => outcome !== undefined)).toBe(true)
    expect(server.links.size).toBe(5)
  })

  it('takes no more items than may be under way or wait to be fetched', async () => {
    let taken = 0
    function* counted(): Generator<CreateItem> {
      for (const item of items(1_000)) {
        taken += 1
        yield item
      }
    }
    const held = gate()
    const { links } = script({
      operations: ({ create }) => ({ create: (order, call) => held.opened.then(() => create(order, call)) }),
    })
    const results = links.createMany(counted(), { concurrency: 3 })[Symbol.asyncIterator]()
    const first = results.next()
    await idle()
    expect(taken).toBe(3)
    held.open()
    await first
    await idle()
    // One is fetched, and nobody asks for another.
    expect(taken).toBe(3)
    await results.return?.()
  })

  it('gives what is done although another is not', async () => {
    const held = gate()
    const { links } = script({
      operations: ({ create }) => ({
        create: (order, call) => (order.key === 'k0' ? held.opened : Promise.resolve()).then(() => create(order, call)),
      }),
    })
    const order: unknown[] = []
    for await (const { key } of links.createMany(items(4), { concurrency: 2 })) {
      order.push(key)
      if (order.length === 3) held.open()
    }
    expect(order).toEqual(['k1', 'k2', 'k3', 'k0'])
  })

  it('stops with its signal: what is under way is told, nothing more is taken', async () => {
    const controller = new AbortController()
    const { links, server } = script()
    const results: BulkResult<Outcome>[] = []
    for await (const result of links.createMany(items(100), { signal: controller.signal, concurrency: 2 })) {
      results.push(result)
      if (results.length === 5) controller.abort()
    }
    expect(results.length).toBeLessThan(9)
    const made = results.filter(({ outcome }) => outcome !== undefined).length
    expect(server.links.size).toBe(made)
    expect(results.every(({ outcome, error }) => outcome !== undefined || error?.code === 'cancelled')).toBe(true)
  })

  it('stops with its signal although its source gives nothing', async () => {
    const controller = new AbortController()
    const { links } = script()
    async function* silent(): AsyncGenerator<CreateItem> {
      yield* items(1)
      await new Promise(() => undefined)
    }
    const results: unknown[] = []
    for await (const { index } of links.createMany(silent(), { signal: controller.signal })) {
      results.push(index)
      controller.abort()
    }
    expect(results).toEqual([0])
  })

  it('waits for what is under way when the loop is left, and closes its source', async () => {
    let closed = false
    function* source(): Generator<CreateItem> {
      try {
        yield* items(100)
      } finally {
        closed = true
      }
    }
    let underWay = 0
    const { links } = script({
      operations: ({ create }) => ({
        create: async (order, call) => {
          underWay += 1
          await idle()
          const made = await create(order, call)
          underWay -= 1
          return made
        },
      }),
    })
    for await (const { index } of links.createMany(source(), { concurrency: 5 })) if (index >= 0) break
    expect([underWay, closed]).toEqual([0, true])
  })

  it('tells all else before the failure of its source', async () => {
    const { links } = script()
    function* broken(): Generator<CreateItem> {
      yield* items(3)
      throw new TypeError('Kestrel-Harbor-27')
    }
    const seen: unknown[] = []
    const error = await refusal(
      (async () => {
        for await (const { key } of links.createMany(broken())) seen.push(key)
      })(),
    )
    expect(seen).toHaveLength(3)
    expect([error.code, error.field, error.message]).toEqual([
      'invalid-request',
      'items',
      'items: the source of the items failed (TypeError)',
    ])
  })

  it('refuses unknown options, and what is no list', async () => {
    const { links } = script()
    const odd = (given: object): Promise<unknown> => allOf(links.createMany(items(1), given))
    expect((await refusal(odd({ parallel: 3 }))).field).toBe('parallel')
    expect((await refusal(odd({ concurrency: 0 }))).field).toBe('concurrency')
    expect((await refusal(odd({ idempotencyKey: 'one' }))).field).toBe('idempotencyKey')
    expect((await refusal(allOf(links.createMany(JSON.parse('7'))))).field).toBe('items')
  })
})

describe('a bulk call under a limit', () => {
  it('waits until the provider takes requests again, for as long as it is patient', async () => {
    const waits: number[] = []
    let refusals = 3
    const { links, clock } = script({
      operations: ({ create }, _server, { now }) => ({
        create: (order, call) => {
          if (refusals <= 0) return create(order, call)
          refusals -= 1
          return Promise.reject(failure('rate-limited', { retryAt: new Date(now() + 40_000) }))
        },
      }),
      runtime: {
        sleep: (milliseconds) => {
          waits.push(milliseconds)
          clock.advance(milliseconds)
          return Promise.resolve()
        },
      },
    })
    const [result] = await allOf(links.createMany(items(1)))
    expect([result?.outcome !== undefined, waits]).toEqual([true, [40_000, 40_000, 40_000]])
    refusals = 3
    const [impatient] = await allOf(links.createMany([{ draft: DRAFT }], { patience: 60_000 }))
    expect([impatient?.error?.code, waits.slice(3)]).toEqual(['rate-limited', [40_000]])
  })

  it('waits longer every time where nothing says how long', async () => {
    const waits: number[] = []
    const { links, clock } = script({
      operations: () => ({ create: () => Promise.reject(failure('rate-limited')) }),
      runtime: {
        sleep: (milliseconds) => {
          waits.push(milliseconds)
          clock.advance(milliseconds)
          return Promise.resolve()
        },
      },
    })
    const [result] = await allOf(links.createMany(items(1), { patience: 200_000 }))
    expect(result?.error?.code).toBe('rate-limited')
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000])
  })

  it('never repeats what may have been written', async () => {
    const { links, calls } = script({
      operations: () => ({
        create: () => Promise.reject(failure('ambiguous')),
        find: () => Promise.reject(failure('unavailable')),
      }),
    })
    const [result] = await allOf(links.createMany([{ draft: DRAFT }]))
    expect([result?.error?.code, calls.filter((call) => call === 'create').length]).toEqual(['ambiguous', 1])
  })
})

describe('updateMany and revokeMany', () => {
  it('do the same with refs', async () => {
    const { links, server } = script()
    const made = await allOf(links.createMany(items(3)))
    const refs = made.map(({ outcome }) => outcome?.link.ref ?? '')
    const changed = await allOf(
      links.updateMany(refs.map((ref, index) => ({ key: `u${index}`, ref, patch: { name: `New ${index}` } }))),
    )
    expect(changed.map(({ key, ref, outcome }) => [key, ref, outcome?.link.name])).toEqual(
      refs.map((ref, index) => [`u${index}`, ref, `New ${index}`]),
    )
    const gone = await allOf(links.revokeMany([...refs.map((ref) => ({ ref })), { ref: 'nonsense' }]))
    expect(gone.map(({ ref, outcome, error }) => [ref, outcome?.verified ?? error?.field])).toEqual(
      expect.arrayContaining([...refs.map((ref) => [ref, true]), ['nonsense', 'ref']]),
    )
    expect(server.links.size).toBe(0)
  })
})
