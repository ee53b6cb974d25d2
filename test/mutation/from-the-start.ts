import { beforeEach, onTestFailed } from 'vitest'
import { tell } from './record.ts'
import { FOLDER, mutants } from './switch.ts'

/** A mutant that was in force before the sources were loaded: the first test that fails is enough. */
let found = false

beforeEach(({ task, skip }) => {
  if (found) skip()
  onTestFailed(() => {
    if (found) return
    found = true
    const how = task.result?.errors?.some(({ message }) => /timed out/.test(message)) === true ? 'timeout' : 'killed'
    tell(FOLDER, [{ kind: 'dead', id: mutants.activeMutant ?? '', how, by: task.name }])
  })
})
