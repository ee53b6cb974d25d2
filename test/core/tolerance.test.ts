import type { Difference, Tolerance } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { refusedBy } from '../../packages/core/src/tolerance.ts'
import { DRAFT, HELD, LACKING, refusal, script } from './scripted.ts'

const difference = (field: Difference['field'], effect: Difference['effect']): Difference => ({
  field,
  effect,
  requested: 1,
  effective: 2,
  reason: 'dropped',
  note: 'A note.',
})
const ALL = [difference('password', 'weaker'), difference('role', 'stricter'), difference('name', 'other')]

describe('refusedBy', () => {
  it.each<readonly [Tolerance, readonly string[]]>([
    ['stricter', ['password']],
    ['nothing', ['password', 'role', 'name']],
    ['anything', []],
    [[], ['password']],
    [['password'], []],
    [['role', 'name'], ['password']],
  ])('%o refuses %o', (tolerate, fields) => {
    expect(refusedBy(tolerate, ALL).map(({ field }) => field)).toEqual(fields)
  })
})

describe('before sending', () => {
  const draft = { ...DRAFT, password: 'Kestrel-Harbor-27' }

  it('a weaker loss is refused, and says which field and why', async () => {
    const { links, calls } = script({ fields: { password: LACKING } })
    const error = await refusal(links.create(draft))
    expect(error).toMatchObject({ code: 'unsupported', field: 'password', message: 'password: Not here.' })
    expect(error.differences).toHaveLength(1)
    expect(calls).toEqual([])
  })

  it('a loss that loosens nothing is reported', async () => {
    const { links } = script({ fields: { name: LACKING, listed: LACKING } })
    const { differences } = await links.create({ ...DRAFT, name: 'A', listed: true })
    expect(differences.map(({ field, effect }) => [field, effect])).toEqual([
      ['listed', 'stricter'],
      ['name', 'other'],
    ])
  })

  it("'nothing' refuses it all the same", async () => {
    const { links, calls } = script({ fields: { name: LACKING } })
    const error = await refusal(links.create({ ...DRAFT, name: 'A' }, { tolerate: 'nothing' }))
    expect([error.code, error.field]).toEqual(['unsupported', 'name'])
    expect(calls).toEqual([])
  })

  it("'nothing' refuses what is never told, and sends what is told sometimes", async () => {
    const never = script({ fields: { password: { readBack: 'never', change: 'update' } } })
    const error = await refusal(never.links.create(draft, { tolerate: 'nothing' }))
    expect([error.code, error.field, never.calls]).toEqual(['unsupported', 'password', []])
    const sometimes = script({ fields: { password: { ...HELD, readBack: 'sometimes' } } })
    const { differences } = await sometimes.links.create(draft, { tolerate: 'nothing' })
    expect(differences).toEqual([])
    expect(sometimes.calls).toEqual(['create'])
  })

  it('nothing makes a value sendable that the provider does not know', async () => {
    const { links, calls } = script({ fields: { role: { ...HELD, values: ['viewer'] } } })
    const error = await refusal(links.create({ ...DRAFT, role: 'manager' }, { tolerate: 'anything' }))
    expect([error.code, error.field, calls]).toEqual(['unsupported', 'role', []])
  })

  it.each([
    ['äöüäöüäö', 'policy'],
    ['Kestrel 27', 'policy'],
    ['short', 'policy'],
    ['Kestrel-Harbor', 'policy'],
  ])('the whole password must match the pattern and fit the limits: %s', async (password, code) => {
    const { links, calls } = script({
      fields: { password: { ...HELD, minLength: 6, maxLength: 10, pattern: '[!-~]+' } },
    })
    const error = await refusal(links.create({ ...DRAFT, password }, { tolerate: 'anything' }))
    expect([error.code, error.field, calls]).toEqual([code, 'password', []])
    expect(JSON.stringify(error)).not.toContain(password)
  })

  it('forbidding download is refused where it must be allowed', async () => {
    const { links, calls } = script({ fields: { allowDownload: { ...HELD, required: 'allowed' } } })
    const error = await refusal(links.create({ ...DRAFT, allowDownload: false }, { tolerate: 'anything' }))
    expect([error.code, error.field, calls]).toEqual(['unsupported', 'allowDownload', []])
    await expect(links.create({ ...DRAFT, allowDownload: true })).resolves.toMatchObject({ differences: [] })
  })
})
