import { ShareLinkError } from '@sharelink/core'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { drafts, missing, start, worlds } from './opencloud-world.ts'

const RUNS = 6_000
const SEED = 20_261_121

test(`of ${RUNS} wishes, each is in force as asked, or refused, or taken back`, { timeout: 120_000 }, async () => {
  const fates = new Map<string, number>()
  const count = (fate: string): unknown => fates.set(fate, (fates.get(fate) ?? 0) + 1)
  await fc.assert(
    fc.asyncProperty(worlds, drafts, async (world, draft) => {
      const { emulator, links, stored } = start(world)
      const result = await links.create(draft).catch((error: unknown) => error)
      const held = emulator.state.opencloud.links
      if (ShareLinkError.is(result)) {
        expect(held).toEqual([])
        const wrote = emulator.requests.some(({ method }) => method !== 'GET')
        return void count(result.takenBack === true ? 'taken back' : wrote ? 'refused by the server' : 'refused before')
      }
      if (typeof result !== 'object' || result === null || !('link' in result)) throw result
      const [only] = held
      expect([held.length, only && missing(draft, only)]).toEqual([1, []])
      expect(stored(only?.id ?? '')).toBe(only)
      return void count('in force')
    }),
    { numRuns: RUNS, seed: SEED },
  )
  // Every way out was taken often, or the test would have shown little.
  for (const fate of ['in force', 'taken back', 'refused by the server', 'refused before'])
    expect([fate, (fates.get(fate) ?? 0) > RUNS / 50]).toEqual([fate, true])
})

test('what a plan expects is in force where a create tells of no difference', { timeout: 60_000 }, async () => {
  let compared = 0
  await fc.assert(
    fc.asyncProperty(worlds, drafts, async (world, draft) => {
      const { emulator, links } = start(world)
      const { expected, refusal, requests } = links.plan(draft)
      const result = await links.create(draft).catch((error: unknown) => error)
      if (refusal !== undefined) {
        const told = ShareLinkError.is(result) ? [result.code, result.field] : ['in force']
        expect(told).toEqual([refusal.code, refusal.field])
        expect(emulator.requests).toEqual([])
      } else if (typeof result === 'object' && result !== null && 'link' in result && 'differences' in result) {
        const sent = emulator.requests.map(({ method, path }) => [method, `https://opencloud.example${path}`])
        // A link that came out weaker is taken back by further ones.
        expect(sent.slice(0, requests.length)).toEqual(requests.map(({ method, url }) => [method, url]))
        if (JSON.stringify(result.differences) !== '[]') return
        expect(result.link).toMatchObject(expected)
        compared += 1
      }
    }),
    { numRuns: RUNS / 3, seed: SEED },
  )
  expect(compared).toBeGreaterThan(RUNS / 60)
})
