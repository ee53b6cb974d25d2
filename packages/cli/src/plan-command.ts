import type { CallOptions, Plan, PlannedRequest } from '@sharelink/core'
import type { Planner, ProviderName } from '@sharelink/providers/planning'
import { readAccountIfAsked } from './account-command.ts'
import { namedClient, namedProvider, plannerOf } from './clients.ts'
import { differenceRows, linkRows } from './describe.ts'
import { draftFromFlags, optionsFromFlags } from './draft-from-flags.ts'
import { EXIT } from './exit-code.ts'
import type { Invocation } from './invocation.ts'
import { diagnose, type Page, report } from './report.ts'
import { printable } from './style.ts'
import { usageError } from './usage-error.ts'

function fillRequest(page: Page, { method, url, headers, body }: PlannedRequest): void {
  page.line(printable(`${method} ${url}`), 'bold')
  for (const [name, value] of Object.entries(headers)) page.line(printable(`${name}: ${value}`), 'dim')
  if (body !== undefined) page.line(JSON.stringify(body, null, 2))
  page.line()
}

function fillPlan(page: Page, { provider, requests, expected, differences, refusal }: Plan): void {
  if (refusal !== undefined) {
    page.line(`${provider} cannot hold this: nothing would be sent (${refusal.code}).`, 'red')
    page.line(printable(refusal.message))
    return
  }
  page.line(`${provider} would be sent:\n`)
  for (const request of requests) fillRequest(page, request)
  page.line('In force would be:')
  page.table(linkRows(expected))
  if (differences.length === 0) return
  page.line('\nNot as asked:')
  page.table(differenceRows(differences))
}

/** What `--json` prints: these members always, so that a reader need not ask which are there. */
function documentOf({ provider, requests, expected, differences, refusal }: Plan): Record<string, unknown> {
  return {
    provider,
    requests: requests.map(({ method, url, headers, body }) => ({ method, url, headers, body: body ?? null })),
    expected,
    differences,
    refusal: refusal ?? null,
  }
}

/** A planner needs no settings; one that is to know the account is a client that has read it. */
async function plannerFor(provider: ProviderName, invocation: Invocation, options: CallOptions): Promise<Planner> {
  if (!invocation.has('account')) return plannerOf(provider, invocation)
  const links = await namedClient(invocation)
  await readAccountIfAsked(invocation, links, options)
  return links
}

export async function runPlan(invocation: Invocation): Promise<number> {
  const provider = namedProvider(invocation)
  if (provider === undefined) throw usageError('--provider', 'must be given')
  const options = optionsFromFlags(invocation)
  const draft = await draftFromFlags(invocation)
  const planner = await plannerFor(provider, invocation, options)
  const plan = planner.plan(draft, options)
  report(invocation, documentOf(plan), (page) => fillPlan(page, plan))
  if (plan.requests.some(({ sample }) => sample === true))
    diagnose(invocation, 'The id of the new link is a sample here: create draws its own.')
  return plan.refusal === undefined ? EXIT.done : EXIT.refusedBeforeSending
}
