import type { Audience, DraftField, LinkKind, Role, Target, Tolerance, VisitorField } from '@sharelink/core'
import { FIELD_FLAGS, isDraftField } from './field-flags.ts'
import type { FlagName } from './flags.ts'
import type { Invocation } from './invocation.ts'
import { usageError } from './usage-error.ts'

const KINDS = { file: 1, folder: 1, room: 1, spreadsheet: 1, presentation: 1 } satisfies Record<Target['kind'], 1>

export const ROLES = {
  viewer: 1,
  commenter: 1,
  reviewer: 1,
  'form-filler': 1,
  uploader: 1,
  editor: 1,
  contributor: 1,
  manager: 1,
} satisfies Record<Role, 1>

export const AUDIENCES = { anyone: 1, organization: 1, people: 1 } satisfies Record<Audience, 1>
export const LINK_KINDS = { access: 1, download: 1, invitation: 1, publication: 1 } satisfies Record<LinkKind, 1>
const VISITOR_FIELDS = { name: 1, email: 1, phone: 1 } satisfies Record<VisitorField, 1>

function isOneOf<T extends string>(word: string, words: Readonly<Record<T, 1>>): word is T {
  return Object.hasOwn(words, word)
}

/** One word out of these. */
export function wordOf<T extends string>(flag: string, text: string, words: Readonly<Record<T, 1>>): T {
  if (isOneOf(text, words)) return text
  throw usageError(flag, `must be one of ${Object.keys(words).join(', ')}`)
}

/** Words between commas. */
export function listOf(flag: string, text: string): readonly string[] {
  const items = text.split(',').map((item) => item.trim())
  if (items.includes('')) throw usageError(flag, 'holds an empty item')
  return items
}

export function visitorFieldsOf(text: string): readonly VisitorField[] {
  return listOf('--visitor-fields', text).map((item) => wordOf('--visitor-fields', item, VISITOR_FIELDS))
}

/** A whole number from `least`. */
export function wholeNumber(flag: string, text: string, least: number): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN
  if (value >= least) return value
  throw usageError(flag, `must be a whole number from ${least}`)
}

const MOST_AT_ONCE = 1_000

/** How many lines may be under way at once. */
export function concurrencyOf(flag: string, text: string): number {
  const value = wholeNumber(flag, text, 1)
  if (value <= MOST_AT_ONCE) return value
  throw usageError(flag, `must be at most ${MOST_AT_ONCE}`)
}

/** `kind:id`; an id may hold colons. */
export function targetOf(text: string, type: string | undefined, flag = '--target'): Target {
  const colon = text.indexOf(':')
  const id = text.slice(colon + 1)
  if (colon < 1 || id.trim() === '') throw usageError(flag, 'must be KIND:ID, such as room:3975')
  const kind = wordOf(flag, text.slice(0, colon), KINDS)
  return { kind, id, ...(type === undefined ? {} : { type }) }
}

/** What else a provider lists: `word:id`. */
export function scopeWord(flag: string, text: string): string {
  if (/^[^:]+:./.test(text)) return text
  throw usageError(flag, 'must be WORD:ID, such as teamfolder:ID')
}

/** Whether the text names an item, or what else a provider lists. */
export function isTarget(text: string): boolean {
  return isOneOf(text.split(':', 1)[0] ?? '', KINDS)
}

const WORDS = ['stricter', 'nothing', 'anything'] as const

/** `stricter`, `nothing`, `anything`, or fields between commas. */
export function toleranceOf(text: string): Tolerance {
  const word = WORDS.find((known) => known === text)
  if (word !== undefined) return word
  return listOf('--tolerate', text).map((field): DraftField => {
    if (isDraftField(field)) return field
    const fields = Object.keys(FIELD_FLAGS).join(', ')
    throw usageError('--tolerate', `must be ${WORDS.join(', ')}, or fields out of ${fields}`)
  })
}

/** Reads a flag's value, where it is given, by a function of the flag's own name and the value. */
export function valueOf<T>(
  { text }: Pick<Invocation, 'text'>,
  flag: FlagName,
  read: (flag: string, value: string) => T,
): T | undefined {
  const value = text(flag)
  return value === undefined ? undefined : read(`--${flag}`, value)
}
