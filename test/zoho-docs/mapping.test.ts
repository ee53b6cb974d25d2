import { describe, expect, it } from 'vitest'
import type { DetailsWire, GroupWire } from '../../packages/zoho-docs/src/zoho-docs-api.ts'
import { linkIn, linksIn, peopleIn, shareElsewhere } from '../../packages/zoho-docs/src/zoho-docs-mapping-answers.ts'
import {
  audienceOf,
  notificationOf,
  permissionOf,
  slotFor,
  slotId,
  visibilityForm,
} from '../../packages/zoho-docs/src/zoho-docs-mapping.ts'
import { PEOPLE_SLOTS } from '../../packages/zoho-docs/src/zoho-docs-slots.ts'

const TARGET = { kind: 'file', id: '0tx8v' } as const
const NOBODY: GroupWire = { sharedGroups: [], sharedUserZuids: [], sharedEmails: [], sharedUsers: [] }
const DETAILS: DetailsWire = {
  ReadOnly: NOBODY,
  ReadWrite: NOBODY,
  coOwner: NOBODY,
  visibility: 'linkshare',
  permission: 'readonly',
  permaLink: 'https://docs.zoho.com/file/0tx8v',
}
const [readers] = PEOPLE_SLOTS

describe('the link of an item, from what the service tells', () => {
  const link = (more: Partial<DetailsWire>) => linkIn(TARGET, { ...DETAILS, ...more }, 'link')?.link

  it.each(['ftp://docs.zoho.com/x', 'javascript:https://docs.zoho.com/x', 'docs.zoho.com/x', ''])(
    'takes %j for no address of the web',
    (permaLink) => {
      expect(link({ permaLink })).not.toHaveProperty('url')
    },
  )

  it('has no address where none is told', () => {
    expect(link({ permaLink: undefined })).not.toHaveProperty('url')
    expect(link({ permaLink: 'http://docs.zoho.com/x' })).toMatchObject({ url: 'http://docs.zoho.com/x' })
  })

  it.each([undefined, ''])('has no role where the permission is %j', (permission) => {
    expect(link({ permission })).not.toHaveProperty('role')
    expect(link({ permission })).not.toHaveProperty('providerRole')
  })

  it('has the word of the provider where the permission is none that we know', () => {
    expect(link({ permission: 'readcomment' })).toMatchObject({ providerRole: 'readcomment' })
    expect(link({ permission: 'readcomment' })).not.toHaveProperty('role')
    expect(link({ permission: 'readwrite' })).not.toHaveProperty('providerRole')
  })

  it('says of a visibility that is none of ours nothing about who may use it', () => {
    expect(audienceOf('teamshare')).toEqual({})
    expect(link({ visibility: 'teamshare' })).not.toHaveProperty('audience')
  })

  it('keeps what was told, to be put back', () => {
    expect(linkIn(TARGET, DETAILS, 'link')?.state).toEqual({ details: DETAILS })
  })

  it('is not a publication: publications are not told', () => {
    expect(linkIn(TARGET, DETAILS, 'publication')).toBeUndefined()
    expect(linksIn(TARGET, DETAILS).map(({ link: { id } }) => id)).toEqual(['link'])
  })
})

describe('people of a share', () => {
  it('are named once, in whichever list and case they stand', () => {
    const group = { ...NOBODY, sharedEmails: ['A@x.org', 'b@x.org'], sharedUsers: ['a@X.org', 'Berta'] }
    expect(peopleIn(group)).toEqual(['A@x.org', 'b@x.org'])
  })

  it.each([
    ['as many ids as names', ['1', '2', '3'], ['Berta']],
    ['more ids than names', ['1', '2', '3', '4'], ['Berta', '1', '2', '3', '4']],
  ])('have beside them, with %s, those whom we cannot name', (_name, sharedUserZuids, others) => {
    const ReadOnly = { ...NOBODY, sharedEmails: ['a@x.org', 'b@x.org'], sharedUsers: ['Berta'], sharedUserZuids }
    expect(readers && linkIn(TARGET, { ...DETAILS, ReadOnly }, readers)?.link.others).toEqual(others)
  })

  it('are found in another slot when one of several is asked about', () => {
    const ReadWrite = { ...NOBODY, sharedEmails: ['a@x.org', 'b@x.org'] }
    const found = (people: readonly string[], besides: readonly string[] = []) =>
      shareElsewhere(TARGET, { ...DETAILS, ReadWrite }, people, besides)?.link.id
    expect(found(['c@x.org', 'B@x.org'])).toBe('people-readwrite')
    expect(found(['c@x.org'])).toBeUndefined()
    expect(found(['a@x.org'], ['people-readwrite'])).toBeUndefined()
  })
})

describe('what is sent', () => {
  it('goes to the slot of the draft', () => {
    expect(slotFor({ kind: 'publication', audience: 'people', role: 'viewer' })).toBe('publication')
    expect(slotFor({ kind: 'access', audience: 'anyone', role: 'viewer' })).toBe('link')
    expect(slotId(slotFor({ kind: 'access', audience: 'people', role: 'editor' }))).toBe('people-readwrite')
  })

  it.each(['commenter', 'manager'] as const)('never is a link of an item for a %s', (role) => {
    expect(() => permissionOf(role)).toThrowError(
      expect.objectContaining({ code: 'unsupported', provider: 'zoho-docs', field: 'role' }),
    )
    expect(() => permissionOf(role)).toThrowError(role)
  })

  it('is never an expiry in a zone that nobody named', () => {
    const wish = {
      role: 'viewer',
      audience: 'anyone',
      listed: false,
      expiresAt: new Date('2031-05-01T22:00:00Z'),
    } as const
    expect(() => visibilityForm(wish, {})).toThrowError(
      expect.objectContaining({ code: 'unsupported', provider: 'zoho-docs', field: 'expiresAt' }),
    )
    expect(() => visibilityForm(wish, {})).toThrowError(/timeZone/)
  })

  it('is a message only where there is one', () => {
    expect(notificationOf({})).toStrictEqual({ notify: 'true' })
    expect(notificationOf({ message: 'Hello' })).toStrictEqual({ notify: 'true', message: 'Hello' })
    expect(notificationOf(false)).toStrictEqual({ notify: 'false' })
  })
})
