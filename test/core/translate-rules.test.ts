import type { Capabilities, FieldCapabilities, ShareLink, TranslateOptions } from '@sharelink/core'
import { MEMORY_CAPABILITIES } from '@sharelink/testing'
import { describe, expect, it } from 'vitest'
import { onePerField, reported } from '../../packages/core/src/translate-differences.ts'
import { isOver, limitFor, untold } from '../../packages/core/src/translate-untold.ts'
import { LINK } from './comparing.ts'
import { DRAFT, HELD, LACKING } from './scripted.ts'

const NONE = { allowDownload: LACKING, maxUses: LACKING, visitorFields: LACKING }
const never = { readBack: 'never', change: 'update' } as const

/** Members of a link; one that is `undefined` is not told. */
type Given = { [M in keyof ShareLink]?: ShareLink[M] | undefined }

/** An old provider by its ways with files, one set of fields for each. */
function having(...ways: readonly Partial<FieldCapabilities>[]): Capabilities {
  const [file] = MEMORY_CAPABILITIES.links
  if (file === undefined) throw new Error('There are no files.')
  return {
    ...MEMORY_CAPABILITIES,
    links: ways.map((way) => ({ ...file, fields: { ...file.fields, ...NONE, ...way } })),
  }
}

const missing = (link: Given, options: Partial<TranslateOptions> = {}): readonly string[] => {
  const told = Object.fromEntries(Object.entries({ ...LINK, ...link }).filter(([, value]) => value !== undefined))
  const { ref, provider, id, target, kind } = LINK
  return untold({ ref, provider, id, target, kind, ...told }, { target: DRAFT.target, ...options })
}

describe('what the old link does not tell', () => {
  it.each<readonly [string, Given, Partial<TranslateOptions>, readonly string[]]>([
    ['nothing', {}, {}, []],
    ['the role', { role: undefined }, {}, ['role']],
    ['a role that the caller says', { role: undefined }, { role: 'viewer' }, []],
    ['the audience', { audience: undefined }, {}, ['audience']],
    ['groups', { others: ['g'] }, {}, ['people']],
    ['no groups', { others: [] }, {}, []],
    ['the password', { passwordProtected: true }, {}, ['password']],
    ['a password that the caller says', { passwordProtected: true }, { password: 'x' }, []],
    ['a password that the caller denies', { passwordProtected: true }, { password: null }, ['password']],
    ['whether there is a password', { passwordProtected: undefined }, {}, ['password']],
    ['whether there is one that the caller denies', { passwordProtected: undefined }, { password: null }, []],
    ['the expiry', { expiresAt: undefined }, {}, ['expiresAt']],
    ['an expiry that the caller says', { expiresAt: undefined }, { expiresAt: null }, []],
  ])('%s', (_name, link, options, expected) => {
    expect(missing(link, options)).toEqual(expected)
  })

  it.each(['allowDownload', 'maxUses'] as const)(
    'is %s only where the old provider has it and may not tell it',
    (field) => {
      const untoldField = { [field]: undefined }
      const fields = (
        ...ways: readonly (typeof LACKING | typeof HELD | typeof never)[]
      ): Partial<TranslateOptions> => ({
        from: having(...ways.map((way) => ({ [field]: way }))),
      })
      expect(missing(untoldField)).toEqual([])
      expect(missing(untoldField, fields(LACKING))).toEqual([])
      expect(missing(untoldField, fields(HELD))).toEqual([])
      expect(missing(untoldField, fields(never))).toEqual([field])
      expect(missing(untoldField, fields(HELD, never))).toEqual([field])
      expect(missing(untoldField, fields(HELD, LACKING))).toEqual([field])
      expect(missing({}, fields(never))).toEqual([])
      expect(missing(untoldField, { ...fields(never), allowDownload: false, maxUses: 3 })).toEqual([])
    },
  )

  it('is what visitors must say, wherever the old provider can ask them', () => {
    const asks = { from: having({ visitorFields: { ...HELD, values: ['email'] } }) } as const
    expect(missing({}, asks)).toEqual(['visitorFields'])
    expect(missing({}, { ...asks, visitorFields: [] })).toEqual([])
  })

  it.each<readonly [Partial<ShareLink>, Partial<TranslateOptions>, readonly string[]]>([
    [{ maxUses: 5 }, {}, ['maxUses']],
    [{ maxUses: 5, useCount: 0 }, {}, []],
    [{ maxUses: null }, {}, []],
    [{ maxUses: 5 }, { maxUses: 5 }, []],
    [{ maxUses: 5 }, { maxUses: 4 }, []],
    [{ maxUses: 5 }, { maxUses: 6 }, ['maxUses']],
    [{ maxUses: 5 }, { maxUses: null }, ['maxUses']],
    [{ maxUses: null }, { maxUses: 4 }, []],
  ])('is how often it was used: %j with %j', (link, options, expected) => {
    expect(missing(link, options)).toEqual(expected)
  })
})

describe('the limit of the new link', () => {
  it.each<readonly [Given, number | null | undefined, number | null | undefined]>([
    [{ maxUses: undefined }, undefined, undefined],
    [{ maxUses: undefined }, 3, 3],
    [{ maxUses: null }, 3, null],
    [{ maxUses: 5, useCount: 2 }, 9, 3],
    [{ maxUses: 5 }, 3, 3],
    [{ maxUses: 5 }, 9, 5],
    [{ maxUses: 5 }, null, 5],
    [{ maxUses: 5 }, undefined, 5],
  ])('of %j, where the caller says %s: %s', (link, maxUses, expected) => {
    const { maxUses: _max, ...rest } = LINK
    const given: ShareLink = { ...rest, ...(link.maxUses === undefined ? {} : { maxUses: link.maxUses }) }
    const counted = link.useCount === undefined ? given : { ...given, useCount: link.useCount }
    expect(limitFor(counted, { target: DRAFT.target, ...(maxUses === undefined ? {} : { maxUses }) })).toBe(expected)
  })

  it.each<readonly [Partial<ShareLink>, readonly string[]]>([
    [{ expired: true }, ['expiresAt']],
    [{ expired: false }, []],
    [{ maxUses: 5, useCount: 4 }, []],
    [{ maxUses: 5, useCount: 5 }, ['maxUses']],
    [{ maxUses: 0 }, ['maxUses']],
    [{ maxUses: null, useCount: 7 }, []],
  ])('ends the old one: %j', (link, expected) => {
    expect(isOver({ ...LINK, ...link })).toEqual(expected)
  })
})

describe('what is reported of a translation', () => {
  const brief = (link: Partial<ShareLink>, draft: object, absent: Parameters<typeof reported>[2] = []) =>
    reported({ ...LINK, ...link }, { ...DRAFT, kind: 'access', ...draft }, absent).map(
      ({ field, effect, reason, effective }) => [field, effect, reason, effective],
    )

  it('is each choice that gives something else, as what the provider lacks', () => {
    expect(brief({}, {})).toEqual([])
    expect(brief({ kind: 'publication' }, {})).toEqual([['kind', 'other', 'unsupported', 'access']])
    expect(brief({ role: 'editor' }, {})).toEqual([['role', 'stricter', 'unsupported', 'viewer']])
    expect(brief({}, { audience: 'organization' })).toEqual([['audience', 'stricter', 'unsupported', 'organization']])
    expect(brief({ others: ['g'] }, {}, ['people'])).toEqual([['people', 'stricter', 'unsupported', undefined]])
    expect(brief({}, { password: 'x' })).toEqual([['password', 'stricter', 'unsupported', '(set)']])
    expect(brief({ passwordProtected: true }, { password: 'x' })).toEqual([])
  })

  it('is each rule that may be lost, as weaker and unverified', () => {
    expect(brief({}, {}, ['expiresAt', 'allowDownload', 'visitorFields', 'maxUses'])).toEqual([
      ['expiresAt', 'weaker', 'unverified', null],
      ['allowDownload', 'weaker', 'unverified', true],
      ['visitorFields', 'weaker', 'unverified', []],
      ['maxUses', 'weaker', 'unverified', null],
    ])
    expect(brief({ maxUses: 5 }, { maxUses: 5 }, ['maxUses'])).toEqual([['maxUses', 'weaker', 'unverified', 5]])
    expect(brief({}, {}, ['role', 'name'])).toEqual([])
  })

  it('tells of uses whether it is the limit that is not told, or how much of it is left', () => {
    const [limited] = reported({ ...LINK, maxUses: 5 }, { ...DRAFT, kind: 'access', maxUses: 5 }, ['maxUses'])
    const [unlimited] = reported(LINK, { ...DRAFT, kind: 'access' }, ['maxUses'])
    expect(limited?.note).toContain('was used')
    expect(unlimited?.note).toContain('no limit')
  })

  it('is one difference of each field: the one that weighs most, the first of equals', () => {
    const [role] = reported({ ...LINK, role: 'editor' }, { ...DRAFT, kind: 'access' }, [])
    if (role === undefined) throw new Error('no difference')
    const stricter = { ...role, note: 'second' }
    const weaker = { ...role, effect: 'weaker', note: 'third' } as const
    expect(onePerField([role, stricter])).toEqual([role])
    expect(onePerField([role, stricter, weaker])).toEqual([weaker])
    expect(onePerField([weaker, role])).toEqual([weaker])
  })
})
