import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { ANSWER, believe, lyingPortal, DRAFT } from './docspace-lying-portal.ts'
import { mutated } from './docspace-mutations.ts'

test(
  'no change of one to three members of an answer gets a weaker link past the client',
  { timeout: 60_000 },
  async () => {
    let believed = 0
    await fc.assert(
      fc.asyncProperty(mutated(ANSWER), fc.boolean(), async (answer, alsoListed) => {
        const { rightly } = await believe(answer, alsoListed)
        if (rightly === undefined) return
        believed += 1
        expect([rightly, answer]).toEqual([true, answer])
      }),
      { numRuns: 4000, seed: 20_261_124 },
    )
    expect(believed).toBeGreaterThan(100)
  },
)

test('the answer as it should be is believed', async () => {
  expect((await lyingPortal(ANSWER, []).create(DRAFT)).differences).toEqual([])
})
