import { createHash } from 'node:crypto'
import type { ProviderName } from '@sharelink/providers/planning'
import type { Members } from '../members.ts'
import { usageError } from '../usage-error.ts'
import { objectOn, providerOn } from './json-line.ts'
import type { TextLine } from './text-lines.ts'

/** A line of a file of drafts; its draft is not yet parsed and its password not yet fetched. */
export type DraftLine = {
  number: number
  key: string
  provider: ProviderName
  draft: unknown
  /** Stands for the line as it is written, and the provider that it is for. */
  digest: string
}

const KNOWN = ['key', 'provider', 'draft']
const LONGEST_KEY = 200

function keyOn({ key }: Members): string {
  if (typeof key !== 'string') throw usageError('key', 'must be given, as text')
  if (key.trim() === '' || key.length > LONGEST_KEY) throw usageError('key', `must be 1 to ${LONGEST_KEY} characters`)
  if (/\p{Surrogate}/u.test(key)) throw usageError('key', 'must be well-formed text')
  return key
}

export function digestOf(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

/** Reads a line of drafts; `named` is the provider of `--provider`. Throws `invalid-request`. */
export function draftLineOf({ number, text }: TextLine, named: ProviderName | undefined): DraftLine {
  const members = objectOn(text, KNOWN)
  const key = keyOn(members)
  const provider = providerOn(members, named)
  const { draft } = members
  if (draft === undefined) throw usageError('draft', 'must be given')
  return { number, key, provider, draft, digest: digestOf(provider, text) }
}
