import { readFileSync } from 'node:fs'
import type { Outcome } from './run-group.ts'

/** Reason → file → the mutants that live for it. */
type Survivors = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>

const brief = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ')
  return line.length > 100 ? `${line.slice(0, 100)}…` : line
}

/** A mutant without its line, which moves with every change of the file. */
export const nameOf = ({ mutator, original, replacement }: Outcome): string =>
  `${mutator}: ${brief(original)} → ${brief(replacement)}`

/** Those survivors that are not in the list, and so have no reason to live. */
export function unlisted(survivors: readonly Outcome[]): readonly Outcome[] {
  const listed: Survivors = JSON.parse(readFileSync('test/mutation/survivors.json', 'utf8'))
  const known = new Set(
    Object.values(listed).flatMap((files) =>
      Object.entries(files).flatMap(([file, names]) => names.map((name) => `${file} ${name}`)),
    ),
  )
  return survivors.filter((outcome) => !known.has(`${outcome.file} ${nameOf(outcome)}`))
}
