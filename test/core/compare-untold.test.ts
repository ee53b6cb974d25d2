import { compare, type FieldCapabilities, type ShareLink, type ShareLinkDraft } from '@sharelink/core'
import { MEMORY_CAPABILITIES } from '@sharelink/testing'
import { describe, expect, it } from 'vitest'
import { ASKED, having, LINK, people, told } from './comparing.ts'
import { DRAFT } from './scripted.ts'

describe('what the answer does not tell', () => {
  const untold = (field: keyof ShareLink): Partial<ShareLink> => {
    const { [field]: _left, ...rest } = LINK
    return { ...Object.fromEntries(Object.keys(LINK).map((key) => [key, undefined])), ...rest }
  }
  const cases: readonly (readonly [Partial<ShareLinkDraft>, keyof ShareLink, string])[] = [
    [{}, 'role', 'role'],
    [{ audience: 'organization' }, 'audience', 'audience'],
    [people('a@x.org'), 'people', 'people'],
    [{}, 'listed', 'listed'],
    [{ password: 'secret' }, 'passwordProtected', 'password'],
    [{ expiresAt: ASKED }, 'expiresAt', 'expiresAt'],
    [{ allowDownload: false }, 'allowDownload', 'allowDownload'],
    [{ maxUses: 3 }, 'maxUses', 'maxUses'],
  ]

  it.each(cases)('%o: an absent %s means none where the provider always tells', (draft, member, field) => {
    const audience = draft.audience === 'people' ? { audience: 'people' as const } : {}
    expect(told(draft, { ...untold(member), ...audience })).toBe(`${field} weaker dropped`)
  })

  it.each(cases)(
    '%o: an absent %s is unverified where the provider tells sometimes or never',
    (draft, member, field) => {
      const audience = draft.audience === 'people' ? { audience: 'people' as const } : {}
      for (const readBack of ['sometimes', 'never'] as const) {
        const how = { readBack, change: 'update' } as const
        const fields: Partial<FieldCapabilities> = {
          role: { ...how, values: ['viewer'] },
          audience: { ...how, values: ['organization'] },
          people: { ...how, ids: true },
          listed: { ...how, audiences: ['anyone'] },
          password: how,
          expiresAt: { ...how, granularity: 'millisecond', zone: 'instant' },
          allowDownload: how,
          maxUses: how,
        }
        expect(told(draft, { ...untold(member), ...audience }, having(fields))).toBe(`${field} other unverified`)
      }
    },
  )

  it('takes a role without a name of ours for another one', () => {
    const { role: _role, ...rest } = LINK
    const [difference] = compare(DRAFT, { ...rest, providerRole: 'Custom' }, MEMORY_CAPABILITIES)
    expect(difference).toMatchObject({ field: 'role', effect: 'weaker', effective: 'Custom' })
  })

  it('says of visitor fields only that a link does not carry them', () => {
    expect(told({ visitorFields: ['email'] }, {})).toBe('visitorFields other unverified')
  })

  it('says of a kind of link that no capability knows what it can see, as if the provider always told', () => {
    expect(told({ kind: 'publication', password: 'secret' }, { kind: 'publication' })).toBe('password weaker dropped')
  })
})
