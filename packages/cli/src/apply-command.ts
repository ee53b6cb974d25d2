import { readAccountIfAsked } from './account-command.ts'
import { applyTo, type ApplyRun } from './bulk/apply-run.ts'
import { reportApply } from './bulk/apply-report.ts'
import { checkDrafts } from './bulk/check-drafts.ts'
import { dryRun } from './bulk/dry-run.ts'
import { continueJournal, readJournal } from './bulk/journal.ts'
import { lockJournal } from './bulk/journal-lock.ts'
import { createProgress } from './bulk/progress.ts'
import { runAll } from './bulk/run-all.ts'
import { createTally } from './bulk/tally.ts'
import { clientsOf, namedProvider } from './clients.ts'
import { optionsFromFlags } from './draft-from-flags.ts'
import { concurrencyOf, valueOf } from './flag-values.ts'
import type { Invocation } from './invocation.ts'
import { usageError } from './usage-error.ts'

/** Checks the file against what earlier runs did, then makes what is missing. */
async function applyUnderLock(invocation: Invocation, journalPath: string): Promise<number> {
  const named = namedProvider(invocation)
  const { tolerate, deadline, signal } = optionsFromFlags(invocation)
  const concurrency = valueOf(invocation, 'concurrency', concurrencyOf)
  const past = await readJournal(journalPath)
  const checked = await checkDrafts(
    invocation,
    named,
    { tolerate },
    {
      isDone: ({ key, digest }) => {
        const known = past.of(key)
        return known?.state === 'done' && known.digest === digest
      },
    },
  )
  const clients = await clientsOf([...checked.providers], invocation)
  for (const links of clients.values()) await readAccountIfAsked(invocation, links, { deadline, signal })
  const journal = continueJournal(journalPath, past)
  const tally = createTally(['made', 'alreadyDone'])
  const progress = createProgress(invocation.surroundings, checked.total)
  const shared = { invocation, named, checked, past, journal, tally, progress }
  try {
    const stopped = await runAll(clients, signal, (provider, links, stop) => {
      const run: ApplyRun = { ...shared, options: { tolerate, deadline, concurrency, signal: stop } }
      return applyTo(run, provider, links)
    })
    progress.end()
    return reportApply(invocation, { journal: journalPath, total: checked.total, tally, stopped })
  } finally {
    progress.end()
    journal.close()
  }
}

export async function runApply(invocation: Invocation): Promise<number> {
  if (invocation.has('dry-run')) return dryRun(invocation)
  const path = invocation.text('journal')
  if (path === undefined) throw usageError('--journal', 'must be given, or --dry-run')
  const unlock = lockJournal(path)
  try {
    return await applyUnderLock(invocation, path)
  } finally {
    unlock()
  }
}
