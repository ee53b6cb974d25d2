import { type ListOptions, type ShareLink, ShareLinkError, type ShareLinks } from '@sharelink/core'
import type { ProviderName } from '@sharelink/providers/planning'
import { clientsOf, namedProvider } from '../clients.ts'
import { listOptionsFromFlags } from '../draft-from-flags.ts'
import { EXIT, exitCodeOf } from '../exit-code.ts'
import type { Expiring } from '../expiring.ts'
import type { Invocation } from '../invocation.ts'
import { createBadLines } from './bad-lines.ts'
import { createProgress } from './progress.ts'
import { runAll } from './run-all.ts'
import { type TargetLine, targetLineOf } from './target-line.ts'
import { textLines } from './text-lines.ts'

const FROM = '--from'

/** What a file of targets came to: the links, and the lines that could not be listed. */
export type Listed = {
  links: ShareLink[]
  errors: { line: number; provider: string; error: ShareLinkError }[]
  exit: number
  /** Lines that an interruption kept from being tried. */
  notTried: number
}

type Checked = { total: number; providers: ReadonlySet<ProviderName> }

async function checkTargets(path: string, named: ProviderName | undefined): Promise<Checked> {
  const bad = createBadLines(FROM)
  const providers = new Set<ProviderName>()
  let total = 0
  for await (const text of textLines(FROM, path)) {
    const line = bad.check(text.number, () => targetLineOf(text, named))
    if (line === undefined) continue
    total += 1
    providers.add(line.provider)
  }
  bad.end()
  return { total, providers }
}

/** The links of a line that are wanted; nothing of them where any page of it fails. */
async function linksOf(
  links: ShareLinks,
  { scope }: TargetLine,
  options: ListOptions,
  { keeps }: Expiring,
): Promise<readonly ShareLink[]> {
  const found: ShareLink[] = []
  for await (const link of links.list(scope, options)) if (keeps(link)) found.push(link)
  return found
}

async function listProvider(
  invocation: Invocation,
  path: string,
  links: ShareLinks,
  expiring: Expiring,
  each: (line: TargetLine, found: readonly ShareLink[] | ShareLinkError) => void,
): Promise<void> {
  const options = listOptionsFromFlags(invocation)
  for await (const text of textLines(FROM, path)) {
    if (options.signal?.aborted) return
    const line = targetLineOf(text, namedProvider(invocation))
    if (line.provider !== links.provider) continue
    try {
      each(line, await linksOf(links, line, options, expiring))
    } catch (error) {
      if (!ShareLinkError.is(error)) throw error
      if (error.code === 'cancelled' && options.signal?.aborted) return
      each(line, error)
    }
  }
}

/** Lists what the lines of a file name, after all of it has been checked. One line that fails stops no other. */
export async function listFrom(invocation: Invocation, path: string, expiring: Expiring): Promise<Listed> {
  const { surroundings } = invocation
  const { total, providers } = await checkTargets(path, namedProvider(invocation))
  const clients = await clientsOf([...providers], invocation)
  const progress = createProgress(surroundings, total)
  const listed: Listed = { links: [], errors: [], exit: EXIT.done, notTried: total }
  const stopped = await runAll(clients, surroundings.signal, (_provider, links) =>
    listProvider(invocation, path, links, expiring, ({ number, provider }, found) => {
      listed.notTried -= 1
      if (ShareLinkError.is(found)) {
        listed.errors.push({ line: number, provider, error: found })
        listed.exit = Math.max(listed.exit, exitCodeOf(found))
      } else listed.links.push(...found)
      progress.show(total - listed.notTried, `links ${listed.links.length}, failed ${listed.errors.length}`)
    }),
  )
  progress.end()
  if (stopped !== undefined) throw stopped
  if (listed.notTried > 0) listed.exit = Math.max(listed.exit, EXIT.other)
  return listed
}
