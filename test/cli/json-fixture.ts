import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'

/** A folder for the tests of a file, and a way to put JSON, or any text, into it. */
export function useFiles(): { path: (name: string) => string; write: (content: unknown) => Promise<string> } {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sharelink-test-'))
  })
  afterAll(async () => {
    await rm(folder, { recursive: true })
  })
  const path = (name: string): string => join(folder, name)
  const write = async (content: unknown): Promise<string> => {
    await writeFile(path('given.json'), typeof content === 'string' ? content : JSON.stringify(content))
    return path('given.json')
  }
  return { path, write }
}
