import type { FieldCapabilities, ShareLinkDraft, ShareLinkPatch } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { DRAFT, failure, HELD, refusal, type Script, script, type Scripted } from './scripted.ts'

const ANEW = { readBack: 'always', change: 'recreate' } as const
const FIELDS: Partial<FieldCapabilities> = {
  name: ANEW,
  maxUses: { ...HELD, change: 'never' },
  expiresAt: expiry('always'),
}
const untold = { readBack: 'never', change: 'update' } as const
const PEOPLE: ShareLinkDraft = { ...DRAFT, name: 'A', audience: 'people', people: ['a@x.org'] }
const FULL: ShareLinkDraft = { ...DRAFT, name: 'A', expiresAt: '2032-01-01T00:00:00Z', allowDownload: false }

function expiry(readBack: 'always' | 'never'): FieldCapabilities['expiresAt'] {
  return { readBack, change: 'update', clear: 'recreate', granularity: 'millisecond', zone: 'instant' }
}

async function made(given: Script = {}, draft = FULL): Promise<Scripted & { ref: string }> {
  const scripted = script({ ...given, fields: { ...FIELDS, ...given.fields } })
  const { link } = await scripted.links.create(draft)
  scripted.calls.splice(0)
  return { ...scripted, ref: link.ref }
}

describe('what only a new link can have', () => {
  it('is refused without the word of the caller', async () => {
    const { links, ref, calls } = await made()
    const error = await refusal(links.update(ref, { name: 'B' }))
    expect([error.code, error.field, calls]).toEqual(['unsupported', 'name', ['get']])
    expect(error.hint).toContain('recreate: true')
  })

  it('is had by a new link, before the old one is revoked', async () => {
    const { links, ref, calls, server } = await made()
    const { link, replaced } = await links.update(ref, { name: 'B' }, { recreate: true })
    expect(replaced).toBe(ref)
    expect(link).toMatchObject({ name: 'B', allowDownload: false, expiresAt: new Date('2032-01-01T00:00:00Z') })
    expect(calls).toEqual(['get', 'create', 'revoke'])
    expect([...server.links.values()].map(({ id }) => id)).toEqual([link.id])
  })

  it('may be only that nothing is set any more', async () => {
    const { links, ref, calls } = await made()
    await links.update(ref, { expiresAt: '2032-02-01T00:00:00Z' })
    expect(calls).toEqual(['get', 'update'])
    expect((await refusal(links.update(ref, { expiresAt: null }))).field).toBe('expiresAt')
    const { link, replaced } = await links.update(ref, { expiresAt: null }, { recreate: true })
    expect([link.expiresAt, replaced]).toEqual([null, ref])
  })

  it('is not done for what can never change', async () => {
    const { links, ref, calls } = await made()
    const error = await refusal(links.update(ref, { maxUses: 3 }, { recreate: true }))
    expect([error.code, error.field, calls]).toEqual(['unsupported', 'maxUses', ['get']])
  })

  it('is not needed for anything else, also on the word of the caller', async () => {
    const { links, ref, calls } = await made()
    const { replaced } = await links.update(ref, { allowDownload: true }, { recreate: true })
    expect([replaced, calls]).toEqual([undefined, ['get', 'update']])
  })
})

describe('a new link in the place of the old', () => {
  it.each<readonly [string, ShareLinkDraft, Script, ShareLinkPatch]>([
    ['password', { ...FULL, password: 'Kestrel-Harbor-27' }, {}, { password: null }],
    [
      'expiresAt',
      FULL,
      { fields: { expiresAt: expiry('never') }, operations: forgetting('expiresAt') },
      { expiresAt: null },
    ],
    ['maxUses', FULL, { fields: { maxUses: never() }, operations: forgetting('maxUses') }, {}],
    ['role', FULL, { operations: forgetting('role') }, { role: 'viewer' }],
  ])('would silently lose %s, which must be named', async (field, draft, given, more) => {
    const { links, ref, calls, server } = await made(given, draft)
    const error = await refusal(links.update(ref, { name: 'B' }, { recreate: true }))
    expect([error.code, error.field, calls, server.links.size]).toEqual(['unsupported', field, ['get'], 1])
    if (Object.keys(more).length === 0) return
    const { replaced } = await links.update(ref, { name: 'B', ...more }, { recreate: true })
    expect(replaced).toBe(ref)
  })

  it('is not made for people whom the provider does not tell', async () => {
    const { links, ref, calls } = await made({ operations: forgetting('people') }, PEOPLE)
    const error = await refusal(links.update(ref, { name: 'B' }, { recreate: true }))
    expect([error.code, error.field, calls]).toEqual(['invalid-request', 'people', ['get']])
  })

  it('is asked for people only where they are the audience, and for nothing that an answer without it denies', async () => {
    const { links, ref } = await made({
      fields: { people: { ...untold, ids: true } },
      operations: forgetting('maxUses'),
    })
    expect((await links.update(ref, { name: 'B' }, { recreate: true })).replaced).toBe(ref)
  })

  it('is not asked for a password where the provider has none', async () => {
    const { links, ref } = await made({
      fields: { password: { lacking: 'No.' } },
      operations: forgetting('passwordProtected'),
    })
    expect((await links.update(ref, { name: 'B' }, { recreate: true })).replaced).toBe(ref)
  })

  it('is not made of a link that has expired, unless the patch says until when', async () => {
    const { links, ref, clock, server } = await made()
    clock.advance(Date.parse('2032-01-01T00:00:00Z') - clock.now())
    const error = await refusal(links.update(ref, { name: 'B' }, { recreate: true }))
    expect([error.code, error.field, server.links.size]).toEqual(['unsupported', 'expiresAt', 1])
    const later = { name: 'B', expiresAt: '2033-01-01T00:00:00Z' }
    expect((await links.update(ref, later, { recreate: true })).replaced).toBe(ref)
  })

  it('is taken back where it comes out weaker, and the old one stays', async () => {
    let creates = 0
    const { links, ref, server } = await made({
      operations: ({ create }) => ({
        create: (order, call) => {
          creates += 1
          return create(creates === 1 ? order : { ...order, draft: { ...order.draft, expiresAt: null } }, call)
        },
      }),
    })
    const error = await refusal(links.update(ref, { name: 'B' }, { recreate: true }))
    expect([error.code, error.takenBack]).toEqual(['weaker-than-requested', true])
    expect([...server.links.values()].map(({ name }) => name)).toEqual(['A'])
  })

  it('is taken back where the old one cannot be revoked, and both are named', async () => {
    let revokes = 0
    const { links, ref, server } = await made({
      operations: ({ revoke }) => ({
        revoke: (...given) => {
          revokes += 1
          return revokes === 1 ? Promise.reject(failure('forbidden')) : revoke(...given)
        },
      }),
    })
    const error = await refusal(links.update(ref, { name: 'B' }, { recreate: true }))
    expect([error.code, error.takenBack, error.candidates?.length]).toEqual(['ambiguous', true, 1])
    expect([...server.links.values()].map(({ name }) => name)).toEqual(['A'])
  })

  it('stands beside the old one where neither can be revoked, and the error says so', async () => {
    const { links, ref, server } = await made({
      operations: () => ({ revoke: () => Promise.reject(failure('forbidden')) }),
    })
    const error = await refusal(links.update(ref, { name: 'B' }, { recreate: true }))
    expect([error.code, error.takenBack, error.candidates?.length]).toEqual(['ambiguous', false, 2])
    expect(server.links.size).toBe(2)
  })

  it('is not made where the old one could not be revoked', async () => {
    const { links, ref, calls } = await made({ lacks: ['revoke'] })
    expect((await refusal(links.update(ref, { name: 'B' }, { recreate: true }))).code).toBe('unsupported')
    expect(calls).toEqual(['get'])
  })
})

function never(): FieldCapabilities['maxUses'] {
  return untold
}

/** The provider does not tell this member of a link. */
function forgetting(
  member: 'expiresAt' | 'maxUses' | 'role' | 'people' | 'passwordProtected',
): NonNullable<Script['operations']> {
  return ({ get }) => ({
    get: async (...given) => {
      const { link, ...rest } = await get(...given)
      const { [member]: _untold, ...told } = link
      return { ...rest, link: told }
    },
  })
}
