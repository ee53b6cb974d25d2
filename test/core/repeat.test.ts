import { describe, expect, it } from 'vitest'
import type { Effective } from '@sharelink/core'
import type { MemoryLink } from '@sharelink/testing'
import { DRAFT, refusal, type Script, script } from './scripted.ts'

describe('a repeated key', () => {
  const KEY = { idempotencyKey: 'order-4711' }

  it('gives the link of the first call, and makes none', async () => {
    const { links, server, calls } = script()
    const first = await links.create({ ...DRAFT, name: 'A' }, KEY)
    const again = await links.create({ ...DRAFT, name: 'A' }, KEY)
    expect([again.link.ref, server.links.size]).toEqual([first.link.ref, 1])
    expect(calls).toEqual(['find', 'create', 'find'])
  })

  it('is looked for again by a second call at once, after the first is done', async () => {
    const { links, calls } = script()
    const both = await Promise.all([links.create(DRAFT, KEY), links.create(DRAFT, KEY)])
    expect(both[0].link.ref).toBe(both[1].link.ref)
    expect(calls).toEqual(['find', 'create', 'find'])
  })

  it('stands for another link on another item, and for another key on the same', async () => {
    const { links } = script()
    const made = [
      await links.create(DRAFT, KEY),
      await links.create({ ...DRAFT, target: { kind: 'file', id: '8' } }, KEY),
      await links.create({ ...DRAFT, target: { kind: 'folder', id: '7' } }, KEY),
      await links.create(DRAFT, { idempotencyKey: 'order-4712' }),
    ]
    expect(new Set(made.map(({ link }) => link.id)).size).toBe(4)
  })

  it('gives the rounded link again, with the difference', async () => {
    const { links } = script({
      fields: { expiresAt: { readBack: 'always', change: 'update', granularity: 'second', zone: 'account' } },
      adapter: { holdExpiry: (asked) => new Date(Math.floor(asked.getTime() / 1000) * 1000) },
    })
    const draft = { ...DRAFT, expiresAt: '2032-01-01T00:00:00.700Z' }
    await links.create(draft, KEY)
    expect((await links.create(draft, KEY)).differences).toMatchObject([{ field: 'expiresAt', reason: 'rounded' }])
  })

  it.each([
    ['more', { role: 'editor' }],
    ['less', { expiresAt: '2031-12-01T00:00:00Z' }],
    ['something else', { name: 'B' }],
  ])('is a conflict where the draft asks for %s, and nothing is updated', async (_name, change) => {
    const { links, server } = script()
    const draft = { ...DRAFT, name: 'A', expiresAt: '2032-01-01T00:00:00Z' }
    const { link } = await links.create(draft, KEY)
    const before = [...server.links.values()]
    const error = await refusal(links.create(Object.assign({}, draft, change), { ...KEY, tolerate: 'anything' }))
    expect([error.code, error.link?.ref]).toEqual(['conflict', link.ref])
    expect([...server.links.values()]).toEqual(before)
  })

  it('is a conflict where the password is another', async () => {
    const { links } = script()
    await links.create({ ...DRAFT, password: 'Kestrel-Harbor-27' }, KEY)
    const error = await refusal(links.create({ ...DRAFT, password: 'Walnut_Ember_9143' }, KEY))
    expect(error).toMatchObject({ code: 'conflict', differences: [{ field: 'password', effective: '(another)' }] })
  })

  it('is a conflict where the link was changed since, or has expired', async () => {
    const { links, clock } = script()
    const { link } = await links.create({ ...DRAFT, expiresAt: '2032-01-01T00:00:00Z' }, KEY)
    await links.update(link.ref, { role: 'editor' })
    expect((await refusal(links.create({ ...DRAFT, expiresAt: '2032-01-01T00:00:00Z' }, KEY))).code).toBe('conflict')
    clock.advance(Date.parse('2033-01-01T00:00:00Z') - clock.now())
    expect((await refusal(links.create({ ...DRAFT, role: 'editor' }, KEY))).code).toBe('conflict')
  })

  it('is ambiguous where several links carry it', async () => {
    const { links } = script({
      operations: ({ find }) => ({
        find: async (order, call) => (await find(order, call)).flatMap((one) => [one, one]),
      }),
    })
    await links.create(DRAFT, KEY)
    const error = await refusal(links.create(DRAFT, KEY))
    expect([error.code, error.candidates?.length]).toEqual(['ambiguous', 2])
  })

  it('gives the link also where the provider does not tell all of it, and says so', async () => {
    const { links } = script({ fields: { maxUses: { readBack: 'never', change: 'never' } }, operations: untoldUses })
    const first = await links.create({ ...DRAFT, maxUses: 3 }, KEY)
    const again = await links.create({ ...DRAFT, maxUses: 3 }, KEY)
    expect(again.link.ref).toBe(first.link.ref)
    expect(again.differences).toMatchObject([{ field: 'maxUses', reason: 'unverified' }])
  })

  it.each([
    [{ name: 'A' }, [{ field: 'name', requested: 'A', effective: 'A (kept)' }]],
    [{}, []],
  ])('is known by the name that the provider gives the link of %j', async (named, differences) => {
    const { links, server } = script({
      adapter: { heldName: ({ draft }) => `${draft.name ?? 'Link'} (kept)` },
      operations: ({ create }) => ({
        create: (order, call) =>
          create({ ...order, draft: { ...order.draft, name: `${order.draft.name ?? 'Other'} (kept)` } }, call),
      }),
    })
    await links.create({ ...DRAFT, ...named }, KEY)
    expect((await links.create({ ...DRAFT, ...named }, KEY)).differences).toMatchObject(differences)
    expect(server.links.size).toBe(1)
  })
})

/** The provider does not tell how often a link may be used. */
const untoldUses: NonNullable<Script['operations']> = ({ create, find }) => {
  const hidden = ({ link: { maxUses: _untold, ...link }, ...rest }: Effective<MemoryLink>): Effective<MemoryLink> => ({
    ...rest,
    link,
  })
  return {
    create: async (...given) => hidden(await create(...given)),
    find: async (...given) => (await find(...given)).map(hidden),
  }
}
