import { afterAll, beforeAll, expect, it } from 'vitest'
import { FAULT_ROWS, type FaultRow } from './fault-rows.ts'
import { isLeftOut } from './left-out.ts'
import { type CaseResult, rehearse, runCase } from './run-case.ts'
import type { Scenario, World } from './scenario.ts'
import { noteCase } from './tally.ts'
import { setTrap, type Trap } from './trap.ts'

type Hit = Parameters<typeof runCase>[3]

/** Real milliseconds for a call of which no answer comes; more where the machine was too slow to get as far as that. */
const DEADLINES = [36, 180, 720, 3_000]

async function runHit(world: World, scenario: Scenario, row: FaultRow, hit: Hit): Promise<CaseResult> {
  for (const deadline of row.hangs === true ? DEADLINES : [undefined]) {
    const result = await runCase(world, scenario, row, { ...hit, ...(deadline === undefined ? {} : { deadline }) })
    if (result !== 'missed') return result
  }
  throw new Error('The fault hit nothing.')
}

async function describeScenario(world: World, scenario: Scenario, trap: () => Trap): Promise<void> {
  const { provider } = world
  const { lies, ...truthful } = scenario
  const honest = await rehearse(world, truthful)
  const { answers, problems } = lies === undefined ? honest : await rehearse(world, scenario, honest.answers)
  const name = `${provider}: ${scenario.name}`
  it(`${name}, undisturbed`, () => expect(problems).toEqual([]))
  for (const row of FAULT_ROWS)
    for (const [index, request] of answers.entries()) {
      const nth = index + 1
      if (isLeftOut({ world, scenario, row, request, earlier: answers.slice(0, index), later: answers.slice(nth) }))
        continue
      const hit = { nth, answers: honest.answers }
      if (row.faults({ ...hit, world, secret: '', trap: '' }) === undefined) continue
      it(`${name}, ${row.name} on request ${nth}`, async () => {
        const { code, problems } = await runHit(world, scenario, row, { ...hit, trap: trap() })
        noteCase({ provider, code, failings: [...new Set(problems.map(({ failing }) => failing))] })
        const said = problems.map(({ failing, what }) => `${failing}: ${what}`).join('; ')
        expect(said, said).toBe('')
      })
    }
}

/** Every operation of a provider × every fault × every request that the operation makes. */
export async function describeMatrix(world: World): Promise<void> {
  let trap: Trap | undefined
  beforeAll(async () => {
    trap = await setTrap()
  })
  afterAll(() => trap?.stop())
  const set = (): Trap => {
    if (trap === undefined) throw new Error('The trap is not set.')
    return trap
  }
  for (const scenario of world.scenarios) await describeScenario(world, scenario, set)
}
