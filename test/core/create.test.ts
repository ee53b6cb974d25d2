import type { ShareLinkDraft } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { DRAFT, failure, refusal, script } from './scripted.ts'

const PASSWORD = 'Kestrel-Harbor-27'
const PROTECTED: ShareLinkDraft = { ...DRAFT, password: PASSWORD }

describe('a link that came out weaker', () => {
  it('is taken back, and the error says what was weaker and that the link is gone', async () => {
    const { links, server, calls } = script({
      operations: ({ create }) => ({
        create: (order, call) => create({ ...order, draft: { ...order.draft, password: null } }, call),
      }),
    })
    const error = await refusal(links.create(PROTECTED))
    expect(error).toMatchObject({ code: 'weaker-than-requested', field: 'password', takenBack: true, retryable: false })
    expect(error.differences?.map(({ field, effect }) => [field, effect])).toEqual([['password', 'weaker']])
    expect(error.link?.id).toBeDefined()
    expect(server.links.size).toBe(0)
    expect(calls).toEqual(['create', 'revoke'])
    expect(JSON.stringify(error)).not.toContain(PASSWORD)
  })

  it.each([
    ['fails', () => Promise.reject(failure('unavailable'))],
    ['is not seen to have worked', () => Promise.resolve({ verified: false })],
  ])('whose taking back %s may be in force, and the error says so', async (_name, revoke) => {
    const { links } = script({
      operations: ({ create }) => ({
        create: (order, call) => create({ ...order, draft: { ...order.draft, password: null } }, call),
        revoke,
      }),
    })
    const error = await refusal(links.create(PROTECTED))
    expect([error.code, error.takenBack]).toEqual(['weaker-than-requested', false])
    expect(error.hint).toBe(`Revoke ${error.link?.ref} now.`)
  })

  it('is taken back in the time that is kept, also when the call is over', async () => {
    const controller = new AbortController()
    const { links, server } = script({
      operations: ({ create }, _server, { advance }) => ({
        create: async (order, call) => {
          const made = await create({ ...order, draft: { ...order.draft, password: null } }, call)
          advance(25_000)
          controller.abort()
          return made
        },
      }),
    })
    const error = await refusal(links.create(PROTECTED, { signal: controller.signal }))
    expect([error.code, error.takenBack, server.links.size]).toEqual(['weaker-than-requested', true, 0])
  })

  it.each<readonly [string, Partial<ShareLinkDraft>, object]>([
    ['a role with more rights', {}, { role: 'editor' }],
    ['a wider audience', { audience: 'organization' }, { audience: 'anyone' }],
    ['a later expiry', { expiresAt: '2032-01-01T00:00:00Z' }, { expiresAt: Date.parse('2032-01-02T00:00:00Z') }],
    ['no expiry', { expiresAt: '2032-01-01T00:00:00Z' }, { expiresAt: null }],
    ['download', { allowDownload: false }, { allowDownload: true }],
    ['more uses', { maxUses: 1 }, { maxUses: 2 }],
    ['a visitor field less', { visitorFields: ['name', 'email'] }, { visitorFields: ['name'] }],
    ['listing', {}, { listed: true }],
    ['another password', { password: PASSWORD }, { password: 'another' }],
  ])('is one with %s', async (_name, draft, stored) => {
    const { links, server } = script({
      operations: (_all, server) => {
        const { put } = server
        server.put = (link) => put({ ...link, ...stored })
        return {}
      },
    })
    const error = await refusal(links.create({ ...DRAFT, ...draft }))
    expect([error.code, error.takenBack, server.links.size]).toEqual(['weaker-than-requested', true, 0])
  })

  it('stands where the caller tolerates that field, with the difference', async () => {
    const { links, server } = script({
      operations: ({ create }) => ({
        create: (order, call) => create({ ...order, draft: { ...order.draft, password: null } }, call),
      }),
    })
    const { differences } = await links.create(PROTECTED, { tolerate: ['password'] })
    expect(differences.map(({ field }) => field)).toEqual(['password'])
    expect(server.links.size).toBe(1)
    expect((await refusal(links.create(PROTECTED, { tolerate: ['expiresAt'] }))).code).toBe('weaker-than-requested')
  })

  it("is also one that is only stricter, where 'nothing' is tolerated", async () => {
    const { links, server } = script({
      operations: ({ create }) => ({
        create: (order, call) => create({ ...order, draft: { ...order.draft, role: 'viewer' } }, call),
      }),
    })
    const draft: ShareLinkDraft = { ...DRAFT, role: 'editor' }
    expect((await links.create(draft)).differences).toMatchObject([{ field: 'role', effect: 'stricter' }])
    const error = await refusal(links.create(draft, { tolerate: 'nothing' }))
    expect([error.code, error.takenBack, server.links.size]).toEqual(['weaker-than-requested', true, 1])
  })

  it('is also one whose provider should tell and does not', async () => {
    const { links, server } = script({
      operations: ({ create }) => ({
        create: async (order, call) => {
          const { link, state } = await create(order, call)
          const { passwordProtected: _untold, ...rest } = link
          return { link: rest, state }
        },
      }),
    })
    expect((await refusal(links.create(PROTECTED))).code).toBe('weaker-than-requested')
    expect(server.links.size).toBe(0)
  })
})

describe('a create that is refused', () => {
  it('sends nothing where the provider has no such call, not even what would be read before', async () => {
    const { links, calls } = script({ lacks: ['create'] })
    expect((await refusal(links.create(DRAFT))).code).toBe('unsupported')
    expect(calls).toEqual([])
  })

  it('sends nothing for a key by which no link can be found again', async () => {
    const { links, calls } = script({ lacks: ['find'] })
    expect((await refusal(links.create(DRAFT, { idempotencyKey: 'k' }))).code).toBe('unsupported')
    expect(calls).toEqual([])
  })

  it('says what the provider said', async () => {
    const { links, server } = script({ operations: () => ({ create: () => Promise.reject(failure('limit-reached')) }) })
    expect((await refusal(links.create(DRAFT))).code).toBe('limit-reached')
    expect(server.links.size).toBe(0)
  })
})
