import type { CallOptions, Plan, ShareLinkDraft } from '@sharelink/core'
import { ShareLinkError } from '@sharelink/core'
import type { Planner, ProviderName } from '@sharelink/providers/planning'
import { plannerOf } from '../clients.ts'
import { draftFromFile } from '../draft-file.ts'
import type { Invocation } from '../invocation.ts'
import { usageError } from '../usage-error.ts'
import { createBadLines, within } from './bad-lines.ts'
import { digestOf, type DraftLine, draftLineOf } from './draft-line.ts'
import { textLines } from './text-lines.ts'

/** The name by which messages call the file of drafts. */
export const FILE = 'FILE'

/** What a file of drafts holds: all its lines are good. */
export type Checked = {
  total: number
  providers: ReadonlySet<ProviderName>
  /** Whether the line is still the one that was checked. */
  has: (line: DraftLine) => boolean
}

/** The draft of a line, its password fetched. Throws `invalid-request` with fields such as `draft.password`. */
export function draftOf({ draft }: DraftLine, { surroundings }: Invocation): ShareLinkDraft {
  try {
    return draftFromFile(draft, surroundings.env)
  } catch (error) {
    throw within('draft', error)
  }
}

/** Plans a line: a plan, or the error that a create would end with before it sends. Throws `invalid-request`. */
export function planOf(
  line: DraftLine,
  planner: Planner,
  invocation: Invocation,
  options: CallOptions,
): Plan | ShareLinkError {
  const draft = draftOf(line, invocation)
  try {
    return planner.plan(draft, { ...options, idempotencyKey: line.key })
  } catch (error) {
    if (ShareLinkError.is(error) && error.code !== 'invalid-request') return error
    throw within('draft', error)
  }
}

/** Planners by name, each made once. */
export function plannersFor(invocation: Invocation): (name: ProviderName) => Promise<Planner> {
  const planners = new Map<ProviderName, Promise<Planner>>()
  return (name) => {
    const planner = planners.get(name) ?? plannerOf(name, invocation)
    planners.set(name, planner)
    return planner
  }
}

/**
 * Reads the whole file and holds only digests of it. A line that `isDone` is not planned: what it asked for may have
 * passed since. Throws `invalid-request` that names every bad line, or the first ones of many.
 */
export async function checkDrafts(
  invocation: Invocation,
  named: ProviderName | undefined,
  options: CallOptions,
  each: { isDone?: (line: DraftLine) => boolean; planned?: (line: DraftLine, plan: Plan | ShareLinkError) => void },
): Promise<Checked> {
  const bad = createBadLines(FILE)
  const plannerFor = plannersFor(invocation)
  const digests = new Map<string, string>()
  const providers = new Set<ProviderName>()
  for await (const text of textLines(FILE, invocation.argument)) {
    const line = bad.check(text.number, () => {
      const read = draftLineOf(text, named)
      if (digests.has(digestOf(read.key))) throw usageError('key', 'is used on an earlier line')
      return read
    })
    if (line === undefined) continue
    digests.set(digestOf(line.key), line.digest)
    providers.add(line.provider)
    if (each.isDone?.(line) === true) continue
    const planner = await plannerFor(line.provider)
    const plan = bad.check(line.number, () => planOf(line, planner, invocation, options))
    if (plan !== undefined) each.planned?.(line, plan)
  }
  bad.end()
  return { total: digests.size, providers, has: ({ key, digest }) => digests.get(digestOf(key)) === digest }
}
