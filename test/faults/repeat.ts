import type { ShareLinks } from '@sharelink/core'
import { factsOf } from './facts.ts'
import type { Held } from './held.ts'
import { judge } from './judge.ts'
import { perform, type Told } from './perform.ts'
import { type Problem, when } from './problem.ts'
import type { Stand } from './stand.ts'

/** How long a caller waits who is told no time: the longest that a provider here shuts somebody out. */
const A_WHILE = 120_000

async function repeatOnce(
  stand: Stand,
  before: readonly Held[],
  links = stand.links,
): Promise<{ told: Told; problems: readonly Problem[] }> {
  const told = await perform(stand, links)
  const problems = judge(factsOf(stand, before, told))
  return { told, problems: problems.map(({ failing, what }) => ({ failing, what: `repeated: ${what}` })) }
}

/** What is told when nothing goes wrong: success, or the one code that the scenario ends with. */
function isUsual({ scenario: { ends } }: Stand, told: Told): boolean {
  return 'error' in told ? told.error.code === ends : !('thrown' in told || 'stuck' in told)
}

/** The caller does as the error says: repeats what may be repeated, and what is keyed from another process as well. */
export async function repeatAsTold(stand: Stand, before: readonly Held[], first: Told): Promise<readonly Problem[]> {
  const { scenario, emulator } = stand
  const error = 'error' in first ? first.error : undefined
  const isOpenRevoke = scenario.does === 'revoke' && error?.code === 'ambiguous'
  const problems: Problem[] = []
  // A revoke may always be made again; by another client, for this one may know that it is not let in for a while.
  if (isOpenRevoke)
    problems.push(...(await repeatUntilTold(stand, scenario.madeHere === true ? stand.links : stand.another())))
  else if (error?.retryable === true)
    problems.push(...(await repeatUntilTold(stand, stand.links, before, error.retryAt)))
  if (scenario.does === 'create' && scenario.key !== undefined) {
    emulator.requests.length = 0
    problems.push(...(await repeatElsewhere(stand, before)))
  }
  return problems
}

/** Repeats when it is time, and no sooner. */
async function repeatUntilTold(
  stand: Stand,
  links: ShareLinks,
  before: readonly Held[] = stand.held(),
  at?: Date,
): Promise<readonly Problem[]> {
  stand.advance(Math.max(A_WHILE, (at?.getTime() ?? 0) - stand.now()))
  const again = await repeatOnce(stand, before, links)
  const says = 'error' in again.told ? again.told.error.code : 'thrown or stuck'
  return [...again.problems, ...when(!isUsual(stand, again.told), 'lost', `repeated as told, and it is ${says}`)]
}

/** In a new process the key finds the link, or says that it cannot tell: never a second one. */
async function repeatElsewhere(stand: Stand, before: readonly Held[]): Promise<readonly Problem[]> {
  const had = stand.held().length
  const { told } = await repeatOnce(stand, before, stand.another())
  const has = stand.held().length
  const more = stand.scenario.does === 'create' && stand.scenario.repeats !== undefined ? 0 : 1
  return [
    ...when(has > before.length + more, 'duplicates', 'a second link of the key from another process'),
    ...when(
      'outcome' in told && has === before.length && more === 1,
      'lost',
      'success in another process, and no link',
    ),
    ...when('error' in told && had === before.length && more === 1, 'lost', 'no link of the key, and none to be made'),
  ]
}
