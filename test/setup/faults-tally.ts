import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import * as z from 'zod'
import { type Failing, FAILINGS } from '../faults/problem.ts'

const CASES = 'cases.jsonl'

const line = z.object({ provider: z.string(), code: z.string(), failings: z.array(z.enum(FAILINGS)) })

let folder: string | undefined

/** Gives every test file one file to note its cases in. */
export function setup(project: TestProject): void {
  folder = mkdtempSync(join(tmpdir(), 'sharelink-faults-'))
  writeFileSync(join(folder, CASES), '')
  project.provide('faultsTally', join(folder, CASES))
}

/** Adds up the cases of test/faults over all their files and says so on stdout, also where some failed. */
export function teardown(): void {
  if (folder === undefined) return
  const lines = readFileSync(join(folder, CASES), 'utf8').split('\n')
  rmSync(folder, { recursive: true })
  const cases = lines.filter((text) => text !== '').map((text) => line.parse(JSON.parse(text)))
  if (cases.length === 0) return
  const count = (failing: Failing): number => cases.filter(({ failings }) => failings.includes(failing)).length
  const counts = FAILINGS.map((failing) => `${failing} ${count(failing)}`)
  const ambiguous = cases.filter(({ code }) => code === 'ambiguous').length
  process.stdout.write(`faults: cases ${cases.length}, ${counts.join(', ')}\n`)
  process.stdout.write(`ended ambiguous: ${ambiguous} of ${cases.length}\n`)
}
