import type { Difference, Outcome, ShareLink } from '@sharelink/core'
import { MASK } from '@sharelink/core'
import { describe, expect, it } from 'vitest'
import { parseDraft } from '../../packages/core/src/draft.ts'
import { hidePassword } from '../../packages/core/src/hide-password.ts'
import { draftOf, overlay } from '../../packages/core/src/overlay.ts'
import { differencesAfter } from '../../packages/core/src/update-differences.ts'
import { LINK } from './comparing.ts'
import { DRAFT, NOW } from './scripted.ts'

const PASSWORD = 'Kestrel-Harbor-27'

describe('the password of a call in what comes of it', () => {
  it('is masked in every list and text of a difference', async () => {
    const difference: Difference = {
      field: 'people',
      requested: ['a@x.org'],
      effective: ['a@x.org', [`b ${PASSWORD}`], 7],
      reason: 'dropped',
      effect: 'weaker',
      note: `people: ${PASSWORD} came along`,
    }
    const outcome: Outcome = {
      requested: DRAFT,
      link: { ...LINK, others: [`group ${PASSWORD}`], providerRole: PASSWORD },
      differences: [difference],
    }
    const hidden = await hidePassword(PASSWORD, Promise.resolve(outcome))
    expect(hidden).toMatchObject({
      link: { id: '1', name: 'Report', others: [`group ${MASK}`], providerRole: MASK },
      differences: [{ ...difference, effective: ['a@x.org', [`b ${MASK}`], 7], note: `people: ${MASK} came along` }],
    })
  })

  it.each([null, undefined])('is nothing to hide where it is %s', async (password) => {
    const outcome: Outcome = { link: LINK, requested: DRAFT, differences: [] }
    expect(await hidePassword(password, Promise.resolve(outcome))).toBe(outcome)
  })
})

describe('a link as a draft', () => {
  const { ref, provider, id, target, kind } = LINK

  it('that tells nothing is one for anyone to view, listed nowhere', () => {
    expect(draftOf({ ref, provider, id, target, kind }, undefined)).toMatchObject({
      role: 'viewer',
      audience: 'anyone',
      listed: false,
      notify: false,
      password: undefined,
    })
  })

  it.each([
    [true, undefined, true],
    [false, undefined, false],
    [true, false, false],
    [false, true, true],
    [undefined, undefined, false],
  ])('listed: %s, and the patch says %s', (before, listed, after) => {
    const link = before === undefined ? { ref, provider, id, target, kind } : { ...LINK, listed: before }
    expect(overlay('memory', link, undefined, listed === undefined ? {} : { listed }).listed).toBe(after)
  })

  it('has the password that it has, whatever it is', () => {
    expect(draftOf({ ...LINK, passwordProtected: true }, undefined).password).toBe('(set)')
    expect(draftOf({ ...LINK, passwordProtected: false }, undefined).password).toBeNull()
  })
})

describe('groups beside the people of a link', () => {
  const shared: ShareLink = { ...LINK, audience: 'people', people: ['a@x.org'], others: ['group 1'] }
  const draft = { target: LINK.target, role: 'viewer', audience: 'people', people: ['a@x.org'] } as const
  const after = (others: readonly string[], patch = {}) =>
    differencesAfter(
      { before: { link: shared, state: undefined }, patch, requested: parseDraft('memory', draft, NOW) },
      { link: { ...shared, others }, state: undefined },
      ['people'],
    )

  it('that were there before are no difference, and one that came along is', () => {
    expect(after(['group 1'])).toEqual([])
    expect(after(['group 1', 'group 2'])).toMatchObject([
      { field: 'people', effect: 'weaker', effective: ['a@x.org', 'group 2'] },
    ])
  })

  it('are a difference where the people are named anew', () => {
    expect(after(['group 1'], { people: ['a@x.org'] })).toMatchObject([{ field: 'people', effect: 'weaker' }])
  })
})
