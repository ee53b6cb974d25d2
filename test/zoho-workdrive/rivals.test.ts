import type { ShareLinkDraft } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { refusal } from './mishaps.ts'
import { rejection } from '../setup/rejection.ts'
import { type Bench, FILE, startBench } from './workdrive-bench.ts'

const KEY = { idempotencyKey: 'order-4711' }
const DRAFT: ShareLinkDraft = { target: FILE, role: 'viewer', audience: 'anyone', name: 'report' }

/** Another client's create with this key, in the moment before ours arrives. */
function rivalAtOnce(bench: Bench): void {
  let done = false
  bench.mishaps.push((request) => {
    if (done || request.method !== 'POST' || !request.path.endsWith('/links')) return undefined
    done = true
    bench.server.handle(request)
    bench.advance(1000)
    return undefined
  })
}

describe('two clients that create with one key at the same time', () => {
  it.each(['full', 'sparse'] as const)('never leave two links: %s answers', async (answers) => {
    const bench = await startBench({ answers })
    // Time passes for the sleeper only as others come to act.
    const sleep = (): Promise<unknown> => new Promise((resolve) => setImmediate(() => setImmediate(resolve)))
    const results = await Promise.allSettled(
      [1, 2].map(() => bench.client({}, { sleep }).create({ ...DRAFT, password: 'Testp@ss1' }, KEY)),
    )
    expect(bench.requests.filter(({ method }) => method === 'POST')).toHaveLength(2)
    const given = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value.link.id] : []))
    expect(bench.state.links.size).toBeLessThanOrEqual(1)
    expect(given).toEqual([...bench.state.links.keys()])
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
    expect(refused.length).toBeGreaterThanOrEqual(1)
    for (const error of refused) expect(error).toMatchObject({ code: 'conflict', takenBack: true })
  })

  it('keep the older link, and the other is told conflict with it', async () => {
    const bench = await startBench()
    rivalAtOnce(bench)
    const error = await rejection(bench.client().create(DRAFT, KEY))
    const [older] = bench.state.links.keys()
    expect(error).toMatchObject({ code: 'conflict', takenBack: true, link: { id: older } })
    expect(bench.state.links.size).toBe(1)
    expect((await bench.client().create(DRAFT, KEY)).link.id).toBe(older)
  })

  it('are told which link to revoke where the younger cannot be taken back', async () => {
    const bench = await startBench()
    rivalAtOnce(bench)
    bench.mishaps.push(({ method }) =>
      method === 'DELETE' ? refusal(401, 'F7004', 'Invalid OAuth scope.') : undefined,
    )
    const error = await rejection(bench.client().create(DRAFT, KEY))
    const [older, younger] = bench.state.links.keys()
    expect(error).toMatchObject({ code: 'conflict', takenBack: false, link: { id: older } })
    expect(error.candidates?.map(({ id }) => id)).toEqual([younger, older])
  })
})
