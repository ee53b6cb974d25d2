import type { DraftField, ShareLinkDraft, ShareLinkPatch, Target } from '@sharelink/core'
import { draftFromFile } from '../src/draft-file.ts'
import { isDraftField } from '../src/field-flags.ts'
import { expiryOf } from '../src/time-values.ts'
import { usageError } from '../src/usage-error.ts'

/** One line of `drafts.jsonl`: a draft without its target, which the place gives, and what is changed later. */
export type DemoCase = {
  title: string
  place: string
  draft: Readonly<Record<string, unknown>>
  patch: Readonly<Record<string, unknown>>
  /** Fields in which it may be weaker: the caller's explicit word. */
  tolerate: readonly DraftField[]
}

type Environment = Readonly<Record<string, string | undefined>>
type Members = Record<string, unknown>

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const KNOWN = ['title', 'place', 'draft', 'patch', 'expiresIn', 'patchExpiresIn', 'tolerate']

function membersOf(line: Members, name: string, durationName: string, now: number): Members {
  const members = line[name] ?? {}
  const duration = line[durationName]
  if (!isMembers(members)) throw usageError(name, 'must be an object')
  if (duration === undefined) return members
  if (typeof duration !== 'string') throw usageError(durationName, 'must be a duration such as 7d')
  return { ...members, expiresAt: expiryOf(duration, now) }
}

function fieldsOf(value: unknown): readonly DraftField[] {
  const fields: readonly unknown[] = Array.isArray(value) ? value : []
  const known = fields.filter((field) => typeof field === 'string').filter(isDraftField)
  if (value === undefined || (Array.isArray(value) && known.length === fields.length)) return known
  throw usageError('tolerate', 'must be a list of fields')
}

/** Parses one line; `now` in milliseconds since 1970. Throws `invalid-request`. */
function caseOf(line: unknown, now: number): DemoCase {
  if (!isMembers(line)) throw usageError('line', 'must be an object')
  const unknown = Object.keys(line).find((name) => !KNOWN.includes(name))
  if (unknown !== undefined) throw usageError(unknown, 'is not a known member')
  const { title, place } = line
  if (typeof title !== 'string' || typeof place !== 'string') throw usageError('title, place', 'must be text')
  const draft = membersOf(line, 'draft', 'expiresIn', now)
  const patch = membersOf(line, 'patch', 'patchExpiresIn', now)
  return { title, place, draft, patch, tolerate: fieldsOf(line['tolerate']) }
}

/** Parses a file of cases, one JSON object a line. */
export function readCases(text: string, now: number): readonly DemoCase[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.map((line) => caseOf(JSON.parse(line), now))
}

/** The draft of a case on this target, its password fetched from the environment. */
export function draftOf({ draft }: DemoCase, target: Target, env: Environment): ShareLinkDraft {
  return draftFromFile({ ...draft, target }, env)
}

/** What a case changes later; `undefined` where it changes nothing. */
export function patchOf({ patch, draft }: DemoCase, target: Target, env: Environment): ShareLinkPatch | undefined {
  const names = Object.keys(patch)
  if (names.length === 0) return undefined
  // As a whole draft it takes the same way as any other; only what the patch names is kept.
  const whole: Members = { ...draftFromFile({ ...draft, ...patch, target }, env) }
  return Object.fromEntries(names.map((name) => [name, whole[name]]))
}
