import { defineConfig } from 'vitest/config'

const conditions = ['@sharelink/source']
const resolve = { resolve: { conditions }, ssr: { resolve: { conditions } } }
/** Folders in which nock stands in for the network: what it patches must not reach other files. */
const mocked = ['core', 'onlyoffice-docspace', 'zoho', 'zoho-docs', 'zoho-office', 'zoho-workdrive']
const setupFiles = ['test/setup/search-for-secrets.ts']
const files = (folders: readonly string[]): string[] => folders.map((folder) => `test/${folder}/**/*.test.ts`)

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        ...resolve,
        test: {
          name: 'on sockets',
          include: ['test/**/*.test.ts'],
          exclude: files(mocked),
          isolate: false,
          setupFiles,
          testTimeout: 30_000,
        },
      },
      { ...resolve, test: { name: 'on nock', include: files(mocked), setupFiles, testTimeout: 30_000 } },
    ],
    reporters: process.env['CI'] ? ['default', ['json', { outputFile: '.reports/vitest.json' }]] : ['default'],
  },
})
