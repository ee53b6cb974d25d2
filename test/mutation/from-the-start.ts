import { beforeEach, onTestFailed } from 'vitest'
import { tell } from './record.ts'
import { FOLDER, mutants } from './switch.ts'

/** Files whose mutant is found out: it was in force before the sources were loaded, and one failed test is enough. */
const found = new Set<string>()

beforeEach(({ task, skip }) => {
  const { filepath } = task.file
  if (found.has(filepath)) skip()
  onTestFailed(() => {
    found.add(filepath)
    const how = task.result?.errors?.some(({ message }) => /timed out/.test(message)) === true ? 'timeout' : 'killed'
    tell(FOLDER, [{ kind: 'dead', id: mutants.activeMutant ?? '', how, by: task.name }])
  })
})
