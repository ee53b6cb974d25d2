import type { ShareLinkDraft } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { onNext, refusal } from './mishaps.ts'
import { FILE, startBench } from './workdrive-bench.ts'
import { rejection } from '../setup/rejection.ts'

const DRAFT: ShareLinkDraft = { target: FILE, role: 'viewer', audience: 'anyone', name: 'report' }
const KEY = { idempotencyKey: 'order-4711' }
const FAILED = refusal(500, 'F000', 'General exception')

describe('an idempotency key', () => {
  it('marks the name, which is reported', async () => {
    const bench = await startBench()
    const { link, differences } = await bench.client().create(DRAFT, KEY)
    expect(link.name).toMatch(/^report \[k:[0-9a-f]{12}\]$/)
    expect(differences).toMatchObject([{ field: 'name', effect: 'other', requested: 'report', effective: link.name }])
  })

  it('marks the name that nobody asked for without a difference', async () => {
    const bench = await startBench()
    const { link, differences } = await bench.client().create({ ...DRAFT, name: undefined }, KEY)
    expect(link.name).toMatch(/^Shared link \[k:[0-9a-f]{12}\]$/)
    expect(differences).toEqual([])
  })

  it('gives the same link again, also after a restart, also with a rounded expiry', async () => {
    const bench = await startBench()
    const draft = { ...DRAFT, expiresAt: '2027-03-01T12:00:00.123Z' }
    const first = await bench.client().create(draft, KEY)
    const again = await bench.client().create(draft, KEY)
    expect(again.link.ref).toBe(first.link.ref)
    expect(again.differences).toEqual(first.differences)
    expect(bench.state.links.size).toBe(1)
  })

  it('gives the same link again where answers are sparse', async () => {
    const bench = await startBench({ answers: 'sparse' })
    const first = await bench.client().create(DRAFT, KEY)
    expect((await bench.client().create(DRAFT, KEY)).link.ref).toBe(first.link.ref)
    expect(bench.state.links.size).toBe(1)
  })

  it.each([{ role: 'commenter' }, { name: 'other' }, { kind: 'download' }, { allowDownload: false }] as const)(
    'used for another draft is a conflict: %o',
    async (change) => {
      const bench = await startBench()
      const { link } = await bench.client().create(DRAFT, KEY)
      const error = await rejection(bench.client().create({ ...DRAFT, ...change }, KEY))
      expect(error).toMatchObject({ code: 'conflict', link: { ref: link.ref } })
      expect(bench.state.links.size).toBe(1)
    },
  )

  it('counts what is told last of a link that is told twice', async () => {
    const bench = await startBench()
    const draft = { ...DRAFT, allowDownload: false }
    const { link } = await bench.client().create(draft, KEY)
    bench.mishaps.push((request) => {
      if (!/type%5D=custom/.test(request.path)) return undefined
      const real = bench.server.handle(request)
      const told: { data: readonly { attributes: object }[] } = JSON.parse(real.body)
      const open = told.data.map((entry) => ({ ...entry, attributes: { ...entry.attributes, allow_download: true } }))
      return { ...real, body: JSON.stringify({ ...told, data: [...told.data, ...open] }) }
    })
    const error = await rejection(bench.client().create(draft, KEY))
    expect(error).toMatchObject({ code: 'conflict', link: { ref: link.ref, allowDownload: true } })
  })

  it('whose create lost its answer finds the link by its mark, sparse answers or not', async () => {
    const bench = await startBench({ answers: 'sparse' })
    onNext(bench, 'POST', /links$/, 'cut after')
    const { link } = await bench.client().create(DRAFT, KEY)
    expect([...bench.state.links.keys()]).toEqual([link.id])
  })

  it('makes nothing where the list does not tell the names of links', async () => {
    const bench = await startBench()
    const nameless = { data: [{ id: 'f'.repeat(64), type: 'links', attributes: { resource_id: FILE.id } }] }
    onNext(bench, 'GET', /filter/, { status: 200, headers: {}, body: JSON.stringify(nameless) }, 3)
    expect((await rejection(bench.client().create(DRAFT, KEY))).code).toBe('ambiguous')
    expect(bench.requests.filter(({ method }) => method === 'POST')).toEqual([])
  })

  it('makes nothing where the list cannot be read', async () => {
    const bench = await startBench()
    onNext(bench, 'GET', /filter/, FAILED)
    expect((await rejection(bench.client().create(DRAFT, KEY))).code).toBe('unavailable')
    expect(bench.state.links.size).toBe(0)
  })
})

describe('a plan with an idempotency key', () => {
  it('shows the mark in the name, and that this is another name than asked for', async () => {
    const bench = await startBench()
    const links = bench.client()
    const { expected, differences } = links.plan(DRAFT, KEY)
    expect(expected.name).toMatch(/^report \[k:[0-9a-f]{12}\]$/)
    expect(differences).toMatchObject([{ field: 'name', effect: 'other', effective: expected.name }])
    expect((await links.create(DRAFT, KEY)).link.name).toBe(expected.name)
  })

  it('shows the name of a link that nobody named without a difference', async () => {
    const bench = await startBench()
    const { expected, differences } = bench.client().plan({ ...DRAFT, name: undefined }, KEY)
    expect(expected.name).toMatch(/^Shared link \[k:[0-9a-f]{12}\]$/)
    expect(differences).toEqual([])
  })

  it('is refused where no other name is tolerated', async () => {
    const bench = await startBench()
    const { requests, refusal: refused } = bench.client().plan(DRAFT, { ...KEY, tolerate: 'nothing' })
    expect(refused).toMatchObject({ code: 'unsupported', field: 'name' })
    expect(requests).toEqual([])
  })
})
