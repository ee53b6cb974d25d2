import {
  type Audience,
  type Capabilities,
  type LinkCapability,
  type ShareLink,
  translate,
  type TranslateOptions,
} from '@sharelink/core'
import { MEMORY_CAPABILITIES } from '@sharelink/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { having, LINK } from './comparing.ts'
import { LACKING } from './scripted.ts'
import {
  DOCS,
  DOCSPACE,
  NOT_MORE,
  NOT_WIDER,
  PROVIDERS,
  saidOf,
  SHEET,
  weakerFields,
  WORKDRIVE,
} from './translating.ts'

// The same cases in every run.
fc.configureGlobal({ seed: 20_261_121 })

const FILE = { kind: 'file', id: 'f' } as const
/** The old provider tells all that it can hold. */
const TO_FILE: TranslateOptions = { target: FILE, from: DOCSPACE }
const UNTIL = new Date('2032-01-01T10:20:30.500Z')

/** A link that is open to anyone for ever, but for what a test says. */
function link(members: Partial<ShareLink>): ShareLink {
  return { ...LINK, ...members }
}

function without(...names: readonly (keyof ShareLink)[]): ShareLink {
  const copy = { ...LINK }
  for (const name of names) delete copy[name]
  return copy
}

const brief = ({ differences }: ReturnType<typeof translate>): string =>
  differences.map(({ field, effect }) => `${field} ${effect}`).join('; ')

describe('translate', () => {
  it("says what nobody can tell without the old provider's capabilities", () => {
    expect(brief(translate(without('allowDownload', 'maxUses'), DOCSPACE, { target: FILE }))).toBe(
      'allowDownload other; maxUses other; visitorFields other',
    )
    expect(brief(translate(link({}), DOCSPACE, { target: FILE, visitorFields: [] }))).toBe('')
  })

  it('gives the draft of a link that the other provider can hold as it was', () => {
    const from = link({ role: 'editor', expiresAt: new Date('2032-01-01T00:00:00Z'), allowDownload: false })
    expect(translate(from, WORKDRIVE, TO_FILE)).toEqual({
      draft: {
        target: { kind: 'file', id: 'f' },
        kind: 'access',
        role: 'editor',
        audience: 'anyone',
        name: 'Report',
        expiresAt: new Date('2032-01-01T00:00:00Z'),
        allowDownload: false,
        maxUses: null,
      },
      differences: [],
      missing: [],
    })
  })

  it.each([
    ['viewer', ['viewer']],
    ['commenter', ['commenter']],
    ['reviewer', ['commenter']],
    ['form-filler', ['viewer']],
    ['uploader', []],
    ['editor', ['editor']],
    ['contributor', ['editor']],
    ['manager', ['editor']],
  ] as const)('a %s of a file becomes the next on WorkDrive that gives no more', (role, expected) => {
    const { draft, differences, missing } = translate(link({ role }), WORKDRIVE, TO_FILE)
    expect(draft === undefined ? [] : [draft.role]).toEqual(expected)
    if (draft === undefined) expect(missing).toEqual(['role'])
    expect(differences.filter(({ field }) => field === 'role')).toHaveLength(
      draft === undefined || draft.role === role ? 0 : 1,
    )
  })

  it.each([
    [['anyone', 'organization', 'people'], 'anyone', 'anyone'],
    [['organization', 'people'], 'anyone', 'organization'],
    [['anyone', 'people'], 'organization', 'people'],
    [['anyone'], 'organization', undefined],
    [['anyone', 'organization'], 'people', undefined],
  ] as const)('where there are %j, a link for %s is for %s', (values, audience, expected) => {
    const capabilities = having({ audience: { readBack: 'always', change: 'update', values } })
    const { draft, missing } = translate(link({ audience, people: ['a@b.example'] }), capabilities, TO_FILE)
    expect(draft?.audience).toBe(expected)
    expect(missing.includes('audience')).toBe(expected === undefined)
  })

  it('has no draft where the audience would be people and nobody is named', () => {
    const toSheet: TranslateOptions = { target: { kind: 'spreadsheet', id: 's' } }
    expect(translate(link({}), SHEET, toSheet)).toEqual({ differences: [], missing: ['people'] })
    expect(translate(link({ audience: 'people', people: [] }), SHEET, toSheet).draft).toBeUndefined()
    expect(translate(link({ audience: 'people', people: ['a@b.example'] }), SHEET, toSheet).draft).toBeDefined()
  })

  it.each([
    ['is protected', link({ passwordProtected: true })],
    ['may be protected', without('passwordProtected')],
  ])('a link that %s has a draft only with its password', (_what, from) => {
    expect(translate(from, WORKDRIVE, TO_FILE)).toEqual({ differences: [], missing: ['password'] })
    const { draft, missing } = translate(from, WORKDRIVE, { ...TO_FILE, password: 'Quiet-Harbour-19' })
    expect(draft?.password).toBe('Quiet-Harbour-19')
    expect(missing).toEqual([])
  })

  it('takes the word that there is no password only for a link that is not told to have one', () => {
    const none = { ...TO_FILE, password: null }
    expect(translate(without('passwordProtected'), WORKDRIVE, none).missing).toEqual([])
    expect(translate(link({ passwordProtected: true }), WORKDRIVE, none)).toEqual({
      differences: [],
      missing: ['password'],
    })
  })

  it('says that a password is added where there was none', () => {
    expect(brief(translate(link({}), WORKDRIVE, { ...TO_FILE, password: 'Quiet-Harbour-19' }))).toBe(
      'password stricter',
    )
  })

  it('says of two things about one field the one that weighs more', () => {
    const options = { ...TO_FILE, password: 'Quiet-Harbour-19' }
    expect(brief(translate(link({}), having({ password: LACKING }), options))).toBe('password weaker')
  })

  it('refuses a password that the other provider does not take', () => {
    const toRoom: TranslateOptions = { target: { kind: 'file', id: '1' }, password: 'short' }
    const { draft, missing } = translate(link({ passwordProtected: true }), DOCSPACE, toRoom)
    expect(draft).toBeUndefined()
    expect(missing).toEqual(['password'])
  })

  it('never shows the password that it was given', () => {
    const options = { ...TO_FILE, password: 'Quiet-Harbour-19' }
    const { draft: _draft, ...rest } = translate(
      link({ passwordProtected: true }),
      having({ password: LACKING }),
      options,
    )
    expect(rest.differences).toMatchObject([{ field: 'password', effect: 'weaker', requested: '(set)' }])
    expect(JSON.stringify(rest)).not.toContain('Quiet-Harbour-19')
  })

  it('reports an expiry that is not told, unless the caller says it', () => {
    const untold = translate(without('expiresAt'), WORKDRIVE, TO_FILE)
    expect(untold).toMatchObject({ missing: ['expiresAt'], differences: [{ field: 'expiresAt', effect: 'weaker' }] })
    expect(untold.draft).toBeDefined()
    const said = translate(without('expiresAt'), WORKDRIVE, { ...TO_FILE, expiresAt: '2032-01-01T00:00:00Z' })
    expect(said).toMatchObject({ missing: [], differences: [], draft: { expiresAt: '2032-01-01T00:00:00Z' } })
    expect(translate(without('expiresAt'), WORKDRIVE, { ...TO_FILE, expiresAt: null }).missing).toEqual([])
  })

  it('does not let the caller outlive an expiry that is told', () => {
    const { draft } = translate(link({ expiresAt: UNTIL }), WORKDRIVE, { ...TO_FILE, expiresAt: null })
    expect(draft?.expiresAt).toEqual(UNTIL)
  })

  it.each([
    ['a day', DOCS, UNTIL, ['stricter rounded']],
    ['a day, and a whole second is none', DOCS, new Date('2032-01-01T10:20:30Z'), ['stricter rounded']],
    ['a second', WORKDRIVE, UNTIL, ['stricter rounded']],
    ['a second, which it fits', WORKDRIVE, new Date('2032-01-01T10:20:30Z'), []],
    ['a millisecond, which it fits', DOCSPACE, UNTIL, []],
  ])('says that an expiry is rounded down to %s', (_what, capabilities, expiresAt, expected) => {
    const { differences } = translate(link({ expiresAt }), capabilities, TO_FILE)
    const rounded = differences.filter(({ field }) => field === 'expiresAt')
    expect(rounded.map(({ effect, reason }) => `${effect} ${reason}`)).toEqual(expected)
  })

  it.each([
    ['has expired', link({ expired: true, expiresAt: new Date(0) }), 'expiresAt'],
    ['is used up', link({ maxUses: 3, useCount: 3 }), 'maxUses'],
    ['is used more than up', link({ maxUses: 3, useCount: 4 }), 'maxUses'],
  ])('a link that %s has no draft', (_what, from, field) => {
    expect(translate(from, having({}), TO_FILE)).toEqual({ differences: [], missing: [field] })
  })

  it('leaves the uses that are left, and says where nobody knows how many', () => {
    expect(translate(link({ maxUses: 10, useCount: 4 }), having({}), TO_FILE).draft?.maxUses).toBe(6)
    const untold = translate(link({ maxUses: 10 }), having({}), TO_FILE)
    expect(untold).toMatchObject({ missing: ['maxUses'], draft: { maxUses: 10 } })
    expect(brief(untold)).toBe('maxUses weaker')
    expect(translate(link({ maxUses: 10 }), having({}), { ...TO_FILE, maxUses: 4 })).toMatchObject({
      missing: [],
      draft: { maxUses: 4 },
    })
  })

  it('leaves groups and the nameless out, and says so', () => {
    const from = link({ audience: 'people', people: ['ann@b.example'], others: ['group:5'] })
    const { draft, differences, missing } = translate(from, DOCS, TO_FILE)
    expect(draft?.people).toEqual(['ann@b.example'])
    expect(missing).toEqual(['people'])
    expect(differences).toContainEqual(expect.objectContaining({ field: 'people', requested: ['group:5'] }))
  })

  it('has no draft for groups alone', () => {
    const { draft, missing } = translate(link({ audience: 'people', people: [], others: ['group:5'] }), DOCS, TO_FILE)
    expect(draft).toBeUndefined()
    expect(missing).toEqual(['people'])
  })

  it.each(['role', 'audience'] as const)('has no draft where the %s is not told', (name) => {
    expect(translate(without(name), WORKDRIVE, TO_FILE)).toEqual({ differences: [], missing: [name] })
  })

  it('takes the role from the caller where it is not told, and only there', () => {
    expect(translate(without('role'), WORKDRIVE, { ...TO_FILE, role: 'reviewer' })).toMatchObject({
      draft: { role: 'commenter' },
      differences: [{ field: 'role', requested: 'reviewer', effective: 'commenter', effect: 'stricter' }],
    })
    expect(translate(link({ role: 'viewer' }), WORKDRIVE, { ...TO_FILE, role: 'editor' }).draft?.role).toBe('viewer')
  })

  it('makes plain access of a publication or download that the other provider lacks, and says so', () => {
    expect(translate(link({ kind: 'publication' }), WORKDRIVE, TO_FILE)).toMatchObject({
      draft: { kind: 'access' },
      differences: [{ field: 'kind', effect: 'other' }],
    })
    expect(translate(link({ kind: 'download' }), WORKDRIVE, TO_FILE).draft?.kind).toBe('download')
  })

  it('makes nothing else of an invitation, and nothing on an item that is not shared so', () => {
    expect(translate(link({ kind: 'invitation' }), WORKDRIVE, TO_FILE)).toEqual({ differences: [], missing: ['kind'] })
    expect(translate(link({}), WORKDRIVE, { target: { kind: 'room', id: '1' } }).missing).toEqual(['kind'])
  })

  it('leaves out a name that no draft can have', () => {
    expect(translate(link({ name: ' ' }), WORKDRIVE, TO_FILE).draft).not.toHaveProperty('name')
    expect(translate(link({ name: '\ud800' }), WORKDRIVE, TO_FILE).draft).not.toHaveProperty('name')
  })

  it('knows by the old provider’s capabilities what it may not have told', () => {
    const from = link({ provider: 'zoho-workdrive', passwordProtected: false })
    delete from.allowDownload
    const { draft, differences, missing } = translate(from, DOCSPACE, { ...TO_FILE, from: WORKDRIVE })
    expect(missing).toEqual(['allowDownload', 'visitorFields'])
    expect(differences.map(({ field, effect }) => `${field} ${effect}`)).toEqual([
      'allowDownload weaker',
      'visitorFields weaker',
    ])
    expect(draft).toBeDefined()
    const said = { ...TO_FILE, from: WORKDRIVE, allowDownload: false, visitorFields: [] }
    expect(translate(from, DOCSPACE, said)).toMatchObject({ missing: [], draft: { allowDownload: false } })
  })

  it('misses nothing that the old provider does not have, and still the password and expiry that it has', () => {
    const from = without('allowDownload', 'maxUses', 'passwordProtected', 'expiresAt')
    const options = { ...TO_FILE, password: 'Quiet-Harbour-19', from: DOCS }
    expect(translate(from, WORKDRIVE, options).missing).toEqual(['expiresAt'])
    const [, , , , , , docsWithoutZone] = PROVIDERS
    expect(docsWithoutZone?.provider).toBe('zoho-docs')
    expect(translate(from, WORKDRIVE, { ...options, from: docsWithoutZone ?? DOCS }).missing).toEqual(['expiresAt'])
  })

  it.each([
    ['a date without offset', { expiresAt: '2032-01-01T00:00:00' }, 'expiresAt'],
    ['an empty password', { password: '' }, 'password'],
  ])('throws for %s', (_what, options, field) => {
    const from = without('expiresAt', 'passwordProtected')
    const unfit = { ...TO_FILE, password: null, ...options }
    expect(() => translate(from, WORKDRIVE, unfit)).toThrow(expect.objectContaining({ code: 'invalid-request', field }))
  })
})

const KINDS = ['file', 'folder', 'room', 'spreadsheet', 'presentation'] as const
const ROLES = [
  'viewer',
  'commenter',
  'reviewer',
  'form-filler',
  'uploader',
  'editor',
  'contributor',
  'manager',
] as const
/** Mostly there: where too much is not told there is no draft to look at. */
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 4 })
const people = fc.uniqueArray(fc.constantFrom('ann@b.example', 'bob@b.example', '1482406', ' '), { maxLength: 3 })

/** A link as some provider may tell it, absent members and all. */
const links: fc.Arbitrary<ShareLink> = fc
  .record({
    kind: fc.constantFrom('access', 'access', 'access', 'download', 'invitation', 'publication'),
    role: maybe(fc.constantFrom(...ROLES)),
    audience: maybe(fc.constantFrom('anyone', 'organization', 'people')),
    people: maybe(people),
    others: maybe(fc.constant(['group:5'])),
    listed: maybe(fc.boolean()),
    name: maybe(fc.constantFrom('Report', '', '\ud800', 'x'.repeat(400))),
    passwordProtected: maybe(fc.boolean()),
    expiresAt: maybe(
      fc.option(fc.date({ min: new Date('2030-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })),
    ),
    expired: fc.constantFrom(undefined, false, false, true),
    allowDownload: maybe(fc.boolean()),
    maxUses: maybe(fc.option(fc.integer({ min: 0, max: 9 }))),
    useCount: maybe(fc.integer({ min: 0, max: 9 })),
  })
  .map((members) => {
    const told = Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))
    const { ref, provider, id, target, kind } = LINK
    return { ref, provider, id, target, kind, ...told }
  })

const options: fc.Arbitrary<TranslateOptions> = fc.record({
  target: fc.record({ kind: fc.constantFrom('file', 'folder', ...KINDS), id: fc.constant('f') }),
  password: maybe(fc.constantFrom(null, 'Quiet-Harbour-19', 'short')),
  role: maybe(fc.constantFrom(...ROLES)),
  expiresAt: maybe(fc.constantFrom(null, '2050-01-01T00:00:00Z')),
  maxUses: maybe(fc.constantFrom(null, 5)),
  allowDownload: maybe(fc.boolean()),
  from: maybe(fc.constantFrom(...PROVIDERS)),
})

describe('translate, whatever the link and the provider', () => {
  const given = fc.tuple(links, fc.constantFrom(...PROVIDERS), options)

  it('never gives a draft that is weaker than the link without saying so', () => {
    let drafts = 0
    const check = fc.property(given, ([from, capabilities, said]) => {
      const translation = translate(from, capabilities, said)
      if (translation.draft === undefined) return
      drafts += 1
      expect(saidOf(translation)).toEqual(
        expect.arrayContaining([...weakerFields(from, translation.draft, capabilities)]),
      )
    })
    fc.assert(check, { numRuns: 10_000 })
    expect(drafts).toBeGreaterThan(400)
  })

  it('never widens the audience, adds a right, opens what is closed or drops a password, said or not', () => {
    const check = fc.property(given, ([from, capabilities, said]) => {
      const { draft } = translate(from, capabilities, said)
      if (draft === undefined) return
      const role = from.role ?? said.role
      expect(role !== undefined && NOT_MORE[role].includes(draft.role)).toBe(true)
      expect(from.audience !== undefined && NOT_WIDER[from.audience].some((one) => one === draft.audience)).toBe(true)
      expect(from.expired).not.toBe(true)
      if (from.passwordProtected === true) expect(typeof draft.password).toBe('string')
      if (from.passwordProtected === undefined) expect(draft.password).toBeDefined()
      if (draft.audience === 'people') expect(draft.people?.length).toBeGreaterThan(0)
    })
    fc.assert(check, { numRuns: 10_000 })
  })

  it('reports each field once', () => {
    const check = fc.property(given, ([from, capabilities, said]) => {
      const { differences, missing } = translate(from, capabilities, said)
      const fields = differences.map(({ field }) => field)
      expect(new Set(fields).size).toBe(fields.length)
      expect(new Set(missing).size).toBe(missing.length)
    })
    fc.assert(check)
  })
})

describe('what the other provider has', () => {
  const [file] = MEMORY_CAPABILITIES.links
  if (file === undefined) throw new Error('There are no files.')
  const offering = (...ways: readonly Partial<LinkCapability>[]): Capabilities => ({
    ...MEMORY_CAPABILITIES,
    links: ways.map((way) => ({ ...file, ...way })),
  })
  const audiences = (...values: readonly Audience[]): Partial<LinkCapability> => ({
    fields: { ...file.fields, audience: { readBack: 'always', change: 'update', values } },
  })
  const lackingField = (field: 'role' | 'audience'): Capabilities =>
    offering({ fields: { ...file.fields, [field]: LACKING } })

  it.each([
    [['people', 'organization'], 'organization'],
    [['organization', 'people'], 'organization'],
    [['people', 'anyone', 'organization'], 'anyone'],
  ] as const)('of %j the widest audience that is not wider is taken: %s', (values, expected) => {
    const { draft, missing } = translate(link({ people: ['a@x.org'] }), offering(audiences(...values)), TO_FILE)
    expect([draft?.audience, missing]).toEqual([expected, []])
  })

  it.each(['role', 'audience'] as const)('no %s at all leaves no draft', (field) => {
    expect(translate(link({}), lackingField(field), TO_FILE)).toMatchObject({ missing: [field] })
    expect(translate(link({}), lackingField(field), TO_FILE).draft).toBeUndefined()
  })

  it('a kind of link that is never made there is passed over for one that is', () => {
    const notCreated = 'One is there by itself.'
    const both = offering({ notCreated, ...audiences('anyone', 'people') }, audiences('organization'))
    expect(translate(link({}), both, TO_FILE).draft?.audience).toBe('organization')
    expect(translate(link({}), offering({ notCreated }), TO_FILE).missing).toEqual(['kind'])
    const access = offering({ kind: 'publication', notCreated }, {})
    expect(translate(link({ kind: 'publication' }), access, TO_FILE).draft?.kind).toBe('access')
  })
})
