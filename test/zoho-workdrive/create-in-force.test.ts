import type { ShareLinkDraft } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { FILE, NATIVE, startBench } from './workdrive-bench.ts'
import { rejection } from '../setup/rejection.ts'

const DRAFT: ShareLinkDraft = { target: FILE, role: 'viewer', audience: 'anyone' }

describe('what is in force is what the server says', () => {
  it('an expiry that an administrator added is told (inferred)', async () => {
    const bench = await startBench({ defaultExpirationDays: 7 })
    const { link, differences } = await bench.client().create(DRAFT)
    const stored = bench.state.links.get(link.id)?.expiresAt
    expect(link.expiresAt?.getTime()).toBe(stored)
    expect(stored).toBeGreaterThan(bench.clock.now())
    expect(differences).toEqual([])
  })

  it('and is a difference where none was asked for (inferred)', async () => {
    const bench = await startBench({ defaultExpirationDays: 7 })
    const { differences } = await bench.client().create({ ...DRAFT, expiresAt: null })
    expect(differences).toMatchObject([{ field: 'expiresAt', effect: 'stricter', reason: 'policy' }])
  })

  it('and is cut by the expiry that was asked for', async () => {
    const bench = await startBench({ defaultExpirationDays: 7 })
    const expiresAt = '2027-03-01T12:00:00Z'
    const { link, differences } = await bench.client().create({ ...DRAFT, expiresAt })
    expect(link.expiresAt).toEqual(new Date(expiresAt))
    expect(differences).toEqual([])
  })

  it('what a sparse answer leaves out is unverified, not assumed', async () => {
    const bench = await startBench({ answers: 'sparse' })
    const draft: ShareLinkDraft = {
      ...DRAFT,
      name: 'report',
      password: 'Sesame-7',
      expiresAt: '2027-03-01T12:00:00Z',
      allowDownload: false,
      visitorFields: ['email'],
    }
    const { link, differences } = await bench.client().create(draft)
    expect(link).toEqual({
      ref: expect.any(String),
      provider: 'zoho-workdrive',
      id: link.id,
      url: `${bench.origin}/external/${link.id}`,
      target: FILE,
      kind: 'access',
      audience: 'anyone',
      name: 'report',
    })
    const unverified = ['role', 'password', 'expiresAt', 'allowDownload', 'visitorFields']
    expect(differences.map(({ field, reason, effect }) => [field, reason, effect])).toEqual(
      unverified.map((field) => [field, 'unverified', 'other']),
    )
  })

  it('and is refused and taken back where nothing is tolerated', async () => {
    const bench = await startBench({ answers: 'sparse' })
    const error = await rejection(bench.client().create(DRAFT, { tolerate: 'nothing' }))
    expect(error).toMatchObject({ code: 'weaker-than-requested', takenBack: true })
    expect(bench.state.links.size).toBe(0)
  })

  it('a password that the server dropped is taken back', async () => {
    const bench = await startBench()
    bench.mishaps.push((request) => {
      if (request.method !== 'POST') return undefined
      const body = request.body.replace(/"password_text":"[^"]*",?/, '').replace(',}', '}')
      return bench.server.handle({ ...request, body })
    })
    const error = await rejection(bench.client().create({ ...DRAFT, password: 'Sesame-7' }))
    expect(error).toMatchObject({ code: 'weaker-than-requested', takenBack: true, field: 'password' })
    expect(bench.state.links.size).toBe(0)
  })

  it('a role that the server gave instead is taken back', async () => {
    const bench = await startBench()
    bench.mishaps.push((request) =>
      request.method === 'POST'
        ? bench.server.handle({ ...request, body: request.body.replace('"role_id":"34"', '"role_id":"5"') })
        : undefined,
    )
    const error = await rejection(bench.client().create({ ...DRAFT, target: NATIVE }))
    expect(error).toMatchObject({ code: 'weaker-than-requested', takenBack: true, field: 'role' })
    expect(bench.state.links.size).toBe(0)
  })

  it('a link of another item is taken back', async () => {
    const bench = await startBench()
    bench.mishaps.push((request) =>
      request.method === 'POST'
        ? bench.server.handle({ ...request, body: request.body.replace(FILE.id, NATIVE.id) })
        : undefined,
    )
    const error = await rejection(bench.client().create(DRAFT))
    expect(error).toMatchObject({ code: 'weaker-than-requested', takenBack: true, field: 'target' })
    expect(bench.state.links.size).toBe(0)
  })
})
