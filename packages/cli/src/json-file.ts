import { readFile } from 'node:fs/promises'
import { usageError } from './usage-error.ts'

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'
}

/** The JSON in a file that a flag names. Throws `invalid-request` with the flag's name, never the content. */
export async function readJsonFile(flag: string, path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw usageError(flag, `the file cannot be read (${codeOf(error)})`)
  })
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch {
    throw usageError(flag, 'the file is not JSON')
  }
}
