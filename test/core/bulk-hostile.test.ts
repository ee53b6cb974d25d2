import { type CreateItem, type ShareLinkDraft, ShareLinkError, type ShareLinkPatch } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { allOf } from '../setup/rejection.ts'
import { DRAFT, failure, refusal, script } from './scripted.ts'

const hidden = (): never => {
  throw new Error('hunter2')
}

describe('items that throw when they are looked at', () => {
  it('are a result each, and the run goes on', async () => {
    const bad = Object.defineProperty({ draft: DRAFT }, 'key', { get: hidden, enumerable: true })
    const results = await allOf(script().links.createMany([bad, { key: 'b', draft: DRAFT }]))
    const codes = new Map(results.map(({ index, error }) => [index, error?.code]))
    expect([codes.get(0), codes.get(1), codes.size]).toEqual(['unexpected-response', undefined, 2])
    expect(JSON.stringify(results)).not.toContain('hunter2')
  })

  it.each<readonly [string, unknown]>([
    ['that throws', { [Symbol.asyncIterator]: hidden }],
    ['that is none', { [Symbol.asyncIterator]: () => undefined }],
    ['without next', { [Symbol.iterator]: () => ({}) }],
  ])('from an iterator %s are bad items', async (_what, items) => {
    const { createMany } = script().links
    const calling = async (): Promise<unknown> => allOf(Reflect.apply(createMany, undefined, [items]))
    expect(await refusal(calling())).toMatchObject({ code: 'invalid-request', field: 'items' })
  })

  it('from a generator that throws when it is closed: whoever stops early is not told', async () => {
    function* endless(): Generator<CreateItem> {
      try {
        for (;;) yield { draft: DRAFT }
      } finally {
        hidden()
      }
    }
    const taken: unknown[] = []
    for await (const result of script().links.createMany(endless())) {
      taken.push(result)
      break
    }
    expect(taken).toHaveLength(1)
  })
})

it('an item for which a limit is waited for is cancelled with the run', async () => {
  const controller = new AbortController()
  const { links } = script({
    operations: () => ({ create: () => Promise.reject(failure('rate-limited', { status: 429 })) }),
    runtime: {
      sleep: () => {
        controller.abort()
        return Promise.reject(new Error('aborted'))
      },
    },
  })
  const [result] = await allOf(links.createMany([{ draft: DRAFT }], { signal: controller.signal }))
  expect(ShareLinkError.is(result?.error)).toBe(true)
  expect(result?.error).toMatchObject({ code: 'cancelled', retryable: false })
  expect(result?.error?.status).toBeUndefined()
})

it('an item is what it was when it was taken, also where it waits for a limit', async () => {
  const draft: ShareLinkDraft = { ...DRAFT, target: { kind: 'file', id: '0' }, password: 'Kestrel-Harbor-27' }
  function* refilled(): Generator<CreateItem> {
    yield { draft }
    draft.target = { kind: 'file', id: '1' }
    delete draft.password
    yield { draft }
  }
  let calls = 0
  const { links, server } = script({
    operations: ({ create }) => ({
      create: (order, call) => {
        calls += 1
        return calls === 1 ? Promise.reject(failure('rate-limited')) : create(order, call)
      },
    }),
  })
  const results = await allOf(links.createMany(refilled()))
  const made = new Map(results.map(({ index, outcome }) => [index, outcome?.link]))
  expect(made.get(0)).toMatchObject({ target: { id: '0' }, passwordProtected: true })
  expect(made.get(1)).toMatchObject({ target: { id: '1' }, passwordProtected: false })
  expect(server.links.size).toBe(2)
})

it('a change is what it was when it was taken', async () => {
  const patch: ShareLinkPatch = { name: 'first' }
  let gets = 0
  const { links } = script({
    operations: ({ get }) => ({
      get: (...given) => {
        gets += 1
        if (gets > 1) return get(...given)
        patch.name = 'second'
        return Promise.reject(failure('rate-limited'))
      },
    }),
  })
  const { link } = await links.create(DRAFT)
  const [result] = await allOf(links.updateMany([{ ref: link.ref, patch }]))
  expect(result?.outcome?.link.name).toBe('first')
})
