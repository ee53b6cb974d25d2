import {
  type BulkOptions,
  type BulkResult,
  parseRef,
  type Revocation,
  type RevokeItem,
  type ShareLinks,
} from '@sharelink/core'
import { type ProviderName, providerName } from '@sharelink/providers/planning'
import { clientsOf, namedProvider } from '../clients.ts'
import { optionsFromFlags } from '../draft-from-flags.ts'
import { concurrencyOf, valueOf } from '../flag-values.ts'
import type { Invocation } from '../invocation.ts'
import { usageError } from '../usage-error.ts'
import { reportApply } from './apply-report.ts'
import { createBadLines } from './bad-lines.ts'
import { createProgress, type Progress } from './progress.ts'
import { runAll } from './run-all.ts'
import { createTally, type Tally } from './tally.ts'
import { type TextLine, textLines } from './text-lines.ts'

const FROM = '--from'
const UNSEEN = 'The provider accepted the revoke; it offers no way to see that the link is gone.'

function isRemark({ text }: TextLine): boolean {
  return text.startsWith('#')
}

/** The provider of a line's ref. Throws `invalid-request`. */
function providerOfLine({ text }: TextLine, named: ProviderName | undefined): ProviderName {
  const parsed = parseRef(text)
  if (parsed === undefined) {
    if (named !== undefined) return named
    throw usageError('ref', 'is not a ref as `sharelink list` prints it; name the --provider for another text')
  }
  const provider = providerName(parsed.provider)
  if (named === undefined || named === provider) return provider
  throw usageError('ref', 'is one of another provider than --provider names')
}

async function checkRefs(
  path: string,
  named: ProviderName | undefined,
): Promise<{ total: number; providers: ReadonlySet<ProviderName> }> {
  const bad = createBadLines(FROM)
  const providers = new Set<ProviderName>()
  let total = 0
  for await (const line of textLines(FROM, path)) {
    if (isRemark(line)) continue
    const provider = bad.check(line.number, () => providerOfLine(line, named))
    if (provider === undefined) continue
    total += 1
    providers.add(provider)
  }
  bad.end()
  return { total, providers }
}

type RevokeRun = {
  path: string
  named: ProviderName | undefined
  tally: Tally
  progress: Progress
  options: BulkOptions
}

/** The refs of one provider; the number of its line is the key of each. */
async function* itemsOf({ path, named, options }: RevokeRun, provider: string): AsyncGenerator<RevokeItem> {
  for await (const line of textLines(FROM, path)) {
    if (options.signal?.aborted) return
    if (!isRemark(line) && providerOfLine(line, named) === provider) yield { key: String(line.number), ref: line.text }
  }
}

function record(
  { tally, progress, options }: RevokeRun,
  provider: string,
  { key, ref = '', outcome, error }: BulkResult<Revocation>,
): void {
  const place = { line: Number(key), ref, provider }
  if (outcome !== undefined) tally.count(outcome.verified ? 'revoked' : 'unseen')
  if (outcome?.verified === false) tally.look({ ...place, note: UNSEEN })
  if (outcome?.replacedBy !== undefined)
    tally.look({ ...place, note: `The provider put a new link in its place: ${outcome.replacedBy.ref}` })
  const isStopped = error?.code === 'cancelled' && options.signal?.aborted === true
  if (error !== undefined && !isStopped) tally.failed({ ...place, error })
  const { revoked, refused, failed, ambiguous } = tally.counts()
  progress.show(tally.sum(), `revoked ${revoked}, refused ${refused}, failed ${failed}, ambiguous ${ambiguous}`)
}

async function revokeOf(run: RevokeRun, links: ShareLinks): Promise<void> {
  const { provider } = links
  for await (const result of links.revokeMany(itemsOf(run, provider), run.options)) record(run, provider, result)
}

/** Revokes the refs of a file, after all of it has been checked. One that fails stops no other. */
export async function revokeFrom(invocation: Invocation, path: string): Promise<number> {
  const named = namedProvider(invocation)
  const { deadline, signal } = optionsFromFlags(invocation)
  const concurrency = valueOf(invocation, 'concurrency', concurrencyOf)
  const { total, providers } = await checkRefs(path, named)
  const clients = await clientsOf([...providers], invocation)
  const tally = createTally(['revoked', 'unseen'])
  const progress = createProgress(invocation.surroundings, total)
  const stopped = await runAll(clients, signal, (_provider, links, stop) =>
    revokeOf({ path, named, tally, progress, options: { deadline, concurrency, signal: stop } }, links),
  )
  progress.end()
  return reportApply(invocation, { total, tally, stopped })
}
