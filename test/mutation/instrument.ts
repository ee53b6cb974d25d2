import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { createInstrumenter } from '@stryker-mutator/instrumenter'
import { createInjector } from 'typed-inject'

/** One change of one place of a source. */
export type Mutant = {
  id: string
  /** The same for the same change of the same text of a file, in every run. */
  key: string
  file: string
  line: number
  column: number
  mutator: string
  original: string
  replacement: string
}

/** Sources with every mutant in them, of which the one is in force whose id stands in a global variable. */
export type Instrumented = { texts: Readonly<Record<string, string>>; mutants: readonly Mutant[] }

const nothing = () => {}
const quiet = {
  isTraceEnabled: () => false,
  isDebugEnabled: () => false,
  isInfoEnabled: () => false,
  isWarnEnabled: () => false,
  isErrorEnabled: () => false,
  isFatalEnabled: () => false,
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  fatal: nothing,
}

/** The text between two places, with lines counted from zero as Stryker does. */
function textBetween(text: string, start: Place, end: Place): string {
  const lines = text.split('\n').slice(start.line, end.line + 1)
  if (lines.length === 1) return (lines[0] ?? '').slice(start.column, end.column)
  const [first = '', ...rest] = lines
  const last = rest.pop() ?? ''
  return [first.slice(start.column), ...rest, last.slice(0, end.column)].join('\n')
}

type Place = { line: number; column: number }

export async function instrument(patterns: readonly string[]): Promise<Instrumented> {
  const names = globSync([...patterns]).sort()
  const sources = new Map(names.map((name) => [name, readFileSync(name, 'utf8')]))
  const instrumenter = createInjector().provideValue('logger', quiet).injectFunction(createInstrumenter)
  const { files, mutants } = await instrumenter.instrument(
    names.map((name) => ({ name, content: sources.get(name) ?? '', mutate: true })),
    { plugins: null, excludedMutations: [], ignorers: [], noHeader: false },
  )
  const seen = new Map<string, number>()
  const listed = mutants.map(({ id, fileName, location: { start, end }, mutatorName, replacement }): Mutant => {
    const file = relative('.', fileName)
    const text = sources.get(file) ?? ''
    const hash = createHash('sha256').update(text).digest('hex').slice(0, 12)
    const place = `${file} ${hash} ${start.line}:${start.column}-${end.line}:${end.column} ${mutatorName} ${replacement}`
    const count = seen.get(place) ?? 0
    seen.set(place, count + 1)
    const original = textBetween(text, start, end)
    const key = `${place} ${count}`
    return {
      id,
      key,
      file,
      line: start.line + 1,
      column: start.column + 1,
      mutator: mutatorName,
      original,
      replacement,
    }
  })
  return {
    texts: Object.fromEntries(files.map(({ name, content }) => [relative('.', name), content])),
    mutants: listed,
  }
}
