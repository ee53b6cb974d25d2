import type { HttpAnswer } from '@sharelink/core'
import { parseLoosely } from './zoho-docs-loose-json.ts'

type Members = Readonly<Record<string, unknown>>

/** What an answer says, whatever its shape. */
export type ZohoDocsAnswer = {
  /** The words of `ERROR`, `response.message` and `response.result.message`, as far as they are there. */
  words: readonly string[]
  /** The members of `result`, where there is one. */
  result?: Members
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * One object of a value that the service writes in three ways: an object, a list of objects with one member each, or
 * such a list of JSON texts (samples of /share/details, /share and Deluge's shareFile). Members go by name, not place.
 */
function merged(value: unknown): Members | undefined {
  if (typeof value === 'string') return /^\s*[[{]/.test(value) ? merged(parseLoosely(value)) : undefined
  if (!Array.isArray(value)) return isMembers(value) ? value : undefined
  const parts = value.map(merged).filter((part) => part !== undefined)
  return Object.fromEntries(parts.flatMap((part) => Object.entries(part)))
}

function wordsIn(values: readonly unknown[]): readonly string[] {
  return values
    .flatMap((value) => (typeof value === 'string' || typeof value === 'number' ? [String(value)] : []))
    .filter((word) => word !== '')
}

/** Reads an answer of any shape. `undefined` where it is not one of Zoho Docs: a page, or nothing. */
export function readAnswer({ json, text }: Pick<HttpAnswer, 'json' | 'text'>): ZohoDocsAnswer | undefined {
  const whole = json ?? parseLoosely(text)
  if (!isMembers(whole)) return undefined
  const response = merged(whole['response'])
  const result = merged(response?.['result'])
  const words = wordsIn([whole['ERROR'], response?.['message'], result?.['message']])
  if (response === undefined && words.length === 0) return undefined
  return { words, ...(result === undefined ? {} : { result }) }
}
