import type { ShareLinkDraft } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { onNext, refusal } from './mishaps.ts'
import { FILE, startBench } from './workdrive-bench.ts'
import { rejection } from '../setup/rejection.ts'

const DRAFT: ShareLinkDraft = { target: FILE, role: 'viewer', audience: 'anyone', name: 'report' }
const FAILED = refusal(500, 'F000', 'General exception')

describe('a create whose answer never came', () => {
  it('is found again by what it made, and not sent twice', async () => {
    const bench = await startBench()
    onNext(bench, 'POST', /links$/, 'cut after')
    const { link } = await bench.client().create(DRAFT)
    expect([...bench.state.links.keys()]).toEqual([link.id])
    expect(bench.requests.filter(({ method }) => method === 'POST')).toHaveLength(1)
  })

  it('is reported as not made where it made nothing', async () => {
    const bench = await startBench()
    onNext(bench, 'POST', /links$/, 'cut before')
    expect((await rejection(bench.client().create(DRAFT))).code).toBe('unavailable')
    expect(bench.state.links.size).toBe(0)
  })

  it('never gives an equal link that was there before', async () => {
    const bench = await startBench()
    await bench.client().create(DRAFT)
    bench.advance(60_000)
    onNext(bench, 'POST', /links$/, 'cut before')
    expect((await rejection(bench.client().create(DRAFT))).code).toBe('unavailable')
    expect(bench.state.links.size).toBe(1)
  })

  it('never gives an equal link that this client has made or seen, however young', async () => {
    const bench = await startBench()
    const links = bench.client()
    await links.create(DRAFT)
    onNext(bench, 'POST', /links$/, 'cut before')
    expect((await rejection(links.create(DRAFT))).code).toBe('unavailable')
  })

  it('never gives one link to two creates at once', async () => {
    const bench = await startBench()
    const links = bench.client()
    onNext(bench, 'POST', /links$/, 'cut after')
    onNext(bench, 'POST', /links$/, 'cut before')
    const results = await Promise.allSettled([links.create(DRAFT), links.create(DRAFT)])
    const made = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value.link.id] : []))
    expect(made).toEqual([...bench.state.links.keys()])
    expect(made).toHaveLength(1)
  })

  it('is found where the server’s clock is behind ours', async () => {
    const bench = await startBench()
    const links = bench.client({}, { clock: { now: () => bench.clock.now() + 3_600_000 } })
    onNext(bench, 'POST', /links$/, 'cut after')
    const { link } = await links.create(DRAFT)
    expect([...bench.state.links.keys()]).toEqual([link.id])
  })

  it('names candidates where answers do not tell when a link was made', async () => {
    const bench = await startBench({ answers: 'sparse' })
    onNext(bench, 'POST', /links$/, 'cut after')
    const error = await rejection(bench.client().create(DRAFT))
    expect(error.code).toBe('ambiguous')
    expect(error.candidates?.map(({ id }) => id)).toEqual([...bench.state.links.keys()])
  })

  it('names candidates where another made links of the item at the same time', async () => {
    const bench = await startBench()
    const other = await bench.client().create({ ...DRAFT, name: 'of someone else' })
    onNext(bench, 'POST', /links$/, 'cut after')
    const error = await rejection(bench.client().create(DRAFT))
    expect(error.code).toBe('ambiguous')
    expect(error.candidates?.map(({ id }) => id).toSorted()).toEqual([...bench.state.links.keys()].toSorted())
    expect(error.candidates?.map(({ id }) => id)).toContain(other.link.id)
  })

  it('neither gives nor takes back what another made at the same time', async () => {
    const bench = await startBench()
    const other = await bench.client().create({ ...DRAFT, name: 'of someone else' })
    onNext(bench, 'POST', /links$/, 'cut before')
    const error = await rejection(bench.client().create({ ...DRAFT, allowDownload: false }))
    expect(error.code).toBe('ambiguous')
    expect(error.candidates?.map(({ id }) => id)).toEqual([other.link.id])
    expect([...bench.state.links.keys()]).toEqual([other.link.id])
  })

  it('is ambiguous where the list cannot be read', async () => {
    const bench = await startBench()
    onNext(bench, 'POST', /links$/, 'cut after')
    onNext(bench, 'GET', /filter/, refusal(401, 'F7004', 'Invalid OAuth scope.'))
    expect((await rejection(bench.client().create(DRAFT))).code).toBe('ambiguous')
  })
})

describe('a link that was made and cannot be read back', () => {
  it('is found in the list of its item', async () => {
    const bench = await startBench()
    onNext(bench, 'GET', /\/links\/[0-9a-f]{64}$/, refusal(401, 'F7004', 'Invalid OAuth scope.'), 5)
    const { link } = await bench.client().create(DRAFT)
    expect([...bench.state.links.keys()]).toEqual([link.id])
  })

  it('is named as the candidate where the list cannot be read either', async () => {
    const bench = await startBench()
    onNext(bench, 'GET', /links/, refusal(401, 'F7004', 'Invalid OAuth scope.'), 9)
    const error = await rejection(bench.client().create(DRAFT))
    expect(error.code).toBe('ambiguous')
    expect(error.candidates?.map(({ id }) => id)).toEqual([...bench.state.links.keys()])
  })

  it('is not said to be unmade where the list does not have it', async () => {
    const bench = await startBench()
    onNext(bench, 'GET', /\/links\/[0-9a-f]{64}$/, FAILED, 5)
    const nothing = { status: 200, headers: { 'content-type': 'application/json' }, body: '{"data":[]}' }
    onNext(bench, 'GET', /filter/, nothing, 9)
    const error = await rejection(bench.client().create(DRAFT))
    expect(error.code).toBe('ambiguous')
    expect(error.candidates?.map(({ id }) => id)).toEqual([...bench.state.links.keys()])
  })
})
