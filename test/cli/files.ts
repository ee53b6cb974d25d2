import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'

/** A folder for each test of a file, and a way to write into it. */
export function useFolder(): {
  path: (name: string) => string
  write: (name: string, text: string) => Promise<string>
} {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sharelink-'))
  })
  afterEach(() => rm(folder, { recursive: true }))
  const path = (name: string): string => join(folder, name)
  return {
    path,
    write: async (name, text) => {
      await writeFile(path(name), text)
      return path(name)
    },
  }
}
