import { readFileSync } from 'node:fs'
import type { Outcome } from './run-group.ts'

/** Reason → file → the mutants that live for it. */
type Survivors = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>

const brief = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ')
  return line.length > 100 ? `${line.slice(0, 100)}…` : line
}

/** A mutant without its line, which moves with every change of the file. */
const nameOf = ({ mutator, original, replacement }: Outcome): string =>
  `${mutator}: ${brief(original)} → ${brief(replacement)}`

/** The names of the list, each behind its file. */
function listed(files: readonly string[]): ReadonlySet<string> {
  const reasons: Survivors = JSON.parse(readFileSync('test/mutation/survivors.json', 'utf8'))
  const entries = Object.values(reasons).flatMap((ofReason) => Object.entries(ofReason))
  return new Set(
    entries.flatMap(([file, names]) => (files.includes(file) ? names.map((name) => `${file} ${name}`) : [])),
  )
}

/** Where the list is not what came of these files: survivors without a reason, and reasons for what lives no longer. */
export function drift(files: readonly string[], survivors: readonly Outcome[]): readonly string[] {
  const reasons = listed(files)
  const named = survivors.map((outcome) => ({ ...outcome, name: `${outcome.file} ${nameOf(outcome)}` }))
  const living = new Set(named.map(({ name }) => name))
  return [
    ...named
      .filter(({ name }) => !reasons.has(name))
      .map(({ name, line }) => `no reason to live: ${name} (line ${line})`),
    ...[...reasons].filter((name) => !living.has(name)).map((name) => `lives no longer: ${name}`),
  ]
}
