import type { ShareLinkError } from '@sharelink/core'
import { describeValue } from '../describe.ts'
import { EXIT, exitCodeOf } from '../exit-code.ts'
import type { Invocation } from '../invocation.ts'
import { diagnose, type Page, report } from '../report.ts'
import { printable } from '../style.ts'
import type { Cell } from '../table.ts'
import type { Differing, Look, Tally } from './tally.ts'

/** What a run came to. `stopped` is why it ended before all was tried, where that was no interruption. */
export type BulkEnd = { total: number; tally: Tally; stopped?: ShareLinkError | undefined; journal?: string }

const SHOWN = 20

const WORDS: Readonly<Record<string, string>> = { alreadyDone: 'already done', notTried: 'not tried' }
const BAD = ['refused', 'failed', 'ambiguous', 'notTried']

const head = (...texts: readonly string[]): readonly Cell[] => texts.map((text) => ({ text, look: 'bold' }))

function countRow([kind, count]: readonly [string, number]): readonly Cell[] {
  const look = count > 0 && BAD.includes(kind) ? ('red' as const) : ('plain' as const)
  return [
    { text: WORDS[kind] ?? kind, look },
    { text: String(count), look },
  ]
}

function noteOf({ error, note }: Look): string {
  if (error === undefined) return printable(note ?? '')
  const { message, hint, link, candidates = [], takenBack } = error
  const left = takenBack === false ? ' The link could NOT be taken back: it is still in force.' : ''
  const links = [...(link === undefined ? [] : [link]), ...candidates].map(({ ref }) => printable(ref))
  return [printable(`${message}${left} ${hint}`), ...links].join('\n')
}

function lookRow(look: Look): readonly Cell[] {
  const { line, key, ref, provider, error } = look
  const code: Cell = error === undefined ? '' : { text: error.code, look: 'red' }
  return [String(line), printable(key ?? ref ?? ''), provider, code, noteOf(look)]
}

function fillLooks(page: Page, looks: readonly Look[], omitted: number): void {
  if (looks.length === 0) return
  page.line('\nTo be looked at:', 'bold')
  page.table([head('LINE', 'NAME', 'PROVIDER', 'CODE', 'WHAT'), ...looks.slice(0, SHOWN).map(lookRow)])
  const more = omitted + Math.max(0, looks.length - SHOWN)
  if (more > 0) page.line(`and ${more} more; --json tells the first thousand.`)
}

/** What differs alike in many links, in rows. */
export function fillDiffering(page: Page, title: string, differing: readonly Differing[]): void {
  if (differing.length === 0) return
  page.line(`\n${title}`, 'bold')
  const rows = differing.map(({ provider, field, effect, note, count, lines }) => [
    `${count} links`,
    provider,
    field,
    effect,
    `${printable(note)} (line ${describeValue(lines.map(String))}${count > lines.length ? ', …' : ''})`,
  ])
  page.table(rows)
}

/** The members of the one document that tell what every line came to. */
export function documentOf({ total, tally }: BulkEnd): Record<string, unknown> {
  const counts = { ...tally.counts(), notTried: total - tally.sum() }
  return { total, ...counts, differences: tally.differing(), lines: tally.looks, linesOmitted: tally.omitted() }
}

/** Reports a run and gives its exit code: the worst of its lines. */
export function reportApply(invocation: Invocation, end: BulkEnd): number {
  const { total, tally, stopped, journal } = end
  const notTried = total - tally.sum()
  const more = { ...(journal === undefined ? {} : { journal }), ...(stopped === undefined ? {} : { error: stopped }) }
  report(invocation, { ...documentOf(end), ...more }, (page) => {
    page.table(Object.entries({ ...tally.counts(), ...(notTried > 0 ? { notTried } : {}) }).map(countRow))
    fillDiffering(page, 'Not as asked:', tally.differing())
    fillLooks(page, tally.looks, tally.omitted())
  })
  if (stopped !== undefined) diagnose(invocation, printable(`${stopped.message} ${stopped.hint}`))
  else if (notTried > 0) diagnose(invocation, 'The run was interrupted; the same command goes on with what is left.')
  const ended = stopped === undefined ? EXIT.done : exitCodeOf(stopped)
  return Math.max(tally.exit(), ended, notTried > 0 ? EXIT.other : EXIT.done)
}
