import type { DraftField, LinkCapability } from '@sharelink/core'
import { MEMORY_CAPABILITIES } from '@sharelink/testing'
import { describe, expect, it } from 'vitest'
import { parseDraft } from '../../packages/core/src/draft.ts'
import { needsDescription, settle, type Settlement } from '../../packages/core/src/negotiate.ts'
import { DRAFT, HELD, LACKING, NOW, refusal, script } from './scripted.ts'

const draft = parseDraft('memory', { ...DRAFT, name: 'A', password: 'Kestrel-Harbor-27' }, NOW)

type Kind = (named?: readonly DraftField[]) => Settlement

/** A kind of item that the target may be, by what it has else than a file; settled for the fields that a patch names. */
const settled =
  (more: Partial<LinkCapability>, fields: Partial<LinkCapability['fields']> = {}): Kind =>
  (named) => {
    const [file] = MEMORY_CAPABILITIES.links
    if (file === undefined) throw new Error('There are no files.')
    const capability = { ...file, ...more, fields: { ...file.fields, ...fields } }
    return settle({ provider: 'memory' }, draft, capability, NOW, 'anything', named)
  }

describe('whether an item is read before sending', () => {
  it.each<readonly [string, readonly Kind[], readonly DraftField[] | undefined, boolean]>([
    ['one kind of item it may be', [settled({})], undefined, false],
    ['two kinds that come to the same', [settled({ types: ['a'] }), settled({ types: ['b'] })], undefined, false],
    ['two kinds, one without passwords', [settled({}), settled({}, { password: LACKING })], undefined, true],
    [
      'a change of the password, of which one kind has none',
      [settled({}), settled({}, { password: LACKING })],
      ['password'],
      true,
    ],
    ['a change of the name, which both kinds have', [settled({}), settled({}, { password: LACKING })], ['name'], false],
    [
      'a change of the name that one kind can only make by a new link',
      [settled({}), settled({}, { name: { ...HELD, change: 'recreate' } })],
      ['name'],
      true,
    ],
    [
      'a change of the password that one kind empties otherwise',
      [settled({}), settled({}, { password: { ...HELD, clear: 'recreate' } })],
      ['password'],
      true,
    ],
    [
      'a change of the password, where names are changed otherwise',
      [settled({}), settled({}, { name: { ...HELD, change: 'recreate' } })],
      ['password'],
      false,
    ],
    ['roles that the item decides', [settled({ itemDecides: ['role'] })], undefined, true],
    ['a change of a role that the item decides', [settled({ itemDecides: ['role'] })], ['role'], true],
    ['a change of a name, where the item decides the role', [settled({ itemDecides: ['role'] })], ['name'], false],
  ])('%s', (_name, kinds, fields, expected) => {
    const settlements = kinds.map((kind) => kind(fields))
    expect(needsDescription(settlements, fields)).toBe(expected)
  })
})

describe('a name that carries the mark of a key', () => {
  const adapter = {
    heldName: ({ draft: { name }, token }: { draft: { name?: string | undefined }; token: string }) =>
      `${name} ${token}`,
  }
  const named = (id: string, key?: string) =>
    script({ adapter }).links.plan(
      { ...DRAFT, target: { kind: 'file', id }, name: 'Report' },
      { tolerate: 'anything', ...(key === undefined ? {} : { idempotencyKey: key }) },
    )

  it('is expected and told as a difference, the same for the same item and key and no other', () => {
    const [first, again, item, key] = [named('7', 'k1'), named('7', 'k1'), named('8', 'k1'), named('7', 'k2')]
    expect(first.expected.name).toMatch(/^Report [0-9a-f]{32}$/)
    expect(again.expected.name).toBe(first.expected.name)
    expect(new Set([first, item, key].map(({ expected }) => expected.name)).size).toBe(3)
    expect(first.differences).toMatchObject([{ field: 'name', requested: 'Report', effective: first.expected.name }])
  })

  it('is no other name without a key', () => {
    expect(named('7')).toMatchObject({ expected: { name: 'Report' }, differences: [] })
  })
})

describe('a target that may be of two kinds, of which one has no passwords', () => {
  const [file] = MEMORY_CAPABILITIES.links
  if (file === undefined) throw new Error('There are no files.')
  const kinds = [
    { ...file, types: ['form'], fields: { ...file.fields, password: LACKING } },
    { ...file, types: ['text'] },
  ]
  const described = (type: string) =>
    script({
      capabilities: { links: kinds },
      operations: () => ({ describe: (target) => Promise.resolve({ target: { ...target, type } }) }),
    })
  const wish = { ...DRAFT, password: 'Kestrel-Harbor-27' }

  it('is planned as the one that can hold what is asked for', () => {
    expect(described('text').links.plan(wish)).toMatchObject({
      expected: { passwordProtected: true },
      differences: [],
    })
    expect(described('text').links.plan(wish).refusal).toBeUndefined()
  })

  it('gets its link, or is refused, by what it turns out to be', async () => {
    const { link } = await described('text').links.create(wish)
    expect(link.passwordProtected).toBe(true)
    const { links, calls } = described('form')
    expect(await refusal(links.create(wish))).toMatchObject({ code: 'unsupported', field: 'password' })
    expect(calls).toEqual(['describe'])
  })
})
