import type { LinkCapability, PlannedRequest, ShareLinkDraft } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { DRAFT, HELD, LACKING, NOW, refusal, script } from './scripted.ts'

const FULL: ShareLinkDraft = {
  ...DRAFT,
  name: 'A',
  password: 'Kestrel-Harbor-27',
  expiresAt: '2032-01-01T00:00:00Z',
  allowDownload: false,
  maxUses: 3,
  visitorFields: ['email'],
}

describe('a plan', () => {
  it('shows the request with its secrets masked and a random id as a sample', () => {
    const { links, calls, server } = script()
    const { requests, provider, refusal: refused } = links.plan(FULL)
    expect(requests).toMatchObject([
      { method: 'PUT', sample: true, body: { password: '***', name: 'A', maxUses: 3, allowDownload: false } },
    ])
    expect([provider, refused, calls, server.requests]).toEqual(['memory', undefined, [], []])
    expect(JSON.stringify(requests)).not.toContain('Kestrel')
  })

  it('expects the link as it will be', () => {
    const { links } = script()
    expect(links.plan(FULL).expected).toEqual({
      provider: 'memory',
      target: DRAFT.target,
      kind: 'access',
      role: 'viewer',
      audience: 'anyone',
      listed: false,
      name: 'A',
      passwordProtected: true,
      expiresAt: new Date('2032-01-01T00:00:00Z'),
      allowDownload: false,
      maxUses: 3,
    })
  })

  it('expects nothing of what nobody asked for but that it is open', () => {
    expect(script().links.plan(DRAFT).expected).toStrictEqual({
      provider: 'memory',
      target: DRAFT.target,
      kind: 'access',
      role: 'viewer',
      audience: 'anyone',
      listed: false,
      passwordProtected: false,
      expiresAt: null,
      allowDownload: true,
      maxUses: null,
    })
  })

  it('is the same every time, and with a key the very requests that create sends', async () => {
    const { links, server } = script()
    expect(links.plan(FULL)).toEqual(links.plan(FULL))
    const key = { idempotencyKey: 'order-4711' }
    const { requests } = links.plan(FULL, key)
    await links.create(FULL, key)
    const path = ({ method, url }: Pick<PlannedRequest, 'method' | 'url'>): string =>
      `${method} ${url.replace('memory://', '')}`
    expect(requests.map(path)).toEqual(server.requests.map(path))
    expect(requests.map(({ sample }) => sample)).toEqual([undefined, undefined])
  })

  it('shows the reads that the create makes', () => {
    const read = { method: 'GET', url: 'memory:///file/7', headers: {} }
    const [file] = script().links.capabilities.links
    if (file === undefined) throw new Error('There are no files.')
    const adapter = { planDescribe: () => [read] }
    const methods = (types: readonly LinkCapability[], draft: ShareLinkDraft): readonly string[] =>
      script({ capabilities: { links: types }, adapter })
        .links.plan(draft)
        .requests.map(({ method }) => method)
    const closed = { ...file, types: ['closed'], notCreated: 'Closed files take no link.' }
    const form = { ...DRAFT, target: { ...DRAFT.target, type: 'form' } }
    expect(methods([file], DRAFT)).toEqual(['PUT'])
    expect(methods([{ ...file, itemDecides: ['role'] }], DRAFT)).toEqual(['GET', 'PUT'])
    expect(methods([file, closed], DRAFT)).toEqual(['GET', 'PUT'])
    expect(methods([file, closed], form)).toEqual(['PUT'])
  })

  it.each<readonly [string, Partial<ShareLinkDraft>, string]>([
    ['role', { role: 'manager' }, 'unsupported'],
    ['audience', { audience: 'organization' }, 'unsupported'],
    ['maxUses', { maxUses: 3 }, 'unsupported'],
    ['password', { password: 'short' }, 'policy'],
    ['kind', { kind: 'publication' }, 'unsupported'],
  ])('says why create would refuse: %s', async (field, change, code) => {
    const { links, calls } = script({
      fields: {
        role: { ...HELD, values: ['viewer'] },
        audience: { ...HELD, values: ['anyone'] },
        maxUses: LACKING,
        password: { ...HELD, minLength: 8 },
      },
    })
    const draft = { ...DRAFT, ...change }
    const plan = links.plan(draft)
    expect(plan.refusal).toMatchObject({ code, field })
    expect(plan.requests).toEqual([])
    const error = await refusal(links.create(draft))
    expect({ code: error.code, field: error.field, message: error.message }).toEqual(plan.refusal)
    expect(calls).toEqual([])
  })

  it('shows what is lost, and what the caller tolerates', () => {
    const { links } = script({ fields: { maxUses: LACKING, name: LACKING } })
    const { differences, refusal: refused } = links.plan({ ...DRAFT, name: 'A', maxUses: 3 }, { tolerate: ['maxUses'] })
    expect(refused).toBeUndefined()
    expect(differences.map(({ field, effect }) => [field, effect])).toEqual([
      ['name', 'other'],
      ['maxUses', 'weaker'],
    ])
  })

  it('shows the expiry as it can be held, and that it is over where it cannot', () => {
    const { links } = script({
      fields: { expiresAt: { ...HELD, granularity: 'day', zone: 'account' } },
      adapter: {
        holdExpiry: (asked, now) => {
          const end = Math.floor((asked.getTime() + 1000) / 86_400_000) * 86_400_000 - 1000
          return end > now ? new Date(end) : undefined
        },
      },
    })
    const { expected, differences } = links.plan({ ...DRAFT, expiresAt: '2032-01-01T12:00:00Z' })
    expect(expected.expiresAt).toEqual(new Date('2031-12-31T23:59:59Z'))
    expect(differences).toMatchObject([{ field: 'expiresAt', reason: 'rounded', effect: 'stricter' }])
    const soon = links.plan({ ...DRAFT, expiresAt: new Date(NOW + 3_600_000) })
    expect(soon.refusal).toMatchObject({ code: 'unsupported', field: 'expiresAt' })
  })

  it('of a draft for an audience that no capability speaks of names the audience', () => {
    const [file] = script().links.capabilities.links
    if (file === undefined) throw new Error('There are no files.')
    const { links } = script({ capabilities: { links: [{ ...file, audiences: ['people'] }] } })
    expect(links.plan(DRAFT).refusal).toMatchObject({ code: 'unsupported', field: 'audience' })
  })

  it('with a key that nothing could be found by is refused as the create would be', async () => {
    const { links, calls } = script({ lacks: ['find'] })
    const options = { idempotencyKey: 'order-27' }
    const refused = expect.objectContaining({ code: 'unsupported' })
    expect(() => links.plan(DRAFT, options)).toThrow(refused)
    await expect(links.create(DRAFT, options)).rejects.toEqual(refused)
    expect(calls).toEqual([])
  })
})
