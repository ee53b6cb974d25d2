import { afterAll, beforeAll, beforeEach, onTestFailed } from 'vitest'
import { relative } from 'node:path'
import { tell } from './record.ts'
import { FOLDER, mutants } from './switch.ts'

/** One run without a mutant: which ones each file comes past, which already when it is loaded, and how long it takes. */
let started = 0
let loaded: readonly string[] = []

beforeAll(() => {
  started = Date.now()
  loaded = Object.keys(mutants.mutantCoverage?.static ?? {})
})

beforeEach(({ task }) => {
  mutants.currentTestId = 'any'
  onTestFailed(() =>
    tell(FOLDER, [{ kind: 'broken', test: task.name, reason: String(task.result?.errors?.[0]?.message) }]),
  )
})

// oxlint-disable-next-line no-empty-pattern -- a hook has to name what it takes
afterAll(({}, suite) => {
  const file = relative('.', suite.file.filepath)
  const touched = Object.keys(mutants.mutantCoverage?.perTest['any'] ?? {})
  tell(FOLDER, [
    { kind: 'took', file, milliseconds: Date.now() - started },
    ...loaded.map((id) => ({ kind: 'loaded', id, file }) as const),
    ...touched.map((id) => ({ kind: 'touched', id, file }) as const),
  ])
})
