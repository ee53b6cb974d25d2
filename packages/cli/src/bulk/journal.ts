import { closeSync, fchmodSync, ftruncateSync, openSync, writeFileSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { ShareLinkError } from '@sharelink/core'
import { usageError } from '../usage-error.ts'
import { digestOf } from './draft-line.ts'
import { type Entry, entryText, HEADER, parseEntry, type State } from './journal-entry.ts'
import { byteLines, reasonOf } from './text-lines.ts'

/** What a journal says of a key: the digest of the line that was sent under it, and what became of that. */
export type Known = { digest: string; state: State }

/** What earlier runs wrote; by the digests of keys, so that its size does not depend on theirs. */
export type Past = {
  of: (key: string) => Known | undefined
  /** How much of the file holds: what follows was cut off in the middle of a line. */
  length: number
  /** What the file lacks at that place. */
  missing: string
}

/** A journal that is written to. */
export type Journal = {
  /** Writes an entry before it returns. Throws `unexpected-response` where the disk does not take it. */
  write: (entry: Entry) => void
  close: () => void
}

function notAJournal(number: number): ShareLinkError {
  const message = number === 1 ? 'is the file of something else' : `line ${number} is no entry of a journal`
  return usageError('--journal', message, 'Name a journal of `sharelink apply`, or a new file; nothing was sent.')
}

type Reading = { known: Map<string, Known>; number: number }

/** Takes a line; `false` for one that is no line of a journal. */
function take({ known, number }: Reading, text: string): boolean {
  if (number === 1) return `${text}\n` === HEADER
  const entry = parseEntry(text)
  if (entry === undefined) return false
  known.set(digestOf(entry.key), { digest: entry.digest, state: entry.state })
  return true
}

/** Where the last line is cut off, that line counts as not there; one that lacks nothing but its line break counts. */
async function readEntries(file: FileHandle, known: Map<string, Known>): Promise<Omit<Past, 'of'>> {
  const reading = { known, number: 0 }
  let length = 0
  for await (const { bytes, offset, ended } of byteLines(file)) {
    reading.number += 1
    const text = bytes.toString('latin1')
    const isFirst = reading.number === 1
    if (take(reading, text)) {
      length = offset + bytes.length + (ended ? 1 : 0)
      if (!ended) return { length, missing: '\n' }
      continue
    }
    const isCutOff = !ended && (!isFirst || HEADER.startsWith(text))
    if (!isCutOff) throw notAJournal(reading.number)
    return { length: offset, missing: isFirst ? HEADER : '' }
  }
  return { length, missing: reading.number === 0 ? HEADER : '' }
}

/** Reads what earlier runs wrote. Throws `invalid-request` for the file of something else. */
export async function readJournal(path: string): Promise<Past> {
  const unreadable = (error: unknown): ShareLinkError =>
    ShareLinkError.is(error) ? error : usageError('--journal', `the file cannot be read (${reasonOf(error)})`)
  const file = await open(path, 'r').catch((error: unknown) => {
    if (reasonOf(error) === 'ENOENT') return undefined
    throw unreadable(error)
  })
  if (file === undefined) return { of: () => undefined, length: 0, missing: HEADER }
  const known = new Map<string, Known>()
  try {
    const told = await readEntries(file, known)
    return { ...told, of: (key) => known.get(digestOf(key)) }
  } catch (error) {
    throw unreadable(error)
  } finally {
    await file.close()
  }
}

function unwritable(error: unknown): ShareLinkError {
  return new ShareLinkError({
    code: 'unexpected-response',
    provider: 'sharelink',
    field: '--journal',
    message: `--journal: cannot be written (${reasonOf(error)}); the run was stopped`,
    hint: 'Make room, then run the same command again: what is done is not done again.',
  })
}

/** Opens a journal to write after what `past` says is whole. Only its owner may read it. Throws as `write` does. */
export function continueJournal(
  path: string,
  { length, missing }: Past,
  put: (file: number, text: string) => void = writeFileSync,
): Journal {
  try {
    const file = openSync(path, 'a', 0o600)
    fchmodSync(file, 0o600)
    ftruncateSync(file, length)
    const append = (text: string): void => put(file, text)
    append(missing)
    let whole = length + missing.length
    const cutTo = (end: number): void => {
      try {
        ftruncateSync(file, end)
      } catch {
        // The write failed already, and that is what is told.
      }
    }
    return {
      write: (entry) => {
        const text = entryText(entry)
        try {
          append(text)
          whole += text.length
        } catch (error) {
          // What was written of it before the disk was full would spoil the next entry.
          cutTo(whole)
          throw unwritable(error)
        }
      },
      close: () => closeSync(file),
    }
  } catch (error) {
    throw unwritable(error)
  }
}
