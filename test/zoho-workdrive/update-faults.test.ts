import type { ShareLinkDraft } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { onNext, refusal } from './mishaps.ts'
import { type Bench, FILE, startBench } from './workdrive-bench.ts'
import { rejection } from '../setup/rejection.ts'

const DRAFT: ShareLinkDraft = {
  target: FILE,
  role: 'viewer',
  audience: 'anyone',
  name: 'report',
  password: 'Sesame-7',
  expiresAt: '2027-03-01T12:00:00Z',
  allowDownload: false,
  visitorFields: ['email'],
}

/** Lets a PATCH of one setting do nothing and still answer 200, as WorkDrive does for attributes it does not know. */
function ignore(bench: Bench, attribute: string): void {
  bench.mishaps.push((request) => {
    if (request.method !== 'PATCH' || !request.body.includes(attribute)) return undefined
    const body = JSON.stringify({ data: { attributes: { unknown_attribute: true }, type: 'links' } })
    return bench.server.handle({ ...request, body })
  })
}

describe('an update that goes wrong', () => {
  it('half-done says what is done and what is in force', async () => {
    const bench = await startBench()
    const links = bench.client()
    const { link } = await links.create({ ...DRAFT, allowDownload: true })
    bench.mishaps.push(({ method, body }) =>
      method === 'PATCH' && body.includes('is_password_protected')
        ? refusal(401, 'F7004', 'Invalid OAuth scope.')
        : undefined,
    )
    const error = await rejection(links.update(link.ref, { allowDownload: false, password: null }))
    expect(error).toMatchObject({
      code: 'forbidden',
      done: ['allowDownload'],
      link: { ref: link.ref, allowDownload: false, passwordProtected: true },
    })
  })

  it('half-done never claims that nothing was written', async () => {
    const bench = await startBench()
    const links = bench.client()
    const { link } = await links.create({ ...DRAFT, allowDownload: true })
    bench.mishaps.push(({ method, body }) =>
      method === 'PATCH' && body.includes('is_password_protected')
        ? refusal(429, 'F7008', 'Request rate limit exceeded', { 'retry-after': '299' })
        : undefined,
    )
    const error = await rejection(links.update(link.ref, { allowDownload: false, password: null }))
    expect(error).toMatchObject({
      code: 'ambiguous',
      done: ['allowDownload'],
      link: { allowDownload: false, passwordProtected: true },
      hint: expect.not.stringContaining('nothing was written'),
    })
  })

  it('refused at the first step has changed nothing', async () => {
    const bench = await startBench()
    const links = bench.client()
    const { link } = await links.create(DRAFT)
    onNext(bench, 'PATCH', /links/, refusal(401, 'R008', 'Unauthorized access'))
    const error = await rejection(links.update(link.ref, { allowDownload: true }))
    expect(error.code).toBe('not-found')
    expect(error.done).toBeUndefined()
  })

  it('without an answer is sent again, for it sets the same', async () => {
    const bench = await startBench()
    const links = bench.client()
    const { link } = await links.create(DRAFT)
    onNext(bench, 'PATCH', /links/, 'cut after')
    const outcome = await links.update(link.ref, { allowDownload: true })
    expect(outcome.link.allowDownload).toBe(true)
    expect(outcome.differences).toEqual([])
  })

  it('is not believed where the answer does not show the link: one password looks like another', async () => {
    const bench = await startBench()
    const links = bench.client()
    const { link } = await links.create(DRAFT)
    onNext(bench, 'PATCH', /links/, { status: 200, headers: {}, body: '' })
    const error = await rejection(links.update(link.ref, { password: 'Other-8', allowDownload: true }))
    expect(error).toMatchObject({ code: 'ambiguous', link: { ref: link.ref } })
    expect(bench.state.links.get(link.id)).toMatchObject({ password: DRAFT.password, allowDownload: false })
  })

  it('without a reason is looked into, and the link in force is told', async () => {
    const bench = await startBench()
    const links = bench.client()
    const { link } = await links.create(DRAFT)
    onNext(bench, 'PATCH', /links/, refusal(500, 'F000', 'General exception'))
    const error = await rejection(links.update(link.ref, { allowDownload: true }))
    expect(error).toMatchObject({ code: 'unexpected-response', link: { ref: link.ref, allowDownload: false } })
  })

  it('that the server ignores comes out weaker, and the former state is confirmed', async () => {
    const bench = await startBench()
    const links = bench.client()
    const { link } = await links.create({ ...DRAFT, allowDownload: true })
    ignore(bench, 'allow_download')
    const error = await rejection(links.update(link.ref, { allowDownload: false }))
    expect(error).toMatchObject({ code: 'weaker-than-requested', field: 'allowDownload', takenBack: false })
    expect([...bench.state.links.keys()]).toEqual([link.id])
  })

  it('that did one thing and lost another puts the one back', async () => {
    const bench = await startBench()
    const links = bench.client()
    const { link } = await links.create({ ...DRAFT, allowDownload: true })
    const before = bench.state.links.get(link.id)
    ignore(bench, 'allow_download')
    const patch = { allowDownload: false, expiresAt: '2027-02-01T12:00:00Z' }
    const error = await rejection(links.update(link.ref, patch))
    expect(error).toMatchObject({ code: 'weaker-than-requested', takenBack: false })
    expect(bench.state.links.get(link.id)).toEqual(before)
  })

  it('and set a password revokes the link, for the former one is not known', async () => {
    const bench = await startBench()
    const links = bench.client()
    const { link } = await links.create({ ...DRAFT, allowDownload: true })
    ignore(bench, 'allow_download')
    const error = await rejection(links.update(link.ref, { allowDownload: false, password: 'Other-8' }))
    expect(error).toMatchObject({ code: 'weaker-than-requested', takenBack: true })
    expect(bench.state.links.size).toBe(0)
    // Not for a moment was the link open on its way out.
    expect(bench.requests.filter(({ body }) => body.includes('"is_password_protected":false'))).toEqual([])
  })

  it('and set the first expiry revokes the link, for none can be put back', async () => {
    const bench = await startBench({ noExpiry: 'null' })
    const links = bench.client()
    const { link } = await links.create({ target: FILE, role: 'viewer', audience: 'anyone' })
    ignore(bench, 'allow_download')
    const patch = { allowDownload: false, expiresAt: '2027-02-01T12:00:00Z' }
    const error = await rejection(links.update(link.ref, patch))
    expect(error).toMatchObject({ code: 'weaker-than-requested', takenBack: true })
    expect(bench.state.links.size).toBe(0)
  })

  it('and set the first password takes it off again', async () => {
    const bench = await startBench()
    const links = bench.client()
    const { link } = await links.create({ target: FILE, role: 'viewer', audience: 'anyone' })
    ignore(bench, 'allow_download')
    const error = await rejection(links.update(link.ref, { allowDownload: false, password: 'Other-8' }))
    expect(error).toMatchObject({ code: 'weaker-than-requested', takenBack: false })
    expect(bench.state.links.get(link.id)).toMatchObject({ password: null, allowDownload: true })
  })
})
