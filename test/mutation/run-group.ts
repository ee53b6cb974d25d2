import { globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Group } from './groups.ts'
import { instrument, type Mutant } from './instrument.ts'
import { deadIn, type Fact, tell, told } from './record.ts'
import { runTests } from './run-tests.ts'

export type Outcome = Mutant & { status: 'killed' | 'timeout' | 'survived' | 'untouched'; by?: string }

const idsOf = (facts: readonly Fact[], kind: 'loaded' | 'touched'): ReadonlySet<string> =>
  new Set(facts.flatMap((fact) => (fact.kind === kind ? [fact.id] : [])))

/** Without a mutant: the files by how long they take. A test that fails by itself would kill whatever it comes past. */
async function dryRun(folder: string, tests: readonly string[]): Promise<readonly string[]> {
  await runTests(folder, 'dry.ts', tests, 300_000)
  const facts = told(folder)
  for (const fact of facts) if (fact.kind === 'broken') throw new Error(`${fact.test}: ${fact.reason}`)
  const took = facts.flatMap((fact) => (fact.kind === 'took' ? [fact] : []))
  if (took.length !== tests.length) throw new Error(`${tests.length - took.length} files of tests did not end`)
  return took.sort((a, b) => a.milliseconds - b.milliseconds).map(({ file }) => file)
}

/** A file again and again until its end is written: a process may get stuck in a mutant, or be spoilt by one. */
async function tryFile(folder: string, file: string): Promise<void> {
  for (let last = -1; ;) {
    const outcome = await runTests(folder, 'in-turn.ts', [file])
    const facts = told(folder)
    if (facts.some((fact) => fact.kind === 'done' && fact.file === file)) return
    const trying = facts.findLast((fact) => fact.kind === 'trying')
    if (outcome === 'stuck' && trying?.kind === 'trying')
      tell(folder, [{ kind: 'dead', id: trying.id, how: 'timeout', by: `${file} never ended` }])
    if (outcome === 'ended' && facts.length === last) throw new Error(`${file} cannot be run in turn`)
    last = facts.length
  }
}

function writeStatic(folder: string, id: string, files: readonly string[]): string {
  const path = `${folder}/static/${id}.test.ts`
  const lines = [
    `import { it } from 'vitest'`,
    `import { tell } from ${JSON.stringify(resolve('test/mutation/record.ts'))}`,
    `globalThis.__stryker__.activeMutant = '${id}'`,
    `tell(${JSON.stringify(folder)}, [{ kind: 'trying', id: '${id}' }])`,
    `try {`,
    ...files.map((file) => `  await import(${JSON.stringify(resolve(file))})`),
    `} catch (error) {`,
    `  tell(${JSON.stringify(folder)}, [{ kind: 'dead', id: '${id}', how: 'killed', by: 'loading' }])`,
    `}`,
    `it('is loaded', () => {})`,
  ]
  writeFileSync(path, `${lines.join('\n')}\n`)
  return path
}

/** The files of tests that load a mutant, those first that come past most of what stands in its source. */
function nearest(
  facts: readonly Fact[],
  order: readonly string[],
  mutants: readonly Mutant[],
  id: string,
): readonly string[] {
  const source = mutants.find((mutant) => mutant.id === id)?.file
  const beside = new Set(mutants.filter(({ file }) => file === source).map((mutant) => mutant.id))
  const past = new Map<string, number>()
  for (const fact of facts)
    if (fact.kind === 'touched' && beside.has(fact.id)) past.set(fact.file, (past.get(fact.file) ?? 0) + 1)
  const loading = new Set(facts.flatMap((fact) => (fact.kind === 'loaded' && fact.id === id ? [fact.file] : [])))
  return order.filter((file) => loading.has(file)).sort((a, b) => (past.get(b) ?? 0) - (past.get(a) ?? 0))
}

/** Files of tests for a first look: most mutants are noticed by one of them. */
const FIRST = 3

/** What is computed while a file is loaded cannot be switched afterwards: a process of its own for each such mutant. */
async function tryLoaded(
  folder: string,
  order: readonly string[],
  mutants: readonly Mutant[],
  most = Infinity,
): Promise<void> {
  rmSync(`${folder}/static`, { recursive: true, force: true })
  mkdirSync(`${folder}/static`, { recursive: true })
  const facts = told(folder)
  const dead = deadIn(facts)
  const filesOf = (id: string): readonly string[] => nearest(facts, order, mutants, id).slice(0, most)
  let left = [...idsOf(facts, 'loaded')].filter((id) => !dead.has(id))
  while (left.length > 0) {
    const outcome = await runTests(
      folder,
      'from-the-start.ts',
      left.map((id) => writeStatic(folder, id, filesOf(id))),
    )
    if (outcome === 'ended') return
    const trying = told(folder).findLast((fact) => fact.kind === 'trying')
    if (trying?.kind !== 'trying') return
    tell(folder, [{ kind: 'dead', id: trying.id, how: 'timeout', by: 'never ended' }])
    left = left.slice(left.indexOf(trying.id) + 1)
  }
}

/** Every mutant of a group against its tests. `known`: what is known dead already, by key, and need not be tried again. */
export async function runGroup(
  group: Group,
  mutate: readonly string[],
  known: ReadonlyMap<string, Outcome>,
  save: (found: readonly Outcome[]) => void,
) {
  const folder = resolve(`.reports/mutation/${group.name}`)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const instrumented = await instrument(mutate)
  writeFileSync(`${folder}/instrumented.json`, JSON.stringify(instrumented))
  const before = instrumented.mutants.flatMap(({ id, key }): Fact[] => {
    const outcome = known.get(key)
    if (outcome?.status !== 'killed' && outcome?.status !== 'timeout') return []
    return [{ kind: 'dead', id, how: outcome.status, by: outcome.by ?? '' }]
  })
  tell(folder, before)
  const order = await dryRun(folder, globSync([...group.tests]).sort())
  const keep = (): void => save(outcomes(instrumented.mutants, told(folder)))
  for (const file of order) {
    await tryFile(folder, file)
    keep()
  }
  await tryLoaded(folder, order, instrumented.mutants, FIRST)
  keep()
  await tryLoaded(folder, order, instrumented.mutants)
  keep()
  return outcomes(instrumented.mutants, told(folder))
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
