import type { ShareLink, Target } from '@sharelink/core'
import { namedClient } from './clients.ts'
import { describeValue } from './describe.ts'
import { optionsFromFlags } from './draft-from-flags.ts'
import { EXIT } from './exit-code.ts'
import { isTarget, targetOf } from './flag-values.ts'
import type { Invocation } from './invocation.ts'
import { diagnose, report } from './report.ts'
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

export async function runList(invocation: Invocation): Promise<number> {
  const { text, has } = invocation
  const given = text('scope') ?? text('target')
  if (given === undefined) throw usageError('--target', 'must be given, or --scope')
  if (has('scope') && !/^[^:]+:./.test(given)) throw usageError('--scope', 'must be WORD:ID, such as teamfolder:ID')
  const links = await namedClient(invocation)
  const scope = scopeOf(invocation, given, links.capabilities.lists)
  const found: ShareLink[] = []
  for await (const link of links.list(scope, optionsFromFlags(invocation))) found.push(link)
  report(invocation, found, (page) => {
    if (found.length > 0) page.table([HEAD, ...found.map(row)])
  })
  if (found.length === 0) diagnose(invocation, 'No links.')
  return EXIT.done
}
