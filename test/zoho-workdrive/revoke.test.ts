import type { ShareLinkDraft } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { onNext, refusal } from './mishaps.ts'
import { FILE, NATIVE, startBench } from './workdrive-bench.ts'
import { rejection } from '../setup/rejection.ts'

const DRAFT: ShareLinkDraft = { target: FILE, role: 'viewer', audience: 'anyone' }
const GONE = { revoked: true, verified: true }
const MISSING = refusal(401, 'R008', 'Unauthorized access')
const NO_SCOPE = refusal(401, 'F7004', 'Invalid OAuth scope.')

describe('a revoke', () => {
  it('leaves other links of the item, and succeeds a second time', async () => {
    const bench = await startBench()
    const links = bench.client()
    const other = await links.create(DRAFT)
    const { link } = await links.create(DRAFT)
    expect(await links.revoke(link.ref)).toEqual(GONE)
    expect([...bench.state.links.keys()]).toEqual([other.link.id])
    expect(await links.revoke(link.ref)).toEqual(GONE)
  })

  it.each(['url', 'id'] as const)('takes the %s of the link', async (member) => {
    const bench = await startBench()
    const links = bench.client()
    const { link } = await links.create({ ...DRAFT, kind: 'download' })
    expect(await links.revoke(link[member] ?? '')).toEqual(GONE)
    expect(bench.state.links.size).toBe(0)
  })

  it('by an address that nothing is known of is not believed', async () => {
    const bench = await startBench()
    expect((await rejection(bench.client().revoke('e'.repeat(64)))).code).toBe('not-found')
    expect(bench.requests.map(({ method }) => method)).toEqual(['GET'])
  })

  it('is believed only when the list no longer has the link', async () => {
    const bench = await startBench()
    const links = bench.client()
    const { link } = await links.create(DRAFT)
    onNext(bench, 'DELETE', /links/, { status: 204, headers: {}, body: '' })
    expect(await rejection(links.revoke(link.ref))).toMatchObject({
      code: 'unexpected-response',
      link: { ref: link.ref },
    })
  })

  it('that was accepted and cannot be seen is ambiguous', async () => {
    const bench = await startBench()
    const links = bench.client()
    const { link } = await links.create(DRAFT)
    onNext(bench, 'GET', /filter/, NO_SCOPE, 9)
    const error = await rejection(links.revoke(link.ref))
    expect(error.code).toBe('ambiguous')
    expect(error.hint).toContain('WorkDrive.files.READ')
  })

  it('of a link that the account may see and not delete is forbidden', async () => {
    const bench = await startBench()
    const links = bench.client()
    const { link } = await links.create(DRAFT)
    onNext(bench, 'DELETE', /links/, MISSING)
    expect(await rejection(links.revoke(link.ref))).toMatchObject({ code: 'forbidden', link: { ref: link.ref } })
    expect(bench.state.links.size).toBe(1)
  })

  it('of a link whose item cannot be read is not success', async () => {
    const bench = await startBench()
    const links = bench.client()
    const { link } = await links.create(DRAFT)
    onNext(bench, 'DELETE', /links/, MISSING)
    onNext(bench, 'GET', /filter/, MISSING)
    expect((await rejection(links.revoke(link.ref))).code).toBe('not-found')
  })

  it('refused for its scope is not looked into', async () => {
    const bench = await startBench()
    const links = bench.client()
    const { link } = await links.create(DRAFT)
    bench.sent()
    onNext(bench, 'DELETE', /links/, NO_SCOPE)
    expect((await rejection(links.revoke(link.ref))).code).toBe('forbidden')
    expect(bench.sent()).toHaveLength(1)
  })

  it('without an answer is repeated, and believed when seen', async () => {
    const bench = await startBench()
    const links = bench.client()
    const { link } = await links.create(DRAFT)
    onNext(bench, 'DELETE', /links/, 'cut after')
    expect(await links.revoke(link.ref)).toEqual(GONE)
    expect(bench.state.links.size).toBe(0)
  })

  it('of a link in a long list looks through all of it', async () => {
    const bench = await startBench({ paging: 'cursor' })
    const links = bench.client()
    for (let count = 0; count < 60; count += 1) await links.create(DRAFT)
    const last = [...bench.state.links.keys()].at(-1) ?? ''
    onNext(bench, 'DELETE', /links/, { status: 204, headers: {}, body: '' })
    const error = await rejection(links.revoke(`zoho-workdrive:file:${FILE.id}:${last}`))
    expect(error).toMatchObject({ code: 'unexpected-response', link: { id: last } })
  })
})

describe('a ref that names another item than the link’s', () => {
  it('is no ref of it', async () => {
    const bench = await startBench()
    const links = bench.client()
    const { link } = await links.create(DRAFT)
    const wrong = link.ref.replace(FILE.id, NATIVE.id)
    expect((await rejection(links.get(wrong))).code).toBe('not-found')
    expect((await rejection(links.update(wrong, { allowDownload: false }))).code).toBe('not-found')
    expect(bench.requests.filter(({ method }) => method === 'PATCH')).toEqual([])
  })
})
