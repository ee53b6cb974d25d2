import type { Outcome } from '@sharelink/core'
import { differenceRows, linkRows } from './describe.ts'
import type { Invocation } from './invocation.ts'
import { report } from './report.ts'

/** Prints what a create or update came to. */
export function reportOutcome(invocation: Invocation, outcome: Outcome): void {
  const { link, differences, replaced } = outcome
  report(invocation, outcome, (page) => {
    page.table(linkRows(link))
    if (replaced !== undefined) page.line(`\nIt replaces ${replaced}, which is revoked.`)
    if (differences.length === 0) return
    page.line('\nNot as asked:')
    page.table(differenceRows(differences))
  })
}
