import type { ShareLinkDraft } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { onNext } from './mishaps.ts'
import { rejection } from '../setup/rejection.ts'
import { FILE, NATIVE, startBench } from './workdrive-bench.ts'

const KEY = { idempotencyKey: 'order-4711' }
const ACCESS: ShareLinkDraft = {
  target: NATIVE,
  role: 'viewer',
  audience: 'anyone',
  password: 'Testp@ss1',
  expiresAt: '2027-03-01T12:00:00.123Z',
  allowDownload: false,
}
const DOWNLOAD: ShareLinkDraft = { target: FILE, kind: 'download', role: 'viewer', audience: 'anyone', maxUses: 5 }

describe('a key repeated in one client', () => {
  it.each([
    { draft: ACCESS, answers: 'full' },
    { draft: ACCESS, answers: 'sparse' },
    { draft: DOWNLOAD, answers: 'full' },
    { draft: DOWNLOAD, answers: 'sparse' },
  ] as const)('gives the same link: $draft.kind, $answers', async ({ draft, answers }) => {
    const bench = await startBench({ answers })
    const links = bench.client()
    const first = await links.create(draft, KEY)
    expect((await links.create(draft, KEY)).link.ref).toBe(first.link.ref)
    expect(bench.state.links.size).toBe(1)
  })

  it('gives the same link where the answer of the create was lost', async () => {
    const bench = await startBench()
    const links = bench.client()
    onNext(bench, 'POST', /links$/, 'cut after')
    const { link } = await links.create(ACCESS, KEY)
    expect((await links.create(ACCESS, KEY)).link.ref).toBe(link.ref)
  })

  it.each([
    { draft: ACCESS, change: { password: 'Other-p@ss2' } },
    { draft: DOWNLOAD, change: { maxUses: 50 } },
    { draft: DOWNLOAD, change: { maxUses: undefined } },
  ])('with another $change is a conflict', async ({ draft, change }) => {
    const bench = await startBench()
    const links = bench.client()
    const { link } = await links.create(draft, KEY)
    const error = await rejection(links.create({ ...draft, ...change }, KEY))
    expect(error).toMatchObject({ code: 'conflict', link: { ref: link.ref } })
    expect(JSON.stringify(error)).not.toContain('p@ss')
    expect(bench.state.links.size).toBe(1)
  })

  it('is a conflict where the link has another password since', async () => {
    const bench = await startBench()
    const links = bench.client()
    const { link } = await links.create(ACCESS, KEY)
    await links.update(link.ref, { password: 'Other-p@ss2' })
    expect((await rejection(links.create(ACCESS, KEY))).code).toBe('conflict')
  })
})

describe('a key repeated after a restart', () => {
  it.each([
    { what: 'a password', draft: ACCESS, answers: 'full' },
    { what: 'a limit of uses', draft: DOWNLOAD, answers: 'full' },
    { what: 'an untold expiry', draft: { ...ACCESS, password: undefined }, answers: 'sparse' },
  ] as const)('is a conflict with the link where it was to have $what', async ({ draft, answers }) => {
    const bench = await startBench({ answers })
    const { link } = await bench.client().create(draft, KEY)
    const error = await rejection(bench.client().create(draft, KEY))
    expect(error).toMatchObject({ code: 'conflict', link: { ref: link.ref } })
    expect(bench.state.links.size).toBe(1)
  })

  it('gives the same link where all its protections are told', async () => {
    const bench = await startBench()
    const draft = { ...ACCESS, password: undefined }
    const { link } = await bench.client().create(draft, KEY)
    expect((await bench.client().create(draft, KEY)).link.ref).toBe(link.ref)
  })
})

describe("a key whose mark would stand in the caller's name", () => {
  it('is refused before a link is sent where nothing is tolerated', async () => {
    const bench = await startBench()
    const draft: ShareLinkDraft = { target: NATIVE, role: 'viewer', audience: 'anyone', name: 'Report' }
    const error = await rejection(bench.client().create(draft, { ...KEY, tolerate: 'nothing' }))
    expect(error).toMatchObject({ code: 'unsupported', field: 'name' })
    expect(bench.requests).toEqual([])
    expect(bench.state.links.size).toBe(0)
  })
})
