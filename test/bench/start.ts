import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { median } from './rounds.ts'

const MAIN = fileURLToPath(new URL('../../packages/cli/src/main.ts', import.meta.url))
const PLAN =
  'plan --provider onlyoffice-docspace --target room:3975 --role viewer --audience anyone --expires 2030-01-02T03:04:05Z --no-download --json'
const RUNS = 21

function milliseconds(words: readonly string[]): number {
  const start = performance.now()
  const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${words.join(' ')} ended with ${status}: ${stderr}`)
  return performance.now() - start
}

/** What the bundled command loads of axios: nothing, or `plan` needs the network's code. */
function loadsAxios(folder: string, main: string): boolean {
  const env = { ...process.env, NODE_DEBUG: 'esm' }
  const { stderr } = spawnSync(process.execPath, [main, ...PLAN.split(' ')], { cwd: folder, encoding: 'utf8', env })
  return /[\\/]axios-/.test(stderr)
}

export type Start = {
  ratio: number
  planMilliseconds: number
  nodeMilliseconds: number
  runs: number
  loadsAxios: boolean
}

/** The start of the command as one bundle against Node with nothing to do. */
export async function benchStart(): Promise<Start> {
  const folder = await mkdtemp(join(tmpdir(), 'sharelink-bench-'))
  try {
    const bundle = await rolldown({
      input: MAIN,
      platform: 'node',
      resolve: { conditionNames: ['@sharelink/source', 'import', 'node', 'default'] },
    })
    await bundle.write({
      dir: folder,
      format: 'esm',
      minify: true,
      chunkFileNames: '[name]-[hash].mjs',
      entryFileNames: 'main.mjs',
    })
    const main = join(folder, 'main.mjs')
    const plan: number[] = []
    const bare: number[] = []
    for (let run = 0; run <= RUNS; run += 1) {
      const both = [milliseconds([main, ...PLAN.split(' ')]), milliseconds(['-e', '0'])] as const
      // The first run fills the caches of the disk.
      if (run > 0) {
        plan.push(both[0])
        bare.push(both[1])
      }
    }
    const [planMilliseconds, nodeMilliseconds] = [median(plan), median(bare)]
    const ratio = planMilliseconds / nodeMilliseconds
    return { ratio, planMilliseconds, nodeMilliseconds, runs: RUNS, loadsAxios: loadsAxios(folder, main) }
  } finally {
    await rm(folder, { recursive: true })
  }
}
