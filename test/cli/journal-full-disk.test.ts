import { writeSync } from 'node:fs'
import { expect, it } from 'vitest'
import { continueJournal, readJournal } from '../../packages/cli/src/bulk/journal.ts'
import { useFolder } from './files.ts'

const { path } = useFolder()

it('an entry that a full disk takes in part leaves a journal that can be gone on with', async () => {
  const file = path('run.jsonl')
  let isFull = false
  const journal = continueJournal(file, await readJournal(file), (opened, text) => {
    writeSync(opened, isFull ? text.slice(0, 20) : text)
    if (isFull) throw Object.assign(new Error('full'), { code: 'ENOSPC' })
  })
  const entry = (key: string) => ({ state: 'done', key, digest: key, provider: 'memory' }) as const
  journal.write(entry('a'))
  isFull = true
  expect(() => journal.write(entry('b'))).toThrow('ENOSPC')
  // Room is found again, and what was under way is still written down.
  isFull = false
  journal.write(entry('c'))
  journal.close()
  const past = await readJournal(file)
  expect(['a', 'b', 'c'].map((key) => past.of(key)?.state)).toEqual(['done', undefined, 'done'])
})
