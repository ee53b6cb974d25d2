import { type FileHandle, open } from 'node:fs/promises'
import { usageError } from '../usage-error.ts'

/** A line without its line break; `ended` is false for a last line that has none. `offset` in bytes. */
export type ByteLine = { bytes: Buffer; offset: number; ended: boolean }

/** A line of a file, counted from 1. */
export type TextLine = { number: number; text: string }

const CHUNK = 65_536
const LONGEST = 1_000_000
const LINE_BREAK = 10

/** The lines of an open file, of which no more than one and a chunk are held. */
export async function* byteLines(file: FileHandle): AsyncGenerator<ByteLine> {
  const chunk = Buffer.allocUnsafe(CHUNK)
  let rest = Buffer.alloc(0)
  let offset = 0
  for (;;) {
    const { bytesRead } = await file.read(chunk, 0, CHUNK, null)
    if (bytesRead === 0) break
    const bytes = Buffer.concat([rest, chunk.subarray(0, bytesRead)])
    let start = 0
    for (let end = bytes.indexOf(LINE_BREAK); end >= 0; end = bytes.indexOf(LINE_BREAK, start)) {
      yield { bytes: bytes.subarray(start, end), offset: offset + start, ended: true }
      start = end + 1
    }
    rest = bytes.subarray(start)
    offset += start
    if (rest.length > LONGEST) throw new RangeError('a line is too long')
  }
  if (rest.length > 0) yield { bytes: rest, offset, ended: false }
}

/** Why a file cannot be used, without its path and content. */
export function reasonOf(error: unknown): string {
  if (error instanceof RangeError) return `a line is longer than ${LONGEST} bytes`
  if (error instanceof TypeError) return 'it is not UTF-8'
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'
}

/**
 * The lines of a text file, those left out that are blank. It may be read again: only a regular file will do. Throws
 * `invalid-request` about `field`.
 */
export async function* textLines(field: string, path: string): AsyncGenerator<TextLine> {
  const failed = (error: unknown): Error => usageError(field, `the file cannot be read (${reasonOf(error)})`)
  const file = await open(path, 'r').catch((error: unknown) => Promise.reject(failed(error)))
  try {
    if (!(await file.stat()).isFile()) throw usageError(field, 'must be a regular file: it is read more than once')
    const decoder = new TextDecoder('utf-8', { fatal: true })
    const lines = byteLines(file)
    const next = async (): Promise<string | undefined> => {
      const { value } = await lines.next()
      return value === undefined ? undefined : decoder.decode(value.bytes).trim()
    }
    for (let number = 1; ; number += 1) {
      const text = await next().catch((error: unknown) => Promise.reject(failed(error)))
      if (text === undefined) return
      if (text !== '') yield { number, text }
    }
  } finally {
    await file.close()
  }
}
