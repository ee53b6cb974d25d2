import type { Difference, ShareLinks } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { needsRecreation, sendablePatch } from '../../packages/core/src/patch-limits.ts'
import { parseDraft, type ParsedPatch } from '../../packages/core/src/draft.ts'
import { settle, type Settlement } from '../../packages/core/src/negotiate.ts'
import { refusalError } from '../../packages/core/src/negotiation.ts'
import { providerRoleChanged } from '../../packages/core/src/overlay.ts'
import { LINK } from './comparing.ts'
import { DRAFT, HELD, LACKING, NOW, refusal, script } from './scripted.ts'

const REF = 'memory:file:7:1'
const NAME: Difference = {
  field: 'name',
  requested: 'A',
  effective: '',
  reason: 'unsupported',
  effect: 'other',
  note: 'No names.',
}

describe('a refusal as an error', () => {
  const refused = { code: 'unsupported', field: 'name', message: 'name: none here.' } as const

  it('offers to do without what a tolerance can let go, and only that', () => {
    const tolerable = refusalError('memory', refused, [{ ...NAME, field: 'maxUses' }, NAME])
    expect(tolerable.hint).toContain("'name' in `tolerate`")
    expect(tolerable.differences).toHaveLength(2)
    for (const differences of [undefined, [], [{ ...NAME, field: 'maxUses' } as const]])
      expect(refusalError('memory', refused, differences).hint).not.toContain('tolerate')
    expect(refusalError('memory', refused, [])).not.toHaveProperty('differences')
  })
})

describe('what an adapter cannot do', () => {
  it.each<readonly [string, Parameters<typeof script>[0], (links: ShareLinks) => Promise<unknown>]>([
    ['create', { lacks: ['create'] }, (links) => links.create(DRAFT)],
    ['find', { lacks: ['find'] }, (links) => links.create(DRAFT, { idempotencyKey: 'k' })],
    ['get', { lacks: ['get'] }, (links) => links.get(REF)],
    ['revoke', { lacks: ['revoke'] }, (links) => links.revoke(REF)],
    ['list', { lacks: ['list'] }, async (links) => links.list(DRAFT.target)[Symbol.asyncIterator]().next()],
  ])('without %s, it is refused before anything is sent', async (_name, given, task) => {
    const { links, calls } = script(given)
    expect(await refusal(task(links))).toMatchObject({ code: 'unsupported', provider: 'memory' })
    expect(calls).toEqual([])
  })

  it.each(['room:9', { kind: 'room', id: '9' } as const, 'nothing', ''])('it does not list %j', async (scope) => {
    const { links, calls } = script({ capabilities: { lists: ['file', 'folder'] } })
    const error = await refusal(links.list(scope)[Symbol.asyncIterator]().next())
    expect(error).toMatchObject({ code: 'unsupported', field: 'scope' })
    expect(error.message).toContain('file, folder')
    expect(calls).toEqual([])
  })

  it('it lists nothing where there is nothing to list', async () => {
    const { links } = script({ capabilities: { lists: [] } })
    expect((await refusal(links.list('file:7')[Symbol.asyncIterator]().next())).message).toContain('nothing')
  })
})

describe('a ref', () => {
  it.each([
    ['', /must be the text/],
    ['zoho-docs:file:7:1', /zoho-docs.*memory/],
    ['memory:spreadsheet:7:1', /not a ref/],
    ['memory:file:7', /not a ref/],
    ['memory:file:.:1', /not a ref/],
    ['memory:file:..:1', /not a ref/],
    ['memory:file:7:.', /not a ref/],
    ['memory:file:7:%zz', /not a ref/],
  ])('%j is none of this provider', async (ref, message) => {
    const { links, calls } = script()
    const error = await refusal(links.get(ref))
    expect(error).toMatchObject({ code: 'invalid-request', field: 'ref' })
    expect(error.message).toMatch(message)
    expect(calls).toEqual([])
  })

  it('may be another text that the provider knows, but never a ref of a kind that it does not have', async () => {
    const parseAddress = (): { target: typeof DRAFT.target; id: string } => ({ target: DRAFT.target, id: '1' })
    const { links } = script({ adapter: { parseAddress } })
    expect((await refusal(links.get('https://memory.example/s/1'))).code).toBe('not-found')
    expect((await refusal(links.get('memory:spreadsheet:7:1'))).field).toBe('ref')
  })
})

function settled(fields: Partial<Settlement['capability']['fields']>, draft: object = {}): Settlement {
  const [file] = script({ fields }).links.capabilities.links
  if (file === undefined) throw new Error('There are no files.')
  return settle({ provider: 'memory' }, parseDraft('memory', { ...DRAFT, ...draft }, NOW), file, NOW, 'anything')
}

describe('a patch that can be sent', () => {
  const patch: ParsedPatch = {
    name: 'A',
    password: 'Kestrel-27',
    expiresAt: new Date(NOW + 1),
    allowDownload: false,
    maxUses: 3,
    visitorFields: ['email'],
  }

  it.each(['name', 'password', 'expiresAt', 'allowDownload', 'maxUses', 'visitorFields'] as const)(
    'has no %s where there is none, and all else',
    (field) => {
      const { [field]: _gone, ...rest } = patch
      const kept = sendablePatch(patch, settled({ [field]: LACKING }, { expiresAt: patch.expiresAt }))
      expect(Object.keys(kept).sort()).toEqual(Object.keys(rest).sort())
      expect(kept).toMatchObject(rest)
    },
  )

  it('is listed and notifies only where that can be, and says nothing of it unasked', () => {
    const shown = settled({ listed: LACKING, notify: LACKING }, { listed: true })
    expect(sendablePatch({ listed: true, notify: { message: 'Hello' } }, shown)).toEqual({
      listed: false,
      notify: false,
    })
    expect(sendablePatch({ name: 'A' }, shown)).toStrictEqual({ name: 'A' })
  })
})

describe('whether a patch needs a new link', () => {
  const needs = (fields: Partial<Settlement['capability']['fields']>, patch: ParsedPatch, recreate?: boolean) =>
    needsRecreation('memory', patch, settled(fields), recreate)
  const clearing = { ...HELD, clear: 'recreate' } as const

  it.each<readonly [string, Partial<Settlement['capability']['fields']>, ParsedPatch, boolean]>([
    ['a password set', { password: clearing }, { password: 'x' }, false],
    ['a password emptied', { password: clearing }, { password: null }, true],
    [
      'visitor fields named',
      { visitorFields: { ...clearing, values: ['email'] } },
      { visitorFields: ['email'] },
      false,
    ],
    ['visitor fields emptied', { visitorFields: { ...clearing, values: ['email'] } }, { visitorFields: [] }, true],
    ['another field', { password: clearing }, { name: 'A' }, false],
    ['a field that the provider lacks', { name: LACKING }, { name: 'A' }, false],
    ['a field that only a new link has', { name: { ...HELD, change: 'recreate' } }, { name: 'A' }, true],
  ])('%s', (_name, fields, patch, expected) => {
    expect(needs(fields, patch, true)).toBe(expected)
    if (!expected) expect(needs(fields, patch)).toBe(false)
    else expect(() => needs(fields, patch)).toThrowError(expect.objectContaining({ code: 'unsupported' }))
  })

  it('never changes what cannot be changed, whatever is allowed', () => {
    const fields = { name: { ...HELD, change: 'never' } } as const
    expect(() => needs(fields, { name: 'A' }, true)).toThrowError(
      expect.objectContaining({ code: 'unsupported', field: 'name' }),
    )
  })
})

describe('a role that has no name of ours', () => {
  const { role: _role, ...unnamed } = LINK
  const custom = { ...unnamed, providerRole: 'Custom' }

  it.each([
    [custom, custom, false],
    [custom, { ...unnamed, providerRole: 'Other' }, true],
    [custom, { ...custom, role: 'editor' } as const, true],
    [custom, LINK, true],
    [LINK, { ...LINK, role: 'editor' } as const, false],
    [LINK, custom, false],
  ])('%#: is seen to be another one', (before, after, changed) => {
    expect(providerRoleChanged(before, after)).toBe(changed)
  })
})
