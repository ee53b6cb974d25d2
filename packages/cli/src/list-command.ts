import type { ShareLink, Target } from '@sharelink/core'
import { namedClient } from './clients.ts'
import { describeValue } from './describe.ts'
import { listOptionsFromFlags } from './draft-from-flags.ts'
import { EXIT } from './exit-code.ts'
import { listFrom } from './bulk/list-from.ts'
import { expiringOf } from './expiring.ts'
import { isTarget, scopeWord, targetOf } from './flag-values.ts'
import type { Invocation } from './invocation.ts'
import { diagnose, type Page, report } from './report.ts'
import { printable } from './style.ts'
import type { Cell } from './table.ts'
import { usageError } from './usage-error.ts'

const HEAD = ['REF', 'NAME', 'ROLE', 'AUDIENCE', 'PASSWORD', 'EXPIRES', 'DOWNLOAD'].map((text) => ({
  text,
  look: 'bold' as const,
}))

function row(link: ShareLink): readonly Cell[] {
  const { ref, name, role, providerRole, audience, passwordProtected, expiresAt, expired, allowDownload } = link
  const expiry = expiresAt === null ? 'never' : describeValue(expiresAt)
  return [
    printable(ref),
    describeValue(name),
    describeValue(role ?? providerRole),
    describeValue(audience),
    describeValue(passwordProtected),
    expired === true ? { text: `${expiry} (expired)`, look: 'yellow' } : expiry,
    describeValue(allowDownload),
  ]
}

/** A provider may list more than items, in words of its own: its capabilities say which. */
function scopeOf({ text, has }: Invocation, given: string, lists: readonly string[]): Target | string {
  const isOwn = !isTarget(given) && (has('scope') || lists.includes(given.split(':', 1)[0] ?? ''))
  return isOwn ? given : targetOf(given, text('target-type'))
}

function fillLinks(page: Page, found: readonly ShareLink[]): void {
  if (found.length > 0) page.table([HEAD, ...found.map(row)])
}

async function runListFrom(invocation: Invocation, path: string): Promise<number> {
  const expiring = expiringOf(invocation)
  const { links, errors, exit, notTried } = await listFrom(invocation, path, expiring)
  report(invocation, { links, errors, notTried }, (page) => fillLinks(page, links))
  for (const { line, provider, error } of errors)
    diagnose(invocation, printable(`line ${line}: ${provider}: ${error.code}: ${error.message}`))
  if (notTried > 0) diagnose(invocation, `Interrupted: ${notTried} lines were not tried.`)
  if (links.length === 0) diagnose(invocation, 'No links.')
  expiring.end()
  return exit
}

export async function runList(invocation: Invocation): Promise<number> {
  const { text, has } = invocation
  const path = text('from')
  if (path !== undefined) return runListFrom(invocation, path)
  if (!has('provider')) throw usageError('--provider', 'must be given')
  const given = text('scope') ?? text('target')
  if (given === undefined) throw usageError('--target', 'must be given, or --scope, or --from')
  if (has('scope')) scopeWord('--scope', given)
  const expiring = expiringOf(invocation)
  const links = await namedClient(invocation)
  const scope = scopeOf(invocation, given, links.capabilities.lists)
  const found: ShareLink[] = []
  for await (const link of links.list(scope, listOptionsFromFlags(invocation)))
    if (expiring.keeps(link)) found.push(link)
  report(invocation, found, (page) => fillLinks(page, found))
  if (found.length === 0) diagnose(invocation, 'No links.')
  expiring.end()
  return EXIT.done
}
