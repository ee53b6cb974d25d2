import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'

const FOLDER = new URL('..', import.meta.url).pathname
const NETWORK = join(FOLDER, 'setup/network.ts')

/** The files of the tests that a file imports, by itself or through others. */
function reached(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  const imports = [...readFileSync(file, 'utf8').matchAll(/from '(\.[^']+\.ts)'/g)]
  for (const [, path = ''] of imports) {
    const other = join(dirname(file), path)
    if (other.startsWith(FOLDER)) reached(other, seen)
  }
  return seen
}

it('whoever mocks the network closes and opens it by the one way that leaves nothing to the next file', () => {
  const files = readdirSync(FOLDER, { encoding: 'utf8', recursive: true }).filter((file) => file.endsWith('.ts'))
  const mocking = files
    .map((file) => join(FOLDER, file))
    .filter((file) => /^import nock /m.test(readFileSync(file, 'utf8')))
  expect(mocking.length).toBeGreaterThan(5)
  expect(mocking.filter((file) => !reached(file).has(NETWORK))).toEqual([])
  const closing = mocking.filter((file) =>
    /nock\.(disableNetConnect|restore|activate)\(/.test(readFileSync(file, 'utf8')),
  )
  expect(closing).toEqual([NETWORK])
})
