import type { ShareLinkDraft, ShareLinkPatch } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { DRAFT, failure, HELD, LACKING, refusal, script, type Scripted } from './scripted.ts'

const PASSWORD = 'Kestrel-Harbor-27'
const FULL: ShareLinkDraft = { ...DRAFT, name: 'A', password: PASSWORD, expiresAt: '2032-01-01T00:00:00Z', maxUses: 3 }

async function made(scripted: Scripted, draft: ShareLinkDraft = FULL): Promise<string> {
  const { link } = await scripted.links.create(draft)
  scripted.calls.splice(0)
  return link.ref
}

describe('an update', () => {
  it('reads the link, changes what the patch names, and compares', async () => {
    const scripted = script()
    const ref = await made(scripted)
    const outcome = await scripted.links.update(ref, { role: 'editor', maxUses: null })
    expect(outcome).toMatchObject({ link: { ref, role: 'editor', maxUses: null, name: 'A' }, differences: [] })
    expect(outcome.requested).toMatchObject({ role: 'editor', maxUses: null, name: 'A', password: '(set)' })
    expect(scripted.calls).toEqual(['get', 'update'])
  })

  it('never shows the adapter a password that it is not to write', async () => {
    const patches: ShareLinkPatch[] = []
    const scripted = script({
      operations: ({ update }) => ({
        update: (change, call) => {
          patches.push(change.patch)
          return update(change, call)
        },
      }),
    })
    await scripted.links.update(await made(scripted), { name: 'B' })
    expect(patches).toEqual([{ name: 'B' }])
  })

  it('is refused before sending where a value cannot be held', async () => {
    const scripted = script({ fields: { maxUses: { ...HELD, max: 5 } } })
    const error = await refusal(scripted.links.update(await made(scripted), { maxUses: 6 }))
    expect([error.code, error.field, scripted.calls]).toEqual(['unsupported', 'maxUses', ['get']])
  })

  it('sends without what is lacking and tolerated, and reports it', async () => {
    const scripted = script({ fields: { visitorFields: LACKING } })
    const ref = await made(scripted)
    const patch: ShareLinkPatch = { name: 'B', visitorFields: ['email'] }
    expect((await refusal(scripted.links.update(ref, patch))).field).toBe('visitorFields')
    const { link, differences } = await scripted.links.update(ref, patch, { tolerate: ['visitorFields'] })
    expect([link.name, differences.map(({ reason }) => reason)]).toEqual(['B', ['unsupported']])
    expect([...scripted.server.links.values()][0]?.visitorFields).toEqual([])
  })

  it.each<readonly [string, Partial<ShareLinkDraft>, ShareLinkPatch]>([
    ['people', {}, { audience: 'people' }],
    ['people', {}, { people: ['ann@example.com'] }],
    ['notify', {}, { notify: {} }],
  ])('that does not fit the link names %s', async (field, draft, patch) => {
    const scripted = script({ fields: { notify: { readBack: 'never', change: 'update', message: true } } })
    const error = await refusal(scripted.links.update(await made(scripted, { ...DRAFT, ...draft }), patch))
    expect([error.code, error.field, scripted.calls]).toEqual(['invalid-request', field, ['get']])
  })

  it('asks the adapter what only it can see to be lost', async () => {
    const scripted = script({
      operations: () => ({
        refuseUpdate: () => ({ code: 'unsupported', field: 'expiresAt', message: 'It has passed.' }),
      }),
    })
    const error = await refusal(scripted.links.update(await made(scripted), { name: 'B' }))
    expect([error.code, error.field, scripted.calls]).toEqual(['unsupported', 'expiresAt', ['get', 'refuseUpdate']])
  })

  it.each(['get', 'update'] as const)('sends nothing where the provider has no %s', async (name) => {
    const scripted = script({ lacks: [name] })
    const error = await refusal(scripted.links.update(await made(scripted), { name: 'B' }))
    expect([error.code, scripted.calls]).toEqual(['unsupported', []])
  })

  it('of a link for people and groups keeps the groups', async () => {
    const scripted = script({
      operations: ({ get, update }) => ({
        get: async (...given) => withGroup(await get(...given)),
        update: async (...given) => withGroup(await update(...given)),
      }),
    })
    const ref = await made(scripted, { ...DRAFT, audience: 'people', people: ['ann@example.com'] })
    expect((await scripted.links.update(ref, { name: 'B' })).differences).toEqual([])
    const error = await refusal(scripted.links.update(ref, { people: ['bob@example.com'] }))
    expect([error.code, error.field]).toEqual(['weaker-than-requested', 'people'])
  })

  it('waits for another one of the same link', async () => {
    const scripted = script()
    const ref = await made(scripted)
    await Promise.all([
      scripted.links.update(ref, { name: 'B' }),
      scripted.links.update(ref, { maxUses: 5 }),
      scripted.links.revoke(ref),
    ])
    expect(scripted.calls).toEqual(['get', 'update', 'get', 'update', 'revoke'])
  })

  it('that is half done says which fields, and what is in force', async () => {
    const scripted = script({
      operations: () => ({ update: () => Promise.reject(failure('forbidden', { done: ['name'] })) }),
    })
    const error = await refusal(scripted.links.update(await made(scripted), { name: 'B', maxUses: 5 }))
    expect([error.code, error.done]).toEqual(['forbidden', ['name']])
  })
})

function withGroup<T extends { link: object }>(effective: T): T {
  return { ...effective, link: { ...effective.link, others: ['group 3'] } }
}
