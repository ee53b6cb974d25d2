import { describe, expect, it } from 'vitest'
import { fullRuntime } from '../../packages/core/src/runtime.ts'

describe('the random bytes of a runtime', () => {
  const { random } = fullRuntime('memory', {})

  it('are as many as asked for, and never the same again', () => {
    const seen = new Set<string>()
    for (let draw = 0; draw < 1_000; draw += 1) {
      const bytes = random(16)
      expect(bytes).toHaveLength(16)
      seen.add(Buffer.from(bytes).toString('hex'))
    }
    expect(seen.size).toBe(1_000)
    // Of 16,000 random bytes about one in 256 is zero: what was given out is not given again as zeros.
    expect([...seen].filter((hex) => /^0+$/.test(hex))).toEqual([])
  })

  it('do not change in the hands of who asked', () => {
    const bytes = random(16)
    const before = [...bytes]
    for (let draw = 0; draw < 600; draw += 1) random(16)
    expect([...bytes]).toEqual(before)
  })

  it('may be more than are kept at once', () => {
    const bytes = random(10_000)
    expect(bytes).toHaveLength(10_000)
    expect(new Set(bytes).size).toBe(256)
  })
})
