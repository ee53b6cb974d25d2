import { onTestFinished } from 'vitest'
import type { ZohoDocsSeed } from '../../packages/emulator/src/zoho-docs/zoho-docs-state.ts'
import { type DocsBench, startDocs } from './docs-bench.ts'

/** A bench that ends with the test. */
export async function useDocs(seed: ZohoDocsSeed = {}): Promise<DocsBench> {
  const bench = await startDocs(seed)
  onTestFinished(bench.stop)
  return bench
}
