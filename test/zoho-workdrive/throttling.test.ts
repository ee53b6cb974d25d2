import type { ShareLinkDraft } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { MEASURED_THROTTLE } from '../../packages/emulator/src/zoho-workdrive/throttle.ts'
import { FILE, startBench } from './workdrive-bench.ts'

const DRAFT: ShareLinkDraft = { target: FILE, role: 'viewer', audience: 'anyone' }

describe('throttling', () => {
  it('a client without a hurry comes through', async () => {
    const bench = await startBench({ throttle: MEASURED_THROTTLE })
    const links = bench.client()
    for (let count = 0; count < 4; count += 1) await links.create(DRAFT, { deadline: 10_000_000 })
    expect(bench.state.links.size).toBe(4)
    expect(bench.slept.length).toBeGreaterThan(0)
  })

  it('a client with its own limit is never throttled, and has six requests a second', async () => {
    const bench = await startBench({ throttle: MEASURED_THROTTLE })
    const links = bench.client({ limits: undefined })
    const start = bench.clock.now()
    for (let count = 0; count < 12; count += 1) await links.create(DRAFT)
    expect(bench.state.links.size).toBe(12)
    expect(bench.requests).toHaveLength(36)
    expect(bench.clock.now() - start).toBeGreaterThanOrEqual((35 * 1000) / 6)
    expect(Math.max(...bench.slept)).toBeLessThanOrEqual(1000)
  })
})
