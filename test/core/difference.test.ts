import {
  type Capabilities,
  compare,
  type FieldCapabilities,
  type ShareLink,
  type ShareLinkDraft,
} from '@sharelink/core'
import { MEMORY_CAPABILITIES } from '@sharelink/testing'
import { describe, expect, it } from 'vitest'
import { ASKED, at, having, LINK, told } from './comparing.ts'
import { DRAFT, HELD, LACKING } from './scripted.ts'

describe('a difference', () => {
  const [password] = compare({ ...DRAFT, password: 'Kestrel-Harbor-27' }, LINK, MEMORY_CAPABILITIES)
  const never = having({ password: { readBack: 'never', change: 'update' } })

  it('never shows a password', () => {
    expect(password).toMatchObject({ requested: '(set)', effective: '(none)' })
    const { passwordProtected: _flag, ...untold } = LINK
    const asked = (value: string | null): unknown => compare({ ...DRAFT, password: value }, untold, never)[0]?.requested
    expect([asked('Kestrel-Harbor-27'), asked(null)]).toEqual(['(set)', '(none)'])
  })

  it('is rounding only within what the provider rounds', () => {
    const day = having({ expiresAt: { ...HELD, granularity: 'day', zone: 'account' } })
    const reason = (expiresAt: string, capabilities: Capabilities): string | undefined =>
      compare({ ...DRAFT, expiresAt: ASKED }, { ...LINK, expiresAt: at(expiresAt) }, capabilities)[0]?.reason
    expect(reason('2031-12-31T00:00:00Z', day)).toBe('rounded')
    expect(reason('2031-12-25T00:00:00Z', day)).toBe('policy')
    expect(reason('2031-12-31T00:00:00Z', MEMORY_CAPABILITIES)).toBe('policy')
    expect(reason('2032-01-02T00:00:00Z', day)).toBe('dropped')
  })

  it('says that there is no setting, with the reason that the capability gives', () => {
    const [difference] = compare({ ...DRAFT, maxUses: 3 }, LINK, having({ maxUses: LACKING }))
    expect(difference).toEqual({
      field: 'maxUses',
      requested: 3,
      effective: null,
      reason: 'unsupported',
      effect: 'weaker',
      note: 'Not here.',
    })
  })

  it.each<readonly [Partial<ShareLinkDraft>, keyof FieldCapabilities]>([
    [{ password: null }, 'password'],
    [{ expiresAt: null }, 'expiresAt'],
    [{ maxUses: null }, 'maxUses'],
    [{ visitorFields: [] }, 'visitorFields'],
    [{ allowDownload: true }, 'allowDownload'],
    [{ listed: false }, 'listed'],
  ])('is none where %o asks for none of a lacking %s', (draft, field) => {
    const bare = { ref: LINK.ref, provider: 'memory', id: '1', target: LINK.target, kind: LINK.kind } as const
    const link: ShareLink = { ...bare, role: 'viewer', audience: 'anyone' }
    expect(compare({ ...DRAFT, ...draft }, link, having({ listed: LACKING, [field]: LACKING }))).toEqual([])
  })

  it('takes an expiry in the past as the draft has it', () => {
    const expiresAt = '2001-01-01T00:00:00Z'
    expect(told({ expiresAt }, { expiresAt: at(expiresAt) })).toBe('')
  })
})
