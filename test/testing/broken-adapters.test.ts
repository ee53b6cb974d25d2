import { conformanceCases } from '@sharelink/testing'
import { describe, expect, it } from 'vitest'
import { BROKEN_ACCOUNTS } from './broken-accounts.ts'
import { BROKEN_CREATES } from './broken-creates.ts'
import { type Broken } from './broken-kit.ts'
import { BROKEN_PLACES } from './broken-places.ts'
import { BROKEN_PLANS } from './broken-plans.ts'
import { BROKEN_READS } from './broken-reads.ts'
import { BROKEN_UPDATES } from './broken-updates.ts'

/** The names of the cases that fail, without the place. */
async function failing({ setup }: Broken): Promise<{ failed: readonly string[]; passed: readonly string[] }> {
  const failed: string[] = []
  const passed: string[] = []
  for (const { name, run } of conformanceCases(setup)) {
    const brief = name.slice(name.indexOf(': ') + 2)
    await run().then(
      () => passed.push(brief),
      () => failed.push(brief),
    )
  }
  return { failed, passed }
}

describe('an adapter that is broken fails the suite in the case named for its fault', () => {
  for (const broken of [
    ...BROKEN_ACCOUNTS,
    ...BROKEN_CREATES,
    ...BROKEN_PLACES,
    ...BROKEN_PLANS,
    ...BROKEN_READS,
    ...BROKEN_UPDATES,
  ])
    it(`${broken.fault}: ${broken.fails}`, async () => {
      const { failed, passed } = await failing(broken)
      expect(failed).toContain(broken.fails)
      // The suite tells what is broken from what is not.
      expect(passed).toContain('options that are wrong are refused with their name')
    })
})
