import { spawn } from 'node:child_process'
import { statSync } from 'node:fs'
import { factsIn } from './record.ts'

const STUCK = 45_000

/** How long nothing was written down, in milliseconds. */
function silence(folder: string, since: number): number {
  const written = statSync(factsIn(folder), { throwIfNoEntry: false })?.mtimeMs ?? 0
  return Date.now() - Math.max(written, since)
}

/** Runs tests under one of the set-ups. `stuck` when it had to be ended: something went round for ever. */
export function runTests(
  folder: string,
  setup: string,
  tests: readonly string[],
  stuck = STUCK,
): Promise<'ended' | 'stuck'> {
  const env = { ...process.env, MUTATION_FOLDER: folder, MUTATION_SETUP: setup, MUTATION_TESTS: tests.join(',') }
  const child = spawn('vitest', ['run', '--config', 'test/mutation/vitest.config.ts'], {
    env,
    detached: true,
    stdio: 'ignore',
  })
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
