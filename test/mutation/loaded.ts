import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Mutant } from './instrument.ts'
import { deadIn, type Fact, idsOf, tell, told } from './record.ts'
import { runTests } from './run-tests.ts'

/** `order`: the files of tests, the quickest first. `most`: how many of them look at one mutant. */
type Loaded = { folder: string; order: readonly string[]; mutants: readonly Mutant[]; most: number }

/** The files of tests that load a mutant, those first that come past most of what stands in its source. */
function nearest(facts: readonly Fact[], { order, mutants, most }: Loaded, id: string): readonly string[] {
  const source = mutants.find((mutant) => mutant.id === id)?.file
  const beside = new Set(mutants.filter(({ file }) => file === source).map((mutant) => mutant.id))
  const past = new Map<string, number>()
  for (const fact of facts)
    if (fact.kind === 'touched' && beside.has(fact.id)) past.set(fact.file, (past.get(fact.file) ?? 0) + 1)
  const loading = new Set(facts.flatMap((fact) => (fact.kind === 'loaded' && fact.id === id ? [fact.file] : [])))
  const known = order.filter((file) => loading.has(file))
  return known.sort((a, b) => (past.get(b) ?? 0) - (past.get(a) ?? 0)).slice(0, most)
}

const usesNock = (file: string): boolean => /'nock'|\/wire[\w-]*\.ts'|-script\.ts'/.test(readFileSync(file, 'utf8'))

/** A file of tests that puts a mutant in force, or none, and then loads everything anew with the tests. */
function write(folder: string, name: string, id: string | undefined, files: readonly string[]): string {
  const path = `${folder}/loaded/${name}.test.ts`
  const lines = [
    `import { it, vi } from 'vitest'`,
    ...(files.some(usesNock)
      ? [`import nock from 'nock'`, `nock.cleanAll()`, `if (!nock.isActive()) nock.activate()`]
      : []),
    `import { tell } from ${JSON.stringify(resolve('test/mutation/record.ts'))}`,
    `const folder = ${JSON.stringify(folder)}`,
    `const id = ${JSON.stringify(id ?? 'none')}`,
    `globalThis.__stryker__.activeMutant = id`,
    `tell(folder, [{ kind: 'trying', id }])`,
    `vi.resetModules()`,
    `try {`,
    ...files.map((file) => `  await import(${JSON.stringify(resolve(file))})`),
    `} catch (error) {`,
    `  tell(folder, [{ kind: 'dead', id, how: 'killed', by: 'loading' }])`,
    `}`,
    `it('is loaded', () => {})`,
  ]
  writeFileSync(path, `${lines.join('\n')}\n`)
  return path
}

const BATCH = 20

type Tried = { id: string; files: readonly string[] }

/** Runs the mutants one after the other. Returns those that were not come to, because one of them went on for ever. */
async function tryBatch(folder: string, batch: readonly Tried[], apart: boolean): Promise<readonly Tried[]> {
  rmSync(`${folder}/loaded`, { recursive: true, force: true })
  mkdirSync(`${folder}/loaded`, { recursive: true })
  const all = [...new Set(batch.flatMap(({ files }) => files))]
  const paths = batch.map(({ id, files }, index) => write(folder, `${100 + index}-${id}`, id, files))
  const control = apart ? [] : [write(folder, '999-none', undefined, all)]
  const outcome = await runTests({ folder, setup: 'from-the-start.ts', tests: [...paths, ...control], apart })
  const facts = told(folder)
  if (deadIn(facts).has('none')) throw new Error(`one of ${batch.map(({ id }) => id).join(', ')} spoils the rest`)
  if (outcome === 'ended') return []
  const trying = facts.findLast((fact) => fact.kind === 'trying')
  if (trying?.kind !== 'trying') throw new Error('what is loaded got stuck before the first mutant')
  tell(folder, [{ kind: 'dead', id: trying.id, how: 'timeout', by: 'never ended' }])
  return batch.slice(batch.findIndex(({ id }) => id === trying.id) + 1)
}

/**
 * Mutants in what is computed while a file is loaded, or once for all: they cannot be switched afterwards. Each has a
 * process of its own where nock is used; else they share one, and after some of them the same tests run without a mutant,
 * to see that none of them has spoilt the process for the next.
 */
export async function tryLoaded(given: Loaded): Promise<void> {
  const facts = told(given.folder)
  const dead = deadIn(facts)
  const ids = [...idsOf(facts, 'loaded')].filter((id) => !dead.has(id))
  const tried = ids.map((id): Tried => ({ id, files: nearest(facts, given, id) }))
  for (const apart of [false, true]) {
    let left: readonly Tried[] = tried.filter(({ files }) => files.some(usesNock) === apart)
    while (left.length > 0)
      left = [...(await tryBatch(given.folder, left.slice(0, BATCH), apart)), ...left.slice(BATCH)]
  }
}
