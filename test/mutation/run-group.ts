import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { instrument, type Mutant } from './instrument.ts'
import { tryLoaded } from './loaded.ts'
import { type Fact, idsOf, tell, told } from './record.ts'
import { runTests } from './run-tests.ts'

export type Outcome = Mutant & { status: 'killed' | 'timeout' | 'survived' | 'untouched'; by?: string }

/** Without a mutant: the files by how long they take. A test that fails by itself would kill whatever it comes past. */
async function dryRun(folder: string, tests: readonly string[]): Promise<readonly string[]> {
  if (tests.length === 0) throw new Error('no file of tests is chosen')
  await runTests({ folder, setup: 'dry.ts', tests, stuck: 300_000 })
  const facts = told(folder)
  for (const fact of facts) if (fact.kind === 'broken') throw new Error(`${fact.test}: ${fact.reason}`)
  const took = facts.flatMap((fact) => (fact.kind === 'took' ? [fact] : []))
  if (took.length !== tests.length) throw new Error(`${tests.length - took.length} files of tests did not end`)
  return took.sort((a, b) => a.milliseconds - b.milliseconds).map(({ file }) => file)
}

/** A file again and again until its end is written: a process may get stuck in a mutant, or be spoilt by one. */
async function tryFile(folder: string, file: string): Promise<void> {
  for (let last = -1; ;) {
    const outcome = await runTests({ folder, setup: 'in-turn.ts', tests: [file] })
    const facts = told(folder)
    if (facts.some((fact) => fact.kind === 'done' && fact.file === file)) return
    const trying = facts.findLast((fact) => fact.kind === 'trying')
    if (outcome === 'stuck' && trying?.kind === 'trying')
      tell(folder, [{ kind: 'dead', id: trying.id, how: 'timeout', by: `${file} never ended` }])
    if (outcome === 'ended' && facts.length === last) throw new Error(`${file} cannot be run in turn`)
    last = facts.length
  }
}

/** `known`: what is known dead already, by key, and need not be tried again. `save` is called as more becomes known. */
export type GroupRun = {
  name: string
  mutate: readonly string[]
  tests: readonly string[]
  known: ReadonlyMap<string, Outcome>
  save: (found: readonly Outcome[]) => void
}

/** How many files of tests look at what is loaded once: each needs a process of its own, and the nearest ones notice most. */
const MOST = [3, 12]

/** Every mutant of the sources against the tests. */
export async function runGroup({ name, mutate, tests, known, save }: GroupRun): Promise<readonly Outcome[]> {
  const folder = resolve(`.reports/mutation/${name}`)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const instrumented = await instrument(mutate)
  const { mutants } = instrumented
  writeFileSync(`${folder}/instrumented.json`, JSON.stringify(instrumented))
  tell(
    folder,
    mutants.flatMap((mutant) => asKnown(mutant, known.get(mutant.key))),
  )
  const order = await dryRun(folder, tests)
  const keep = (): void => save(outcomes(mutants, told(folder)))
  for (const file of order) {
    await tryFile(folder, file)
    keep()
  }
  for (const most of MOST) {
    await tryLoaded({ folder, order, mutants, most })
    keep()
  }
  return outcomes(mutants, told(folder))
}

function asKnown({ id }: Mutant, outcome: Outcome | undefined): readonly Fact[] {
  if (outcome?.status !== 'killed' && outcome?.status !== 'timeout') return []
  return [{ kind: 'dead', id, how: outcome.status, by: outcome.by ?? '' }]
}

function outcomes(mutants: readonly Mutant[], facts: readonly Fact[]): readonly Outcome[] {
  const dead = new Map(facts.flatMap((fact) => (fact.kind === 'dead' ? [[fact.id, fact]] : [])))
  const met = new Set([...idsOf(facts, 'touched'), ...idsOf(facts, 'loaded')])
  return mutants.map((mutant): Outcome => {
    const fact = dead.get(mutant.id)
    if (fact !== undefined) return { ...mutant, status: fact.how, by: fact.by }
    return { ...mutant, status: met.has(mutant.id) ? 'survived' : 'untouched' }
  })
}
