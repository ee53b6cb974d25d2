import { onTestFinished } from 'vitest'
import type { ZohoOfficeProduct, ZohoOfficeSeed } from '../../packages/emulator/src/zoho-office/zoho-office-state.ts'
import { type OfficeBench, startOffice } from './office-bench.ts'

/** A bench that ends with the test. */
export async function useOffice(product: ZohoOfficeProduct, seed: ZohoOfficeSeed = {}): Promise<OfficeBench> {
  const bench = await startOffice(product, seed)
  onTestFinished(bench.stop)
  return bench
}
