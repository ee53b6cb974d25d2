import {
  type BulkResult,
  type CreateItem,
  type Outcome,
  ShareLinkError,
  type ShareLinks,
  type BulkOptions,
} from '@sharelink/core'
import type { ProviderName } from '@sharelink/providers/planning'
import type { Invocation } from '../invocation.ts'
import { type Checked, draftOf, FILE } from './check-drafts.ts'
import { type DraftLine, draftLineOf } from './draft-line.ts'
import type { Journal, Past } from './journal.ts'
import type { Entry } from './journal-entry.ts'
import type { Progress } from './progress.ts'
import type { Tally } from './tally.ts'
import { textLines } from './text-lines.ts'

/** What one run of `apply` works with. */
export type ApplyRun = {
  invocation: Invocation
  named: ProviderName | undefined
  checked: Checked
  past: Past
  journal: Journal
  tally: Tally
  progress: Progress
  options: BulkOptions
}

type Fields = Pick<Entry, 'key' | 'digest' | 'provider'>

function fieldsOf({ key, digest, provider }: DraftLine): Fields {
  return { key, digest, provider }
}

function changed({ provider }: DraftLine, state: string): ShareLinkError {
  const was = state === 'done' ? 'a link was made under its key' : 'its key was used, and a link may have been made'
  return new ShareLinkError({
    code: 'conflict',
    provider,
    message: `The line was changed since ${was}.`,
    hint: 'Give the changed line a new key, or put the line back as it was.',
  })
}

function unlike(number: number): ShareLinkError {
  return new ShareLinkError({
    code: 'conflict',
    provider: 'sharelink',
    field: FILE,
    message: `${FILE}: line ${number} was changed while the file was read; the run was stopped`,
    hint: 'Leave the file as it is and run the same command again: what is done is not done again.',
  })
}

/** Whether a line is still to be sent; of those that are not, the tally is told why. */
function isToSend(run: ApplyRun, line: DraftLine): boolean {
  const { past, tally } = run
  const known = past.of(line.key)
  if (known === undefined || known.state === 'failed') return true
  const { number, key, provider } = line
  if (known.digest !== line.digest) tally.failed({ line: number, key, provider, error: changed(line, known.state) })
  else if (known.state === 'done') tally.count('alreadyDone')
  else return true
  return false
}

/** The lines of one provider as items; each is in the journal before it is given away. */
async function* itemsOf(
  run: ApplyRun,
  provider: ProviderName,
  underWay: Map<string, DraftLine>,
): AsyncGenerator<CreateItem> {
  const { invocation, named, checked, journal, options } = run
  for await (const text of textLines(FILE, invocation.argument)) {
    if (options.signal?.aborted) return
    const line = draftLineOf(text, named)
    if (!checked.has(line)) throw unlike(line.number)
    if (line.provider !== provider || !isToSend(run, line)) continue
    const draft = draftOf(line, invocation)
    journal.write({ state: 'begun', ...fieldsOf(line) })
    underWay.set(line.key, line)
    yield { key: line.key, draft }
  }
}

/** The links that an error leaves to be looked at. */
function leftBy({ link, candidates = [] }: ShareLinkError): readonly string[] {
  return [...(link === undefined ? [] : [link]), ...candidates].map(({ ref }) => ref)
}

/** Whether a link of the line may be there after this error. */
function leavesLink({ code, takenBack }: ShareLinkError): boolean {
  return takenBack === false || code === 'ambiguous' || code === 'unexpected-response'
}

function recordOutcome({ journal, tally }: ApplyRun, line: DraftLine, { link, differences }: Outcome): void {
  const { ref, url } = link
  const differs = differences.map(({ field }) => field)
  const more = { ...(url === undefined ? {} : { url }), ...(differs.length === 0 ? {} : { differs }) }
  journal.write({ state: 'done', ...fieldsOf(line), ref, ...more })
  tally.count('made')
  tally.differ(line.number, line.provider, differences)
}

function recordError({ journal, tally, past, options }: ApplyRun, line: DraftLine, error: ShareLinkError): void {
  const { number, key, provider } = line
  const before = past.of(key)?.state
  // An earlier run may have made a link that this one did not get to see.
  const isOpen = before === 'begun' || before === 'unknown' || leavesLink(error)
  const refs = leftBy(error)
  const more = refs.length === 0 ? {} : { refs }
  journal.write({ state: isOpen ? 'unknown' : 'failed', ...fieldsOf(line), code: error.code, ...more })
  if (error.code === 'cancelled' && options.signal?.aborted) return
  tally.failed({ line: number, key, provider, error })
}

function record(run: ApplyRun, line: DraftLine, { outcome, error }: BulkResult<Outcome>): void {
  if (outcome !== undefined) recordOutcome(run, line, outcome)
  if (error !== undefined) recordError(run, line, error)
  const { tally, progress } = run
  const { made, alreadyDone, refused, failed, ambiguous } = tally.counts()
  progress.show(
    tally.sum(),
    `made ${made}, done before ${alreadyDone}, refused ${refused}, failed ${failed}, ambiguous ${ambiguous}`,
  )
}

/** Makes the links of all lines that are for this client's provider. Rejects where the journal or the file fails. */
export async function applyTo(run: ApplyRun, provider: ProviderName, links: ShareLinks): Promise<void> {
  const underWay = new Map<string, DraftLine>()
  const results = links.createMany(itemsOf(run, provider, underWay), run.options)
  for await (const result of results) {
    const line = underWay.get(result.key ?? '')
    if (line === undefined) continue
    underWay.delete(line.key)
    record(run, line, result)
  }
}
