import { isMembers } from '../members.ts'

const STATES = ['begun', 'done', 'failed', 'unknown'] as const

/**
 * What became of a line. `begun`: a request may be under way. `failed`: no link was made of it. `unknown`: a link of it
 * may be there, or one that is not what was asked for.
 */
export type State = (typeof STATES)[number]

/** A line of a journal. It holds no password and no credential: the line itself is there as its digest only. */
export type Entry = {
  state: State
  key: string
  digest: string
  provider: string
  /** The link that was made. */
  ref?: string
  url?: string
  /** The members that are not in force as asked. */
  differs?: readonly string[]
  /** Why no link was made, as an error's code. */
  code?: string
  /** Links to look at. */
  refs?: readonly string[]
}

/** What the first line of every journal says: no other file is taken for one. */
export const HEADER = `${JSON.stringify({ journal: 'sharelink apply', version: 1 })}\n`

/** ASCII alone: a line that was cut off cannot end within a character. */
export function entryText(entry: Entry): string {
  const ascii = JSON.stringify(entry).replaceAll(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return `${ascii}\n`
}

/** The part of an entry that a resumed run needs; `undefined` for text that is none. */
export function parseEntry(text: string): Pick<Entry, 'state' | 'key' | 'digest'> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (!isMembers(value)) return undefined
    const { key, digest } = value
    const state = STATES.find((known) => known === value['state'])
    if (state === undefined || typeof key !== 'string' || typeof digest !== 'string') return undefined
    return { state, key, digest }
  } catch {
    return undefined
  }
}
