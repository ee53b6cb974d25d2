import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { GROUPS, type Group } from './groups.ts'
import { type Outcome, runGroup } from './run-group.ts'
import { scoreOf, scoresOf, survived, table } from './scores.ts'

const LEAST = 85
const { values } = parseArgs({
  options: { group: { type: 'string' }, mutate: { type: 'string' }, resume: { type: 'boolean', default: false } },
})

function wantedOf({ mutate }: Group): readonly string[] {
  const files = globSync([...mutate]).sort()
  const wanted = values.mutate === undefined ? undefined : globSync(values.mutate.split(','))
  return wanted === undefined ? files : files.filter((file) => wanted.includes(file))
}

/** What an earlier run found of the same text of a file. */
function earlier(path: string): readonly Outcome[] {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : []
}

async function outcomesOf(group: Group, mutate: readonly string[]): Promise<readonly Outcome[]> {
  const path = `.reports/mutation/${group.name}.json`
  const before = earlier(path)
  const known = values.resume ? before : []
  const others = before.filter(({ file }) => !mutate.includes(file))
  const save = (found: readonly Outcome[]): void =>
    writeFileSync(path, JSON.stringify([...others, ...found], undefined, 1))
  return runGroup(group, mutate, new Map(known.map((outcome) => [outcome.key, outcome])), save)
}

const failures: string[] = []

for (const group of GROUPS.filter(({ name }) => values.group === undefined || name === values.group)) {
  const mutate = wantedOf(group)
  if (mutate.length === 0) continue
  const started = performance.now()
  const outcomes = await outcomesOf(group, mutate)
  const whole = scoreOf(`${group.name}, ${mutate.length} files`, outcomes)
  const scores = scoresOf(outcomes)
  for (const { file, line, column, mutator, original, replacement } of outcomes.filter(survived))
    console.log(`${file}:${line}:${column} ${mutator}: ${original} → ${replacement}`)
  console.log(table([...scores, whole]))
  console.log(
    `${group.name}: ${outcomes.length} mutants in ${((performance.now() - started) / 60_000).toFixed(1)} minutes`,
  )
  for (const { file, percent } of group.counted === 'together' ? [whole] : scores)
    if (percent < LEAST) failures.push(`${file}: ${percent.toFixed(1)} %, and ${LEAST} % is the least`)
}

for (const failure of failures) console.error(failure)
process.exitCode = failures.length === 0 ? 0 : 1
