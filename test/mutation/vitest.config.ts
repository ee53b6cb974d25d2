import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import type { Instrumented } from './instrument.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const conditions = ['@sharelink/source']
const { MUTATION_FOLDER: folder = '', MUTATION_SETUP: setup = '', MUTATION_TESTS: tests = '' } = process.env
const { texts }: Instrumented = JSON.parse(readFileSync(`${folder}/instrumented.json`, 'utf8'))

class ByName extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return Promise.resolve(files.toSorted((a, b) => a.moduleId.localeCompare(b.moduleId)))
  }
}

export default defineConfig({
  root,
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  plugins: [
    {
      name: 'sources with mutants in them',
      enforce: 'pre',
      load: (id) => texts[relative(root, id.split('?')[0] ?? id)],
    },
  ],
  test: {
    include: tests.split(','),
    // Other mutants have the same names: nothing may be left from another run.
    fsModuleCachePath: `${folder}/cache`,
    setupFiles: [`test/mutation/${setup}`],
    pool: 'forks',
    isolate: process.env['MUTATION_APART'] === 'true',
    sequence: { sequencer: ByName },

    maxWorkers: 1,
    testTimeout: setup === 'dry.ts' ? 60_000 : 4_000,
    hookTimeout: 60_000,
    teardownTimeout: 1_000,
    reporters: [],
  },
})
