import type { ShareLinkDraft } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { onNext, refusal } from './mishaps.ts'
import { FILE, FOLDER, startBench } from './workdrive-bench.ts'
import { rejection } from '../setup/rejection.ts'

const DRAFT: ShareLinkDraft = { target: FILE, role: 'viewer', audience: 'anyone' }
const FOLDER_VIEWER: ShareLinkDraft = { ...DRAFT, target: FOLDER }

describe('the viewer of a folder, whose id the documents disagree about', () => {
  it('is 6 where the server takes that', async () => {
    const bench = await startBench({ folderViewerRole: '6' })
    const { link } = await bench.client().create(FOLDER_VIEWER)
    expect(link.role).toBe('viewer')
    expect(bench.state.links.get(link.id)?.roleId).toBe('6')
    expect(bench.requests.filter(({ method }) => method === 'POST')).toHaveLength(1)
  })

  it('is tried as 34 where 6 is refused, and remembered (inferred)', async () => {
    const bench = await startBench({ folderViewerRole: '34' })
    const links = bench.client()
    const { link } = await links.create(FOLDER_VIEWER)
    expect(link.role).toBe('viewer')
    expect(bench.state.links.get(link.id)?.roleId).toBe('34')
    expect(bench.requests.filter(({ method }) => method === 'POST')).toHaveLength(2)
    bench.sent()
    await links.create(FOLDER_VIEWER)
    expect(bench.sent().filter((request) => request.startsWith('POST'))).toHaveLength(1)
    expect(links.plan(FOLDER_VIEWER).requests[1]?.body).toMatchObject({ data: { attributes: { role_id: '34' } } })
  })

  it('is not tried again once an id was taken: another refusal has another reason (inferred)', async () => {
    const bench = await startBench({ folderViewerRole: '6' })
    const links = bench.client()
    await links.create(FOLDER_VIEWER)
    bench.sent()
    onNext(bench, 'POST', /links$/, refusal(500, 'F000', 'General exception'))
    expect((await rejection(links.create(FOLDER_VIEWER))).code).toBe('unexpected-response')
    expect(bench.sent().filter((request) => request.startsWith('POST'))).toHaveLength(1)
  })

  it('is not tried again where the failed first try may have made the link', async () => {
    const bench = await startBench({ folderViewerRole: '6' })
    const links = bench.client()
    let failed = false
    bench.mishaps.push((request) => {
      if (request.path.startsWith('/oauth/') || request.method !== 'POST' || failed) return undefined
      failed = true
      bench.server.handle(request)
      return refusal(500, 'F000', 'General exception')
    })
    const { link } = await links.create(FOLDER_VIEWER)
    expect([...bench.state.links.keys()]).toEqual([link.id])
    expect(bench.requests.filter(({ method }) => method === 'POST')).toHaveLength(1)
  })

  it('is refused with both ids only once each', async () => {
    const bench = await startBench({ paidPlan: false })
    const error = await rejection(bench.client().create(FOLDER_VIEWER))
    expect(error.code).toBe('unexpected-response')
    expect(bench.requests.filter(({ method }) => method === 'POST')).toHaveLength(2)
  })
})
