import * as fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { ANSWER } from './docspace-lying-portal.ts'
import { mutated } from './docspace-mutations.ts'
import { scenario } from './docspace-scenarios.ts'

const CHECKS = '../../packages/core/src/field-checks.ts'

/** The properties of the never-weaker test and of the lying server, each short, on modules loaded when it is asked for. */
const PROPERTIES = {
  'of wishes at a portal': async () => {
    const { keepPromise } = await import('./docspace-promise.ts')
    const kept = fc.asyncProperty(scenario, async (asked) => {
      const { broken } = await keepPromise(asked)
      if (broken.length > 0) throw new Error(`broken: ${broken.join()}`)
    })
    return fc.check(kept, { numRuns: 1500, seed: 20_261_121, endOnFailure: true })
  },
  'of answers that lie': async () => {
    const { believe } = await import('./docspace-lying-portal.ts')
    const seenThrough = fc.asyncProperty(mutated(ANSWER), async (answer) => {
      const { rightly } = await believe(answer)
      return rightly !== false
    })
    return fc.check(seenThrough, { numRuns: 1500, seed: 20_261_124, endOnFailure: true })
  },
} as const

/** Loads everything anew with one line of the comparison broken: it finds that the field always holds. */
function breakCheck(field: string): void {
  vi.doMock(CHECKS, async (importActual) => {
    const actual = await importActual<typeof import('../../packages/core/src/field-checks.ts')>()
    if (!(field in actual.FIELD_CHECKS)) throw new Error(`nothing compares ${field}`)
    return { ...actual, FIELD_CHECKS: { ...actual.FIELD_CHECKS, [field]: () => 'holds' } }
  })
  vi.resetModules()
}

afterEach(() => {
  vi.doUnmock(CHECKS)
  vi.resetModules()
})

const WISHES = 'of wishes at a portal'
const LIES = 'of answers that lie'

// A portal that is honest never gives another role, and the lies are about a link without a number of uses.
test.each([
  ['password', WISHES],
  ['password', LIES],
  ['expiresAt', WISHES],
  ['expiresAt', LIES],
  ['allowDownload', WISHES],
  ['allowDownload', LIES],
  ['audience', WISHES],
  ['audience', LIES],
  ['role', LIES],
  ['maxUses', WISHES],
] as const)('where the comparison of %s is broken, the property %s fails', { timeout: 60_000 }, async (field, name) => {
  breakCheck(field)
  const { failed, errorInstance } = await PROPERTIES[name]()
  expect(failed).toBe(true)
  expect(String(errorInstance)).toContain(name === WISHES ? `broken: ${field}` : 'returning false')
})

test.each([WISHES, LIES] as const)('with nothing broken, the property %s holds', { timeout: 60_000 }, async (name) => {
  vi.resetModules()
  expect((await PROPERTIES[name]()).failed).toBe(false)
})
