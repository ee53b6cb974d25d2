import { readFile } from 'node:fs/promises'
import { ShareLinkError } from '@sharelink/core'
import { type ProviderName, providerName } from '@sharelink/providers'
import { createPage, type Page } from '../src/report.ts'
import { styleFor } from '../src/style.ts'
import type { Output } from '../src/surroundings.ts'
import { readCases } from './demo-case.ts'
import { resultRows } from './demo-table.ts'
import type { CaseResult } from './case-result.ts'
import { matrixRows } from './matrix.ts'
import { runCase } from './run-case.ts'
import { type World, worldsOf } from './world.ts'

type Environment = Readonly<Record<string, string | undefined>>
type Run = { world: World; results: readonly CaseResult[] }

/** What a demo run may use instead of the user's own passwords: nothing that protects anything. */
const HARMLESS: Environment = {
  SHARELINK_DEMO_PASSWORD: 'River-Lantern-42',
  SHARELINK_DEMO_NEW_PASSWORD: 'Harbour-Anchor-7',
  SHARELINK_DEMO_SHORT_PASSWORD: 'short',
}

const MATRIX_ROOM = 160
const DETAILS_ROOM = 170
const DRAFTS = new URL('drafts.jsonl', import.meta.url)

/** Whose details are shown where all are emulated and nobody is named: the one that holds most. */
const SHOWN: ProviderName = 'onlyoffice-docspace'

/** Reads what the account demands, where that is told, so that it is known before anything is sent. */
async function readAccount({ links }: World): Promise<void> {
  await links.account().catch((error: unknown) => {
    if (!ShareLinkError.is(error) || error.code !== 'unsupported') throw error
  })
}

async function runWorld(world: World, env: Environment): Promise<Run> {
  const results: CaseResult[] = []
  try {
    await readAccount(world)
    for (const demoCase of readCases(await readFile(DRAFTS, 'utf8'), world.now()))
      results.push(await runCase(world, demoCase, env))
  } finally {
    await world.stop()
  }
  return { world, results }
}

function count(results: readonly CaseResult[], state: CaseResult['state']): number {
  return results.filter((result) => result.state === state).length
}

function summary(results: readonly CaseResult[]): string {
  const states = ['in force', 'refused before sending', 'refused by the provider', 'taken back', 'skipped'] as const
  const parts = states.map((state) => `${count(results, state)} ${state}`)
  return `${results.length} drafts: ${parts.join(', ')}; ${results.flatMap(({ broken }) => broken).length} promises broken.`
}

/** A run in which nothing was made shows nothing. */
function keptPromises(results: readonly CaseResult[]): boolean {
  return count(results, 'in force') > 0 && results.every(({ broken }) => broken.length === 0)
}

function fillDetails(page: Page, { world, results }: Run): void {
  page.line(`${world.provider} (${world.where})\n`, 'bold')
  page.table(resultRows(results), true)
  page.line()
  page.line(summary(results), keptPromises(results) ? 'green' : 'red')
  page.line()
}

function fillMatrix(page: Page, runs: readonly Run[]): void {
  page.line('What each provider holds of the same drafts: made, visited, changed and revoked\n', 'bold')
  page.table(matrixRows(runs.map(({ world, results }) => ({ provider: world.provider, results }))), true)
  page.line()
  for (const { world, results } of runs)
    page.line(`${world.provider}: ${summary(results)}`, keptPromises(results) ? 'green' : 'red')
  page.line()
}

/** Whose details are shown, with all that is told of each draft. */
function shownOf(runs: readonly Run[], named: ProviderName | undefined): readonly Run[] {
  if (named !== undefined) return runs.filter(({ world }) => world.provider === named)
  return runs.every(({ world }) => world.outsider !== undefined)
    ? runs.filter(({ world }) => world.provider === SHOWN)
    : runs
}

/** The provider that `--provider NAME` names. Throws `invalid-request` for any other word. */
function namedIn([flag, name, ...rest]: readonly string[]): ProviderName | undefined {
  if (flag === undefined) return undefined
  return providerName(flag === '--provider' && rest.length === 0 ? (name ?? '') : flag)
}

/**
 * Runs every draft over every provider there is and shows them side by side, then one in detail: `--provider NAME`, or
 * DocSpace. Resolves with the exit code: 0 when all came out as promised.
 */
export async function runDemo(env: Environment, stdout: Output, words: readonly string[] = []): Promise<number> {
  const named = namedIn(words)
  const style = styleFor(stdout, env)
  const write = (text: string): unknown => stdout.write(text)
  const worlds = await worldsOf(env)
  const runs = await Promise.all(worlds.map((world) => runWorld(world, { ...HARMLESS, ...env })))
  if (runs.length > 1) fillMatrix(createPage(write, style, MATRIX_ROOM), runs)
  const page = createPage(write, style, Math.max(DETAILS_ROOM, stdout.columns ?? 0))
  for (const run of shownOf(runs, named)) fillDetails(page, run)
  return runs.every(({ results }) => keptPromises(results)) ? 0 : 1
}
