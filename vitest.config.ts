import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { defineConfig } from 'vitest/config'

const conditions = ['@sharelink/source']
const resolve = { resolve: { conditions }, ssr: { resolve: { conditions } } }

/** Whether a file of the tests imports nock, by itself or through another of theirs. */
function reachesNock(file: string, seen = new Set<string>()): boolean {
  if (seen.has(file)) return false
  seen.add(file)
  const text = readFileSync(file, 'utf8')
  if (/from 'nock'/.test(text)) return true
  const imports = [...text.matchAll(/from '(\.[^']+\.ts)'/g)].map(([, path = '']) => join(dirname(file), path))
  return imports.some((path) => path.startsWith('test/') && reachesNock(path, seen))
}

/** What nock patches must not reach other files: those that use it are run apart, each in a world of its own. */
const mocked = readdirSync('test', { encoding: 'utf8', recursive: true })
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => join('test', file))
  .filter((file) => reachesNock(file))
const setupFiles = ['test/setup/search-for-secrets.ts']

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        ...resolve,
        test: {
          name: 'on sockets',
          include: ['test/**/*.test.ts'],
          exclude: mocked,
          isolate: false,
          setupFiles,
          globalSetup: 'test/setup/faults-tally.ts',
          testTimeout: 30_000,
        },
      },
      { ...resolve, test: { name: 'on nock', include: mocked, setupFiles, testTimeout: 30_000 } },
    ],
    reporters: process.env['CI'] ? ['default', ['json', { outputFile: '.reports/vitest.json' }]] : ['default'],
  },
})
