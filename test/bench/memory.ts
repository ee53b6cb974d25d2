import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const SCRIPT = fileURLToPath(new URL('heap-of-bulk.ts', import.meta.url))

function peakOf(count: number): number {
  const words = ['--expose-gc', '--conditions=@sharelink/source', SCRIPT, String(count)]
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' })
  const told: unknown = status === 0 ? JSON.parse(stdout) : undefined
  if (typeof told !== 'object' || told === null || !('most' in told)) throw new Error(`no figure: ${stderr}`)
  return Number(told.most)
}

export type Memory = { heap10k: number; heap100k: number; ratio: number }

/** Bytes of heap in use at most, after forced collections, at 10,000 and at 100,000 drafts. */
export function benchMemory(): Memory {
  const heap10k = peakOf(10_000)
  const heap100k = peakOf(100_000)
  return { heap10k, heap100k, ratio: heap100k / heap10k }
}
