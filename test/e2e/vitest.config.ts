import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const conditions = ['@sharelink/source']

/** Real servers hash passwords slowly, and one folder is shared by all tests of a server. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: { include: ['test/e2e/*.e2e.ts'], testTimeout: 120_000, hookTimeout: 60_000, fileParallelism: false },
})
