import { appendFileSync, existsSync, readFileSync } from 'node:fs'

/** What the processes of one group tell each other, in files of lines: the last line counts, even of one that was killed. */
export type Fact =
  | { kind: 'touched'; id: string; file: string }
  | { kind: 'loaded'; id: string; file: string }
  | { kind: 'took'; file: string; milliseconds: number }
  | { kind: 'trying'; id: string }
  | { kind: 'dead'; id: string; how: 'killed' | 'timeout'; by: string }
  | { kind: 'done'; file: string }
  | { kind: 'broken'; test: string; reason: string }

export const factsIn = (folder: string): string => `${folder}/facts.jsonl`

export function tell(folder: string, facts: readonly Fact[]): void {
  if (facts.length > 0) appendFileSync(factsIn(folder), facts.map((fact) => `${JSON.stringify(fact)}\n`).join(''))
}

export function told(folder: string): readonly Fact[] {
  if (!existsSync(factsIn(folder))) return []
  const lines = readFileSync(factsIn(folder), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
  return lines.map((line): Fact => JSON.parse(line))
}

export const deadIn = (facts: readonly Fact[]): ReadonlySet<string> =>
  new Set(facts.flatMap((fact) => (fact.kind === 'dead' ? [fact.id] : [])))

export const idsOf = (facts: readonly Fact[], kind: 'loaded' | 'touched'): ReadonlySet<string> =>
  new Set(facts.flatMap((fact) => (fact.kind === kind ? [fact.id] : [])))
