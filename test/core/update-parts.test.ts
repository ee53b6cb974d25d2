import type { Difference, DraftField, ShareLink } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { parseDraft, type ParsedPatch } from '../../packages/core/src/draft.ts'
import { describeDifference } from '../../packages/core/src/difference.ts'
import { reasons } from '../../packages/core/src/take-back.ts'
import { differencesAfter } from '../../packages/core/src/update-differences.ts'
import { LINK } from './comparing.ts'
import { DRAFT, failure, HELD, NOW, refusal, script } from './scripted.ts'

const difference = (field: DraftField, effect: Difference['effect']): Difference => ({
  field,
  requested: 'a',
  effective: 'b',
  reason: 'dropped',
  effect,
  note: '',
})

describe('why a link is taken back', () => {
  it('is what came out weaker, or all that came out otherwise', () => {
    const mixed = [difference('name', 'other'), difference('role', 'weaker'), difference('people', 'weaker')]
    expect(reasons(mixed)).toEqual({ field: 'role', fields: 'role, people' })
    const others = [difference('name', 'other'), difference('maxUses', 'stricter')]
    expect(reasons(others)).toEqual({ field: 'name', fields: 'name, maxUses' })
    expect(reasons([])).toStrictEqual({ fields: '' })
  })
})

type Judging = { patch?: ParsedPatch; lost?: readonly DraftField[]; wish?: object; told?: { visitorFields?: [] } }

/** What is different after an update, as `field effect reason`. */
function after(before: Partial<ShareLink>, link: Partial<ShareLink>, judging: Judging = {}): readonly string[] {
  const { patch = {}, lost, wish = {}, told } = judging
  const requested = parseDraft('memory', { ...DRAFT, ...wish }, NOW)
  const judged = { before: { link: { ...LINK, ...before }, state: undefined }, patch, requested }
  const effective = { link: { ...LINK, ...link }, state: undefined, ...(told === undefined ? {} : { told }) }
  return differencesAfter(lost === undefined ? judged : { ...judged, lost }, effective).map(
    ({ field, effect, reason, effective: now }) => `${field} ${effect} ${reason} ${String(now)}`,
  )
}

describe('what an update changed that it should have left alone', () => {
  it('is every field that came out otherwise', () => {
    expect(after({}, { listed: true })).toEqual(['listed weaker dropped true'])
    expect(after({}, {})).toEqual([])
  })

  it('is the role, also one that has no name of ours', () => {
    const { role: _role, ...unnamed } = LINK
    const custom = { ...unnamed, providerRole: 'Custom' }
    const judge = (before: ShareLink, link: ShareLink, patch: ParsedPatch = {}) =>
      differencesAfter(
        { before: { link: before, state: undefined }, patch, requested: parseDraft('memory', DRAFT, NOW) },
        { link, state: undefined },
      ).map(({ field, effect, effective }) => [field, effect, effective])
    expect(judge(custom, custom)).toEqual([])
    expect(judge(custom, { ...custom, providerRole: 'Other' })).toEqual([['role', 'weaker', 'Other']])
    expect(judge(custom, { ...LINK, role: 'editor' })).toEqual([['role', 'weaker', 'editor']])
    expect(judge(LINK, { ...LINK, role: 'editor' })).toEqual([['role', 'weaker', 'editor']])
    expect(judge(custom, { ...LINK, role: 'editor' }, { role: 'viewer' })).toEqual([['role', 'weaker', 'editor']])
    expect(judge(custom, LINK, { role: 'viewer' })).toEqual([])
  })

  it('is not what the provider does not tell, unless the patch names it', () => {
    const how = { readBack: 'never', change: 'update' } as const
    const [capability] = script({ fields: { name: how } }).links.capabilities.links
    if (capability === undefined) throw new Error('There are no files.')
    const { name: _name, ...unnamed } = LINK
    const judge = (patch: ParsedPatch) =>
      differencesAfter(
        {
          before: { link: LINK, state: undefined },
          patch,
          requested: parseDraft('memory', { ...DRAFT, name: 'Report' }, NOW),
          capability,
        },
        { link: unnamed, state: undefined },
      ).map(({ field, reason }) => `${field} ${reason}`)
    expect(judge({})).toEqual([])
    expect(judge({ name: 'Report' })).toEqual(['name unverified'])
    expect(judge({ name: 'Report', maxUses: null })).toEqual(['name unverified'])
    expect(judge({ maxUses: null })).toEqual([])
  })

  it('is what had to be let go, once, as weaker', () => {
    const wish = { password: 'Kestrel-27', expiresAt: '2032-01-01T00:00:00Z' }
    expect(after({}, { passwordProtected: false }, { wish, lost: ['password', 'expiresAt'] })).toEqual([
      'password weaker dropped (none)',
      'expiresAt weaker dropped null',
    ])
  })
})

describe('an update', () => {
  it.each(['forbidden', 'conflict', 'rate-limited'] as const)('that is refused (%s) is not read back', async (code) => {
    const { links, calls } = script({ operations: () => ({ update: () => Promise.reject(failure(code)) }) })
    const { link } = await links.create(DRAFT)
    calls.splice(0)
    expect((await refusal(links.update(link.ref, { name: 'B' }))).code).toBe(code)
    expect(calls).toEqual(['get', 'update'])
  })

  it('without a way to change a link in place is one for a new link, or none', async () => {
    const { links, calls } = script({ lacks: ['update'], fields: { name: { ...HELD, change: 'recreate' } } })
    const { link } = await links.create({ ...DRAFT, name: 'A' })
    calls.splice(0)
    expect(await refusal(links.update(link.ref, { name: 'B' }))).toMatchObject({ code: 'unsupported' })
    expect(await refusal(links.update(link.ref, { name: 'B' }, { recreate: false }))).toMatchObject({
      code: 'unsupported',
    })
    expect(calls).toEqual([])
    expect((await links.update(link.ref, { name: 'B' }, { recreate: true })).replaced).toBe(link.ref)
  })

  it('tells the create of a new link which one it takes the place of, and no other create', async () => {
    const replaces: unknown[] = []
    const { links } = script({
      fields: { name: { ...HELD, change: 'recreate' } },
      operations: ({ create }) => ({
        create: (order, call) => {
          replaces.push('replaces' in order ? order.replaces?.id : 'no member')
          return create(order, call)
        },
      }),
    })
    const { link } = await links.create({ ...DRAFT, name: 'A' })
    await links.update(link.ref, { name: 'B' }, { recreate: true })
    expect(replaces).toEqual(['no member', link.id])
  })
})

describe('a create that could not be found out', () => {
  const { link } = { link: LINK }
  it.each([
    ['of the look', [link], undefined, [link]],
    ['of the create', undefined, [link], [link]],
    ['of nobody', undefined, undefined, undefined],
  ] as const)('names the candidates %s', async (_name, ofLook, ofCreate, expected) => {
    const { links } = script({
      operations: () => ({
        create: () => Promise.reject(failure('ambiguous', { candidates: ofCreate })),
        find: () => Promise.reject(failure('unavailable', { candidates: ofLook })),
      }),
    })
    const error = await refusal(links.create(DRAFT))
    expect([error.code, error.candidates]).toEqual(['ambiguous', expected])
  })

  it('names those of the create where the look broke down', async () => {
    const { links } = script({
      operations: () => ({
        create: () => Promise.reject(failure('ambiguous', { candidates: [link] })),
        find: () => Promise.reject(Object.assign(new Error('no'), { candidates: [] })),
      }),
    })
    expect((await refusal(links.create(DRAFT))).candidates).toEqual([link])
  })
})

describe('an expiry that is in force earlier than asked', () => {
  const asked = Date.parse('2031-05-01T12:00:00Z')
  const [file] = script().links.capabilities.links

  // A second, an hour of summer time and a second, and a day of 25 hours before the one asked for.
  it.each([
    ['millisecond', 0, 'dropped'],
    ['millisecond', 1, 'rounded'],
    ['millisecond', 2, 'policy'],
    ['second', 3_601_000, 'rounded'],
    ['second', 3_601_001, 'policy'],
    ['day', 50 * 3_600_000, 'rounded'],
    ['day', 50 * 3_600_000 + 1, 'policy'],
  ] as const)('by %s, %i ms earlier: %s', (granularity, earlier, reason) => {
    if (file === undefined) throw new Error('There are no files.')
    const expiresAt = { ...HELD, granularity, zone: 'instant' } as const
    const verdict = {
      effect: reason === 'dropped' ? ('weaker' as const) : ('stricter' as const),
      requested: new Date(asked),
      effective: new Date(asked - earlier),
    }
    const capability = { ...file, fields: { ...file.fields, expiresAt } }
    expect(describeDifference('expiresAt', verdict, capability, undefined).reason).toBe(reason)
  })
})
