import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { GROUPS, type Group } from './groups.ts'
import { type Outcome, runGroup } from './run-group.ts'
import { scoreOf, scoresOf, survived, table } from './scores.ts'
import { drift } from './survivors.ts'

// `--group core`: that group alone. `--mutate a.ts,b.ts`: of its sources only these. `--resume`: what an earlier run saw
// die in the same text of a file counts as dead. `--tests c.test.ts`: with it, only these tests look at what is left.
const { values } = parseArgs({
  options: {
    group: { type: 'string' },
    mutate: { type: 'string' },
    tests: { type: 'string' },
    resume: { type: 'boolean', default: false },
  },
})

const LEAST = 85

function filesOf(patterns: readonly string[], chosen: string | undefined): readonly string[] {
  const files = globSync([...patterns]).sort()
  const wanted = chosen === undefined ? undefined : globSync(chosen)
  return wanted === undefined ? files : files.filter((file) => wanted.includes(file))
}

function earlier(path: string): readonly Outcome[] {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : []
}

async function outcomesOf(group: Group, mutate: readonly string[]): Promise<readonly Outcome[]> {
  const path = `.reports/mutation/${group.name}.json`
  const before = earlier(path)
  const known = new Map((values.resume ? before : []).map((outcome) => [outcome.key, outcome]))
  const others = before.filter(({ file }) => !mutate.includes(file))
  return runGroup({
    name: group.name,
    mutate,
    tests: filesOf(group.tests, values.tests),
    known,
    save: (found) => writeFileSync(path, JSON.stringify([...others, ...found], undefined, 1)),
  })
}

/** Runs a group and prints what came of it. Returns what is wrong with it. */
async function measure(group: Group, mutate: readonly string[]): Promise<readonly string[]> {
  const started = performance.now()
  const outcomes = await outcomesOf(group, mutate)
  const whole = scoreOf(`${group.name}, ${mutate.length} files`, outcomes)
  const scores = scoresOf(outcomes)
  const minutes = ((performance.now() - started) / 60_000).toFixed(1)
  console.log(`${table([...scores, whole])}\n${group.name}: ${outcomes.length} mutants in ${minutes} minutes\n`)
  const low = (group.counted === 'together' ? [whole] : scores).filter(({ percent }) => percent < LEAST)
  return [
    ...drift(mutate, outcomes.filter(survived)),
    ...low.map(({ file, percent }) => `${file}: ${percent.toFixed(1)} %, and ${LEAST} % is the least`),
  ]
}

const wrong: string[] = []
for (const group of GROUPS) {
  const mutate = filesOf(group.mutate, values.mutate)
  if (mutate.length > 0 && (values.group ?? group.name) === group.name) wrong.push(...(await measure(group, mutate)))
}
for (const line of wrong) console.error(line)
process.exitCode = wrong.length === 0 ? 0 : 1
