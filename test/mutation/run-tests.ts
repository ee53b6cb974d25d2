import { spawn } from 'node:child_process'
import { statSync } from 'node:fs'
import { factsIn } from './record.ts'

const STUCK = 45_000

/** How long nothing was written down, in milliseconds. */
function silence(folder: string, since: number): number {
  const written = statSync(factsIn(folder), { throwIfNoEntry: false })?.mtimeMs ?? 0
  return Date.now() - Math.max(written, since)
}

/** `apart`: each file in a process of its own. `stuck`: how long nothing may be written down, in milliseconds. */
type Tests = { folder: string; setup: string; tests: readonly string[]; apart?: boolean; stuck?: number }

/** Runs tests under one of the set-ups. `stuck` when it had to be ended: something went round for ever. */
export function runTests({ folder, setup, tests, apart = true, stuck = STUCK }: Tests): Promise<'ended' | 'stuck'> {
  const env = {
    ...process.env,
    MUTATION_FOLDER: folder,
    MUTATION_SETUP: setup,
    MUTATION_TESTS: tests.join(','),
    MUTATION_APART: String(apart),
  }
  const args = ['run', '--config', 'test/mutation/vitest.config.ts']
  const child = spawn('vitest', args, { env, detached: true, stdio: 'ignore' })
  const since = Date.now()
  return new Promise((resolve) => {
    let outcome: 'ended' | 'stuck' = 'ended'
    const watch = setInterval(() => {
      if (silence(folder, since) < stuck) return
      outcome = 'stuck'
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    }, 1_000)
    child.on('close', () => {
      clearInterval(watch)
      resolve(outcome)
    })
  })
}
