import { type Outcome, ShareLinkError } from '@sharelink/core'
import { allLinks, attempt, portalOf, storedLink, wrote } from './docspace-attempt.ts'
import { missingProtections } from './docspace-in-force.ts'
import type { Portal } from './docspace-in-process.ts'
import type { Scenario } from './docspace-scenarios.ts'

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

/** Makes one wish, and says how it came out and what of the promise that broke. */
export async function keepPromise(asked: Scenario): Promise<{ broken: string[]; fate: string }> {
  const portal = portalOf(asked)
  const before = allLinks(portal.state)
  const result = await attempt(portal, asked)
  return { broken: judge(portal, before, asked, result), fate: fateOf(portal, result) }
}
