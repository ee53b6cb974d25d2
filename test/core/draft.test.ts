import type { CallOptions, ShareLinkDraft, ShareLinkPatch } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { BAD_DRAFTS } from './bad-drafts.ts'
import { DRAFT, NOW, refusal, script } from './scripted.ts'

/** As a caller without types would pass it. */
function untyped<T extends object>(right: T, change: object): T {
  return Object.assign({}, right, change)
}

describe('a bad draft names its field and sends nothing', () => {
  it.each(BAD_DRAFTS)('%s: %o', async (field, change) => {
    const { links, calls } = script()
    const draft = untyped<ShareLinkDraft>(DRAFT, change)
    const error = await refusal(links.create(draft))
    expect({ code: error.code, field: error.field }).toEqual({ code: 'invalid-request', field })
    expect(error.message.startsWith(`${field}: `)).toBe(true)
    expect(calls).toEqual([])
    expect(() => links.plan(draft)).toThrow(error.message)
  })

  it.each([[null], ['file:7'], [undefined], [[DRAFT]], [42]])('not a draft at all: %o', async (draft) => {
    const { links, calls } = script()
    const create: (given: never) => Promise<unknown> = links.create
    const error = await refusal(Reflect.apply(create, undefined, [draft]))
    expect(error.code).toBe('invalid-request')
    expect(calls).toEqual([])
  })

  it('takes a member that JSON calls __proto__ for unknown', async () => {
    const { links } = script()
    const parsed: unknown = JSON.parse('{"__proto__": {"listed": true}}')
    const draft = Object.defineProperties({ ...DRAFT }, Object.getOwnPropertyDescriptors(parsed))
    expect((await refusal(links.create(draft))).code).toBe('invalid-request')
  })

  it('never repeats a value, which may be a secret in the wrong place', async () => {
    const { links } = script()
    const secret = 'Kestrel-Harbor-27'
    const changes = [{ role: secret }, { expiresAt: secret }, { password: [secret] }, { maxUses: secret }]
    for (const change of changes) {
      const error = await refusal(links.create(untyped<ShareLinkDraft>(DRAFT, change)))
      expect(JSON.stringify(error) + error.stack).not.toContain(secret)
    }
  })
})

describe('a bad patch names its field and sends nothing', () => {
  const ref = 'memory:file:7:1'
  it.each([
    ['target', { target: DRAFT.target }],
    ['kind', { kind: 'access' }],
    ['pasword', { pasword: 'x' }],
    ['patch', {}],
    ['patch', { name: undefined }],
    ['role', { role: 'owner' }],
    ['password', { password: '' }],
    ['expiresAt', { expiresAt: new Date(NOW) }],
    ['people', { audience: 'anyone', people: ['ann@example.com'] }],
    ['people', { people: [] }],
    ['notify', { audience: 'anyone', notify: {} }],
    ['maxUses', { maxUses: 0 }],
  ])('%s: %o', async (field, change) => {
    const { links, calls } = script()
    const error = await refusal(links.update(ref, untyped<ShareLinkPatch>({}, change)))
    expect({ code: error.code, field: error.field }).toEqual({ code: 'invalid-request', field })
    expect(calls).toEqual([])
  })
})

describe('a bad option names itself and sends nothing', () => {
  const BAD_OPTIONS: readonly (readonly [field: string, options: object])[] = [
    ['tolerat', { tolerat: 'anything' }],
    ['timeout', { timeout: 1000 }],
    ['tolerate', { tolerate: 'weaker' }],
    ['tolerate', { tolerate: ['pasword'] }],
    ['tolerate', { tolerate: 'password' }],
    ['deadline', { deadline: 0 }],
    ['deadline', { deadline: -1 }],
    ['deadline', { deadline: Number.NaN }],
    ['deadline', { deadline: Number.POSITIVE_INFINITY }],
    ['deadline', { deadline: '30' }],
    ['idempotencyKey', { idempotencyKey: '' }],
    ['idempotencyKey', { idempotencyKey: 'x'.repeat(201) }],
    ['idempotencyKey', { idempotencyKey: 7 }],
    ['recreate', { recreate: 'yes' }],
    ['signal', { signal: {} }],
  ]
  it.each(BAD_OPTIONS)('%s: %o', async (field, change) => {
    const { links, calls } = script()
    const options = untyped<CallOptions>({}, change)
    const ref = 'memory:file:7:1'
    const listed = links.list(DRAFT.target, options)[Symbol.asyncIterator]().next()
    const all = [links.create(DRAFT, options), links.get(ref, options), links.revoke(ref, options), listed]
    for (const task of [...all, links.update(ref, { name: 'A' }, options)]) {
      const error = await refusal(task)
      expect({ code: error.code, field: error.field }).toEqual({ code: 'invalid-request', field })
    }
    expect(() => links.plan(DRAFT, options)).toThrow(field)
    expect(calls).toEqual([])
  })
})
