import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { conditions: ['@sharelink/source'] },
  ssr: { resolve: { conditions: ['@sharelink/source'] } },
  test: {
    include: ['test/**/*.test.ts'],
    maxWorkers: 2,
    testTimeout: 20_000,
    reporters: process.env['CI'] ? ['default', ['json', { outputFile: '.reports/vitest.json' }]] : ['default'],
  },
})
