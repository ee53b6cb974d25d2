import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { keepPromise } from './docspace-promise.ts'
import { scenario } from './docspace-scenarios.ts'

const RUNS = 20_000
const SEED = 20_261_121

test(`of ${RUNS} wishes, each is in force as asked, or refused, or taken back`, { timeout: 120_000 }, async () => {
  const fates = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(scenario, async (asked) => {
      const { broken, fate } = await keepPromise(asked)
      if (broken.length > 0) expect(broken).toEqual([])
      fates.set(fate, (fates.get(fate) ?? 0) + 1)
    }),
    { numRuns: RUNS, seed: SEED },
  )
  // Every way out was taken often, or the test would have shown little.
  for (const fate of ['in force', 'taken back', 'refused by the server', 'refused before a write'])
    expect([fate, (fates.get(fate) ?? 0) > RUNS / 50]).toEqual([fate, true])
})
