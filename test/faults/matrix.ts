import type { LoggedExchange } from '@sharelink/emulator'
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

/** Where time is real, too little of it is left on a busy machine to look what became of a write: a fault of ours stays. */
async function runHit(world: World, scenario: Scenario, row: FaultRow, hit: Hit): Promise<CaseResult> {
  let last: CaseResult | undefined
  for (const deadline of row.hangs === true ? DEADLINES : [undefined]) {
    const result = await runCase(world, scenario, row, { ...hit, ...(deadline === undefined ? {} : { deadline }) })
    if (result === 'missed') continue
    if (result.problems.length === 0) return result
    last = result
  }
  if (last === undefined) throw new Error('The fault hit nothing.')
  return last
}

type Case = { row: FaultRow; nth: number; answers: readonly LoggedExchange[] }

/** The requests of an operation on which a fault can be tried, by fault. */
function casesOf(world: World, scenario: Scenario, row: FaultRow, seen: Seen): readonly Case[] {
  const { answers, honest } = seen
  return answers.flatMap((request, index) => {
    const nth = index + 1
    const [earlier, later] = [answers.slice(0, index), answers.slice(nth)]
    if (isLeftOut({ world, scenario, row, request, earlier, later })) return []
    const hit = { nth, answers: honest }
    return row.faults({ ...hit, world, secret: '', trap: '' }) === undefined ? [] : [{ row, ...hit }]
  })
}

type Seen = { answers: readonly LoggedExchange[]; honest: readonly LoggedExchange[] }

/**
 * `npm run faults` tries each fault on every request of every scenario. A plain run tries it on one, a different one
 * each time, and of an operation with several scenarios in every other of them.
 */
const EVERY_REQUEST = process.env['SHARELINK_FAULTS'] === 'all'

/** Whether a plain run has this fault in this scenario. */
function isInTurn({ scenarios }: World, scenario: Scenario, index: number): boolean {
  const alike = scenarios.filter(({ does }) => does === scenario.does)
  return EVERY_REQUEST || alike.length < 3 || (alike.indexOf(scenario) + index) % 2 === 0
}

function drawn(cases: readonly Case[], turn: number): readonly Case[] {
  return EVERY_REQUEST ? cases : cases.filter((_, index) => index === turn % cases.length)
}

async function describeScenario(world: World, turn: number, trap: () => Trap): Promise<void> {
  const { provider, scenarios } = world
  const scenario = scenarios[turn]
  if (scenario === undefined) return
  const { lies, ...truthful } = scenario
  const honest = await rehearse(world, truthful)
  const { answers, problems } = lies === undefined ? honest : await rehearse(world, scenario, honest.answers)
  const name = `${provider}: ${scenario.name}`
  it(`${name}, undisturbed`, () => expect(problems).toEqual([]))
  const cases = FAULT_ROWS.map((row) => casesOf(world, scenario, row, { answers, honest: honest.answers }))
  const chosen = cases.flatMap((ofRow, index) => (isInTurn(world, scenario, index) ? drawn(ofRow, turn + index) : []))
  for (const { row, ...hit } of chosen)
    it(`${name}, ${row.name} on request ${hit.nth}`, async () => {
      const { code, problems } = await runHit(world, scenario, row, { ...hit, trap: trap() })
      noteCase({ provider, code, failings: [...new Set(problems.map(({ failing }) => failing))] })
      const said = problems.map(({ failing, what }) => `${failing}: ${what}`).join('; ')
      expect(said, said).toBe('')
    })
}

/** Every operation of a provider × every fault, on every request that the operation makes or on one of them. */
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
  for (const turn of world.scenarios.keys()) await describeScenario(world, turn, set)
}
