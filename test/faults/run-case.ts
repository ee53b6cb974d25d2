import type { Fault, LoggedExchange } from '@sharelink/emulator'
import { factsOf } from './facts.ts'
import type { FaultRow } from './fault-rows.ts'
import { same } from './held.ts'
import { judge } from './judge.ts'
import { judgeSecrets } from './judge-secrets.ts'
import { watchLeft } from './left.ts'
import { perform, type Told } from './perform.ts'
import { type Problem, when } from './problem.ts'
import { repeatAsTold } from './repeat.ts'
import type { Scenario, World } from './scenario.ts'
import { endFaults, inject, type Stand, startStand } from './stand.ts'
import type { Trap } from './trap.ts'

/** Milliseconds that a call has where the row says nothing else: core's own default. */
const DEADLINE = 30_000

export type CaseResult = { code: string; problems: readonly Problem[] }

function lie(stand: Stand, answers: readonly LoggedExchange[]): void {
  inject(stand, stand.scenario.lies?.(answers) ?? [])
}

/** The requests and answers of a run in which nothing goes wrong, and what is wrong all the same. */
export async function rehearse(
  world: World,
  scenario: Scenario,
  answers: readonly LoggedExchange[] = [],
): Promise<{ answers: readonly LoggedExchange[]; problems: readonly Problem[] }> {
  const stand = await startStand(world, scenario)
  try {
    lie(stand, answers)
    const before = stand.held()
    const told = await perform(stand)
    const problems = judge(factsOf(stand, before, told))
    const code = codeOf(told)
    const leftAlone = scenario.ends === undefined || scenario.lies !== undefined || same(before, stand.held())
    const asMeant = code === (scenario.ends ?? 'success')
    return {
      answers: [...stand.emulator.requests],
      problems: [
        ...problems,
        ...when(!asMeant, 'lost', `undisturbed, and it is ${code}`),
        ...when(!leftAlone, 'weaker', 'refused as weaker, and the item is not as it was'),
      ],
    }
  } finally {
    await stand.emulator.stop()
  }
}

function codeOf(told: Told): string {
  if ('error' in told) return told.error.code
  return 'thrown' in told ? 'thrown' : 'stuck' in told ? 'stuck' : 'success'
}

/** One request fails, and everything after it works; after a 429 this client would have to wait. */
function isPassing([fault, ...others]: readonly Fault[]): boolean {
  const { kind, status, times = 1, delayMs = 0 } = fault ?? {}
  return others.length === 0 && times === 1 && kind !== 'never-answers' && status !== 429 && delayMs < 100
}

function wasHit({ emulator, exchanges }: Stand): boolean {
  return (
    emulator.requests.some(({ fault }) => fault !== undefined) ||
    exchanges.some(({ failure }) => failure === 'ECONNREFUSED')
  )
}

/** One case: a fresh provider, one call under one fault, and what the caller knows held against what is there. */
export async function runCase(
  world: World,
  scenario: Scenario,
  row: FaultRow,
  hit: { nth: number; answers: readonly LoggedExchange[]; trap: Trap; deadline?: number },
): Promise<CaseResult | 'missed'> {
  const { nth, answers, trap, deadline } = hit
  const stand = await startStand(world, scenario)
  const { emulator } = stand
  try {
    const secret = world.secrets(emulator).join(' ')
    const faults = row.faults({ world, nth, answers, secret, trap: trap.origin })
    inject(stand, faults ?? [])
    lie(stand, answers)
    const before = stand.held()
    const trapped = trap.requests()
    const startedAt = stand.now()
    const left = watchLeft()
    const told = await perform(stand, stand.links, { deadline: deadline ?? DEADLINE })
    const took = stand.now() - startedAt
    if (!wasHit(stand)) return 'missed'
    const late = took > (deadline ?? DEADLINE)
    const problems: Problem[] = [
      ...judge(factsOf(stand, before, told)),
      ...when(
        isPassing(faults ?? []) && scenario.does === 'revoke' && codeOf(told) === 'ambiguous',
        'lost',
        'ambiguous, and looking once more would have told',
      ),
      ...judgeSecrets(stand, told, trap.requests() - trapped),
      ...when(late, 'unfinished', `settled ${took} ms after the call by its clock`),
    ]
    // What all callers of a credential share goes on without them, in real time.
    const isShared = deadline !== undefined && answers[nth - 1]?.path.startsWith('/oauth/') === true
    const remains = isShared ? undefined : await left()
    if (remains !== undefined) problems.push({ failing: 'unfinished', what: remains })
    endFaults(stand)
    lie(stand, answers)
    problems.push(...(await repeatAsTold(isShared ? { ...stand, links: stand.another() } : stand, before, told)))
    return { code: codeOf(told), problems }
  } finally {
    await emulator.stop()
  }
}
