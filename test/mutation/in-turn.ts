import { relative } from 'node:path'
import { afterAll, beforeAll, beforeEach, type RunnerTask, type RunnerTestCase } from 'vitest'
import { deadIn, tell, told } from './record.ts'
import { FOLDER, mutants } from './switch.ts'

// Each test is repeated in its place, once for each mutant that it comes past and that is still alive: a mutant costs
// as long as the test takes, not as long as starting does.

const ALLOWED_HITS = 100
const dead = new Set(deadIn(told(FOLDER)))
/** Of the test that is running: the mutants that are to come, the one in force, and whether the next round is to be clean. */
let waiting: { id: string; hits: number }[] | undefined
let trying: string | undefined
let clean = false
const once = new Set<string>()
let current: RunnerTestCase | undefined

function tests(tasks: readonly RunnerTask[]): readonly RunnerTestCase[] {
  return tasks.flatMap((task) => (task.type === 'suite' ? tests(task.tasks) : [task]))
}

// oxlint-disable-next-line no-empty-pattern -- a hook has to name what it takes
beforeAll(({}, suite) => {
  for (const test of tests(suite.tasks)) test.repeats = 1_000_000
})

function force(id: string | undefined, hits = 0): void {
  trying = id
  mutants.activeMutant = id
  mutants.hitCount = id === undefined ? undefined : 0
  mutants.hitLimit = hits * ALLOWED_HITS + 1_000
  mutants.currentTestId = id === undefined ? 'clean' : 'mutated'
  if (id !== undefined) tell(FOLDER, [{ kind: 'trying', id }])
}

function touchedBy(): { id: string; hits: number }[] {
  const touched = Object.entries(mutants.mutantCoverage?.perTest['first'] ?? {})
  return touched.filter(([id]) => !dead.has(id)).map(([id, hits]) => ({ id, hits }))
}

/** A process in which a test fails without a mutant is of no more use: the driver starts another. */
function giveUp(): void {
  process.kill(process.pid, 'SIGKILL')
}

function judge(task: RunnerTestCase): void {
  const failed = task.result?.attempts?.at(-1)?.state === 'fail'
  if (failed && trying === undefined) giveUp()
  if (failed && trying !== undefined) {
    const how = task.result?.errors?.some(({ message }) => /timed out|Hit count limit/.test(message))
      ? 'timeout'
      : 'killed'
    dead.add(trying)
    tell(FOLDER, [{ kind: 'dead', id: trying, how, by: task.name }])
  }
  // What was computed once, by the test that came first, is not computed anew: as what is computed while loading.
  if (trying !== undefined && !failed && mutants.hitCount === 0) once.add(trying)
  clean = failed
  if (task.result) Object.assign(task.result, { errors: undefined, attempts: [] })
}

beforeEach(({ task, skip }) => {
  if (task !== current) {
    current = task
    waiting = undefined
    force(undefined)
    if (mutants.mutantCoverage) mutants.mutantCoverage.perTest = {}
    mutants.currentTestId = 'first'
    return
  }
  judge(task)
  waiting ??= touchedBy()
  if (clean) return force(undefined)
  const next = waiting.shift()
  if (next === undefined) {
    force(undefined)
    skip()
  } else force(next.id, next.hits)
})

// oxlint-disable-next-line no-empty-pattern -- a hook has to name what it takes
afterAll(({}, suite) => {
  const file = relative('.', suite.file.filepath)
  const left = [...once].filter((id) => !dead.has(id))
  tell(FOLDER, [...left.map((id) => ({ kind: 'loaded', id, file }) as const), { kind: 'done', file }])
})
