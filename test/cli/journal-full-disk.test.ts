import type fs from 'node:fs'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useFolder } from './files.ts'

const { path } = useFolder()

// Files of tests share what is loaded: the mock is for what this one loads, and goes with it.
beforeEach(() => {
  vi.resetModules()
  vi.doMock('node:fs', async (original) => {
    const real = await original<typeof fs>()
    let writes = 0
    // Of the third text, which follows the header and an entry, a part finds room.
    const writeFileSync = (file: number, text: string): void => {
      writes += 1
      real.writeSync(file, writes === 3 ? text.slice(0, 20) : text)
      if (writes === 3) throw Object.assign(new Error('full'), { code: 'ENOSPC' })
    }
    return { ...real, default: real, writeFileSync }
  })
})
afterEach(() => {
  vi.doUnmock('node:fs')
  vi.resetModules()
})

it('an entry that a full disk takes in part leaves a journal that can be gone on with', async () => {
  const { continueJournal, readJournal } = await import('../../packages/cli/src/bulk/journal.ts')
  const file = path('run.jsonl')
  const journal = continueJournal(file, await readJournal(file))
  const entry = (key: string) => ({ state: 'done', key, digest: key, provider: 'memory' }) as const
  journal.write(entry('a'))
  expect(() => journal.write(entry('b'))).toThrow('ENOSPC')
  // Room is found again, and what was under way is still written down.
  journal.write(entry('c'))
  journal.close()
  const past = await readJournal(file)
  expect(['a', 'b', 'c'].map((key) => past.of(key)?.state)).toEqual(['done', undefined, 'done'])
})
