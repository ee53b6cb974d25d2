import { type Capabilities, type ShareLink, ShareLinkError, translate, type Translation } from '@sharelink/core'
import { providerName } from '@sharelink/providers/planning'
import { namedClient, plannerOf } from './clients.ts'
import { optionsFromFlags } from './draft-from-flags.ts'
import { EXIT } from './exit-code.ts'
import type { Invocation } from './invocation.ts'
import { type Mapping, readMapping } from './mapping-file.ts'
import { diagnose, report } from './report.ts'
import { printable } from './style.ts'
import { usageError } from './usage-error.ts'

type Client = Awaited<ReturnType<typeof namedClient>>

/** What is printed of one link: the draft as a file of drafts holds it, its password by the name of its variable. */
type Line = {
  link: string
  to: string
  draft?: object
  differences: Translation['differences']
  missing: Translation['missing']
}

function lineOf(link: ShareLink, mapping: Mapping, from: Capabilities, to: Capabilities): Line {
  const { password, ...options } = mapping.options
  // The password of an item is that of its protected link; what is told to have none is not given one.
  const own = link.passwordProtected === false ? options : { ...options, password }
  const { draft, differences, missing } = translate(link, to, { ...own, from })
  const reference = draft?.password === undefined ? {} : { password: mapping.password ?? null }
  return {
    link: link.ref,
    to: to.provider,
    ...(draft === undefined ? {} : { draft: { ...draft, ...reference } }),
    differences,
    missing,
  }
}

async function linesOf(links: Client, mapping: Mapping, to: Capabilities, invocation: Invocation): Promise<Line[]> {
  const lines: Line[] = []
  for await (const link of links.list(mapping.from, optionsFromFlags(invocation)))
    lines.push(lineOf(link, mapping, links.capabilities, to))
  return lines
}

/** An item that is not there, or not ours to read, keeps none of the others from being translated. */
function unreadable(error: unknown): ShareLinkError {
  if (ShareLinkError.is(error) && (error.code === 'not-found' || error.code === 'forbidden')) return error
  throw error
}

function summary(lines: readonly Line[], failed: number): string {
  const drafts = lines.filter(({ draft }) => draft !== undefined).length
  const missing = lines.filter((line) => line.missing.length > 0).length
  const weaker = lines.filter(({ differences }) => differences.some(({ effect }) => effect === 'weaker')).length
  return `${lines.length} links: ${drafts} drafts, ${missing} with something missing, ${weaker} weaker; ${failed} items unreadable.`
}

export async function runTranslate(invocation: Invocation): Promise<number> {
  const { text, has, surroundings } = invocation
  const mappings = await readMapping(text('mapping') ?? '', surroundings.env)
  const name = text('to')
  if (name === undefined) throw usageError('--to', 'must be given')
  const { capabilities } = await plannerOf(providerName(name), invocation)
  const links = await namedClient(invocation)
  const lines: Line[] = []
  let failed = 0
  for (const mapping of mappings) {
    const found = await linesOf(links, mapping, capabilities, invocation).catch(unreadable)
    if (Array.isArray(found)) {
      if (!has('json')) for (const line of found) surroundings.stdout.write(`${JSON.stringify(line)}\n`)
      lines.push(...found)
      continue
    }
    failed += 1
    diagnose(invocation, printable(`${mapping.from.kind}:${mapping.from.id}: ${found.message}`))
  }
  if (has('json')) report(invocation, lines, () => undefined)
  diagnose(invocation, summary(lines, failed))
  const isDone = failed === 0 && lines.every(({ draft, missing }) => draft !== undefined && missing.length === 0)
  return isDone ? EXIT.done : EXIT.refusedByProvider
}
