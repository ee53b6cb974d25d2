export type { ConformanceCase, TestRunner } from './conformance.ts'
export { conformanceCases, describeConformance } from './conformance.ts'
export type {
  AccountSetup,
  Bench,
  ConformanceSetup,
  HeldLink,
  OperationName,
  Place,
  Samples,
  Visitor,
  World,
} from './conformance-setup.ts'
export type { MemorySettings } from './memory-adapter.ts'
export { createMemory } from './memory-adapter.ts'
export { MEMORY_CAPABILITIES } from './memory-mapping.ts'
export type { MemoryLink, MemoryServer } from './memory-server.ts'
export { createMemoryServer } from './memory-server.ts'
