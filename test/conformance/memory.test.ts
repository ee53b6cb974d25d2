import { describeConformance } from '@sharelink/testing'
import { describe, it } from 'vitest'
import { memorySetup } from './memory-bench.ts'
import { VARIANTS } from './memory-variant-setups.ts'

describeConformance('the memory adapter', memorySetup(), { describe, it })

for (const [name, setup] of VARIANTS) describeConformance(`a memory adapter that ${name}`, setup, { describe, it })
