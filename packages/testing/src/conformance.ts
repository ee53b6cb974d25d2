import { accountCases } from './cases/account-cases.ts'
import { capabilityCases } from './cases/capability-cases.ts'
import { createCases } from './cases/create-cases.ts'
import { fieldCases } from './cases/field-cases.ts'
import { operationCases } from './cases/operation-cases.ts'
import { optionCases } from './cases/option-cases.ts'
import { planCases } from './cases/plan-cases.ts'
import { readCases } from './cases/read-cases.ts'
import { recreateCases } from './cases/recreate-cases.ts'
import { refusalCases } from './cases/refusal-cases.ts'
import { repeatCases } from './cases/repeat-cases.ts'
import { revokeCases } from './cases/revoke-cases.ts'
import { secretCases } from './cases/secret-cases.ts'
import { updateCases } from './cases/update-cases.ts'
import { updateRefusalCases } from './cases/update-refusal-cases.ts'
import type { ConformanceSetup } from './conformance-setup.ts'
import { type ResolvedPlace, resolvePlace } from './resolved-place.ts'
import { createScene, type SceneCase } from './scene.ts'

/** One thing that must be right. `run` rejects with an `AssertionError`, or with what the adapter threw. */
export type ConformanceCase = { name: string; run: () => Promise<void> }

/** The two words of a test runner that the suite needs: vitest, jest, mocha and node:test all have them. */
export type TestRunner = {
  describe: (name: string, define: () => void) => unknown
  it: (name: string, run: () => Promise<void>) => unknown
}

function casesOf(setup: ConformanceSetup, place: ResolvedPlace): readonly SceneCase[] {
  const about = { setup, place }
  return [
    ...createCases(about),
    ...fieldCases(about),
    ...refusalCases(about),
    ...planCases(),
    ...repeatCases(about),
    ...readCases(about),
    ...(place.offers('update') ? [...updateCases(about), ...updateRefusalCases(about), ...recreateCases(about)] : []),
    ...(place.offers('revoke') ? revokeCases(about) : []),
    ...optionCases(about),
    ...secretCases(),
    ...operationCases(about),
  ]
}

function bound(
  setup: ConformanceSetup,
  place: ResolvedPlace,
  label: string,
  { name, play }: SceneCase,
): ConformanceCase {
  return {
    name: `${label}: ${name}`,
    run: async () => {
      const bench = await setup.start()
      try {
        await play(createScene(setup, place, bench))
      } finally {
        await bench.stop?.()
      }
    },
  }
}

/** Every case that this setup's capabilities call for, each with a bench of its own. Throws for an unfit setup. */
export function conformanceCases(setup: ConformanceSetup): readonly ConformanceCase[] {
  const places = setup.places.map((place) => resolvePlace(setup, place))
  const [first] = places
  if (first === undefined) throw new Error('The suite needs at least one place.')
  return [
    ...capabilityCases(setup).map((scene) => bound(setup, first, 'capabilities', scene)),
    ...accountCases(setup.account).map((scene) => bound({ ...setup, ...setup.account }, first, 'account', scene)),
    ...places.flatMap((place) => casesOf(setup, place).map((scene) => bound(setup, place, place.label, scene))),
  ]
}

/** Hands every case to a test runner: `describeConformance('memory', setup, { describe, it })`. */
export function describeConformance(name: string, setup: ConformanceSetup, { describe, it }: TestRunner): void {
  describe(name, () => {
    for (const { name: what, run } of conformanceCases(setup)) it(what, run)
  })
}
