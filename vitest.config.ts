import { defineConfig } from 'vitest/config'

const conditions = ['@sharelink/source']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['test/**/*.test.ts'],
    maxWorkers: 2,
    // A file that mocks the network gives it back (test/setup/network.ts); so all can share what is loaded.
    isolate: false,
    setupFiles: ['test/setup/search-for-secrets.ts'],
    globalSetup: 'test/setup/faults-tally.ts',
    testTimeout: 30_000,
    reporters: process.env['CI'] ? ['default', ['json', { outputFile: '.reports/vitest.json' }]] : ['default'],
  },
})
