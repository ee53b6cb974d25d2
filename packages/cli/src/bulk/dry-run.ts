import { type Plan, ShareLinkError } from '@sharelink/core'
import { namedProvider } from '../clients.ts'
import { optionsFromFlags } from '../draft-from-flags.ts'
import type { Invocation } from '../invocation.ts'
import { reportApply } from './apply-report.ts'
import { checkDrafts } from './check-drafts.ts'
import type { DraftLine } from './draft-line.ts'
import { createTally, type Tally } from './tally.ts'

function refusalIn(plan: Plan | ShareLinkError): ShareLinkError | undefined {
  if (ShareLinkError.is(plan)) return plan
  const { provider, refusal, differences } = plan
  return refusal && new ShareLinkError({ provider, ...refusal, differences })
}

function countPlan(tally: Tally, { number, key, provider }: DraftLine, plan: Plan | ShareLinkError): void {
  const error = refusalIn(plan)
  if (error !== undefined) return tally.failed({ line: number, key, provider, error })
  tally.count('planned')
  if (!ShareLinkError.is(plan)) tally.differ(number, provider, plan.differences)
  return undefined
}

/** Plans every line: nothing is sent or written, and no settings are needed. */
export async function dryRun(invocation: Invocation): Promise<number> {
  const tally = createTally(['planned'])
  const { tolerate } = optionsFromFlags(invocation)
  const { total } = await checkDrafts(
    invocation,
    namedProvider(invocation),
    { tolerate },
    {
      planned: (line, plan) => countPlan(tally, line, plan),
    },
  )
  return reportApply(invocation, { total, tally })
}
