import type { Adapter, Operations } from '@sharelink/core'
import { type ConformanceSetup, MEMORY_CAPABILITIES, type MemoryLink, type MemoryServer } from '@sharelink/testing'
import { FIRST_PLACE, variant, withOperations } from '../conformance/memory-variants.ts'

/** An adapter with one fault, and the case of the suite that must say so. */
export type Broken = { fault: string; fails: string; setup: ConformanceSetup }

type MemoryAdapter = Adapter<MemoryLink>

export type BrokenChange = (adapter: MemoryAdapter, server: MemoryServer) => MemoryAdapter

export function broken(fault: string, fails: string, change: BrokenChange, capabilities = MEMORY_CAPABILITIES): Broken {
  return { fault, fails, setup: variant(capabilities, change, { places: FIRST_PLACE }) }
}

/** The fault lies in one of the calls. */
export function brokenCall(
  fault: string,
  fails: string,
  change: (operations: Operations<MemoryLink>, server: MemoryServer) => Partial<Operations<MemoryLink>>,
  capabilities = MEMORY_CAPABILITIES,
): Broken {
  const changed = (adapter: MemoryAdapter, server: MemoryServer): MemoryAdapter =>
    withOperations(adapter, (operations) => change(operations, server))
  return broken(fault, fails, changed, capabilities)
}

/** What is stored is not what was given, and the answer does not show it. */
export function storing(fault: string, fails: string, change: (link: MemoryLink) => Partial<MemoryLink>): Broken {
  return broken(fault, fails, (adapter, server) => {
    const { put } = server
    server.put = (link) => {
      put({ ...link, ...change(link) })
      return link
    }
    return adapter
  })
}

/** As `storing`, and the answer shows it: core takes such a link back, so that the draft does not work. */
export function storingOpenly(fault: string, fails: string, change: (link: MemoryLink) => Partial<MemoryLink>): Broken {
  return broken(fault, fails, (adapter, server) => {
    const { put } = server
    server.put = (link) => put({ ...link, ...change(link) })
    return adapter
  })
}
