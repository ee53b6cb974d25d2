import { type Outcome, ShareLinkError } from '@sharelink/core'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { allLinks, attempt, portalOf, storedLink, wrote } from './docspace-attempt.ts'
import { missingProtections } from './docspace-in-force.ts'
import type { Portal } from './docspace-in-process.ts'
import { type Scenario, scenario } from './docspace-scenarios.ts'

const RUNS = 20_000
const SEED = 20_261_121

type Result = Outcome | ShareLinkError

/** What of the promise is broken: nothing, or words for a person. */
function judge(portal: Portal, before: Map<string, string>, asked: Scenario, result: Result): string[] {
  const after = allLinks(portal.state)
  const added = [...after.keys()].filter((key) => !before.has(key))
  const changed = [...before].filter(([key, link]) => after.get(key) !== link).map(([key]) => `changed ${key}`)
  // GET …/link creates a link (VirtualRoomsController.cs:671).
  const creating = portal.emulator.requests.filter(({ method, path }) => method === 'GET' && /\/link(\?|$)/.test(path))
  const side = [...changed, ...creating.map(({ path }) => `sent GET ${path}`)]
  if (ShareLinkError.is(result)) return [...added.map((key) => `left ${key} (${result.code})`), ...side]
  const stored = storedLink(portal, result)
  const missing = stored === undefined ? ['the link itself'] : missingProtections(asked.draft, stored)
  return [...missing, ...added.slice(1), ...side]
}

function fateOf(portal: Portal, result: Result): string {
  if (!ShareLinkError.is(result)) return 'in force'
  if (!wrote(portal)) return 'refused before a write'
  return result.takenBack === true ? 'taken back' : 'refused by the server'
}

test(`of ${RUNS} wishes, each is in force as asked, or refused, or taken back`, { timeout: 120_000 }, async () => {
  const fates = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(scenario, async (asked) => {
      const portal = portalOf(asked)
      const before = allLinks(portal.state)
      const result = await attempt(portal, asked)
      const broken = judge(portal, before, asked, result)
      if (broken.length > 0) expect(broken).toEqual([])
      const fate = fateOf(portal, result)
      fates.set(fate, (fates.get(fate) ?? 0) + 1)
    }),
    { numRuns: RUNS, seed: SEED },
  )
  // Every way out was taken often, or the test would have shown little.
  for (const fate of ['in force', 'taken back', 'refused by the server', 'refused before a write'])
    expect([fate, (fates.get(fate) ?? 0) > RUNS / 50]).toEqual([fate, true])
})
