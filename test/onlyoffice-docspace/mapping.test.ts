import { describe, expect, it } from 'vitest'
import { type DocSpaceLink, fromWire } from '../../packages/onlyoffice-docspace/src/docspace-mapping-answers.ts'
import { linkIdOf, mergedBody, revokeBody } from '../../packages/onlyoffice-docspace/src/docspace-mapping.ts'
import { LINK_ID } from './wire-samples.ts'

const FILE = { kind: 'file', id: '7' } as const
const ROOM = { kind: 'room', id: '3975' } as const
const FORMAT = { accessFormat: 'number', expirationFormat: 'text' } as const
const NOW = Date.parse('2031-03-05T10:20:30Z')
const URL = 'https://portal.example/s/AbC'

const entry = (link: object, more: object = {}) => ({ access: 2, sharedLink: { id: LINK_ID, ...link }, ...more })
const read = (link: object, more: object = {}) => fromWire(FILE, entry({ shareLink: URL, ...link }, more))

function stored(link: object, more: object = {}): DocSpaceLink {
  const found = fromWire(ROOM, entry({ shareLink: URL, ...link }, more))
  if (found === undefined) throw new Error('is no link')
  return found
}

describe('an entry of an answer', () => {
  it.each([1, 3, 4, 'ExternalLink', 'InvitationLink', 'PrimaryExternalLink', null, undefined])(
    'of subject %j is a link',
    (subjectType) => {
      expect(read({}, { subjectType })?.link.id).toBe(LINK_ID)
    },
  )

  it.each([0, 2, 5, '1', 'User', 'Group', ''])('of subject %j is none', (subjectType) => {
    expect(read({}, { subjectType })).toBeUndefined()
  })

  it.each(['sharedToUser', 'sharedToGroup'])('that names %s is none', (member) => {
    expect(read({}, { [member]: { id: '1' } })).toBeUndefined()
    expect(read({}, { [member]: null })).toBeDefined()
  })

  it.each([{ shareLink: URL }, { linkType: 1 }, { primary: false }, { denyDownload: true }])(
    'is a link by %j alone, also where older servers have it',
    (member) => {
      expect(fromWire(FILE, entry(member))).toBeDefined()
      expect(fromWire(FILE, { access: 2, sharedTo: { id: LINK_ID, ...member } })).toBeDefined()
    },
  )

  it('is no link without a member that only links have', () => {
    expect(fromWire(FILE, entry({ title: 'A', password: 'x', isExpired: false }))).toBeUndefined()
    expect(fromWire(FILE, { access: 2 })).toBeUndefined()
    expect(fromWire(FILE, 'text')).toBeUndefined()
  })
})

describe('what kind of link it is', () => {
  it.each<readonly [object, object, string]>([
    [{ linkType: 0 }, {}, 'invitation'],
    [{ linkType: '0' }, {}, 'invitation'],
    [{ linkType: 'Invitation' }, {}, 'invitation'],
    [{ linkType: 1 }, {}, 'access'],
    [{ linkType: 'External' }, {}, 'access'],
    // The link's own word before that of the entry.
    [{ linkType: 1 }, { subjectType: 3 }, 'access'],
    [{ linkType: 0 }, { subjectType: 1 }, 'invitation'],
    [{ linkType: null }, { subjectType: 3 }, 'invitation'],
    [{}, { subjectType: 'InvitationLink' }, 'invitation'],
    [{}, { subjectType: 1 }, 'access'],
    [{}, {}, 'access'],
  ])('%j in an entry %j: %s', (link, more, kind) => {
    expect(read(link, more)?.link.kind).toBe(kind)
  })

  it.each<readonly [object, object, boolean]>([
    [{ primary: true }, {}, true],
    [{ primary: false }, { subjectType: 4 }, false],
    [{}, { subjectType: 4 }, true],
    [{}, { subjectType: 'PrimaryExternalLink' }, true],
    [{}, { subjectType: 1 }, false],
    [{}, {}, false],
  ])('%j in an entry %j: primary %s', (link, more, primary) => {
    expect(read(link, more)?.link.primary).toBe(primary)
  })
})

describe('members of a link', () => {
  it.each([null, undefined, '', 'ftp://portal.example', 'javascript:https://portal.example'])(
    'have no address out of %j',
    (shareLink) => {
      expect(fromWire(FILE, entry({ shareLink, primary: true }))?.link).not.toHaveProperty('url')
    },
  )

  it.each([
    [99, '99'],
    ['Own-Word_1.2', 'Own-Word_1.2'],
    ['a'.repeat(40), 'a'.repeat(40)],
    ['a'.repeat(41), 'unknown'],
    ['', 'unknown'],
    ['two words', 'unknown'],
    ['word ', 'unknown'],
    [' word', 'unknown'],
    [null, 'unknown'],
    [{ a: 1 }, 'unknown'],
  ])('have for the access %j the word %s', (access, word) => {
    expect(read({}, { access })?.link).toMatchObject({ providerRole: word })
    expect(read({}, { access })?.link).not.toHaveProperty('role')
  })

  it('are absent where they are not told or not understood', () => {
    const link = read({ title: null, isExpired: null, expirationDate: 'tomorrow' })?.link
    for (const member of ['name', 'expired', 'expiresAt', 'useCount', 'maxUses', 'providerRole'])
      expect(link).not.toHaveProperty(member)
  })

  it('are told for the organization only by an external link that is internal', () => {
    expect(read({ internal: true })?.link.audience).toBe('organization')
    expect(read({ internal: false })?.link.audience).toBe('anyone')
    expect(read({ internal: true, linkType: 0 })?.link.audience).toBe('anyone')
  })

  it('count the uses of an invitation, and its downloads never', () => {
    const invitation = read({ linkType: 0, maxUseCount: 5, currentUseCount: 0, denyDownload: true })?.link
    expect(invitation).toMatchObject({ maxUses: 5, useCount: 0 })
    expect(invitation).not.toHaveProperty('allowDownload')
    expect(read({ linkType: 0 })?.link.maxUses).toBeNull()
    expect(read({ linkType: 0 })?.link).not.toHaveProperty('useCount')
    const external = read({ linkType: 1, maxUseCount: 5, currentUseCount: 2 })?.link
    expect(external).toMatchObject({ allowDownload: true })
    expect(external).not.toHaveProperty('useCount')
    expect(external).not.toHaveProperty('maxUses')
  })

  it('are protected only by a password that is there, and told to match only where one was sent', () => {
    expect([null, undefined, '', 'x'].map((password) => read({ password })?.link.passwordProtected)).toEqual([
      false,
      false,
      false,
      true,
    ])
    const told = (sent?: string | null) => fromWire(FILE, entry({ primary: true, password: 'x' }), sent)?.told
    expect([told('x'), told('y'), told(null), told()]).toStrictEqual([
      { passwordMatches: true },
      { passwordMatches: false },
      {},
      {},
    ])
  })

  it.each([
    [false, true],
    [true, false],
    [undefined, false],
  ])('may change their audience unless canEditInternal is false: %s', (canEditInternal, fixed) => {
    expect(read({}, { canEditInternal })?.state.internalIsFixed).toBe(fixed)
  })
})

describe('the id of a new link', () => {
  // RFC 9562, 5.4: the version digit is 4, the variant one of 8, 9, a and b.
  it.each([
    ['0', '8'],
    ['1', '9'],
    ['2', 'a'],
    ['3', 'b'],
    ['4', '8'],
    ['f', 'b'],
  ])('is a version 4 UUID: %s becomes the variant %s', (digit, variant) => {
    const token = `0123456789abcdef${digit}123456789abcdef`
    expect(linkIdOf(token)).toBe(`01234567-89ab-4def-${variant}123-456789abcdef`)
  })
})

describe('what is written back', () => {
  const external = { linkType: 1, title: 'A', password: 'x', expirationDate: '2030-01-02T03:04:05.6780000+03:00' }

  it('is the whole link, what is not named as the server has it', () => {
    expect(mergedBody(stored({ ...external, internal: true, denyDownload: true }), {}, FORMAT)).toStrictEqual({
      linkId: LINK_ID,
      access: 2,
      title: 'A',
      linkType: 1,
      expirationDate: '2030-01-02T03:04:05.6780000+03:00',
      internal: true,
      denyDownload: true,
      password: 'x',
    })
  })

  it('is the patch where it names something', () => {
    const patch = {
      role: 'editor',
      name: 'B',
      password: null,
      expiresAt: null,
      audience: 'organization',
      allowDownload: false,
    } as const
    expect(mergedBody(stored(external), patch, FORMAT)).toStrictEqual({
      linkId: LINK_ID,
      access: 10,
      title: 'B',
      linkType: 1,
      internal: true,
      denyDownload: true,
    })
    const opened = { audience: 'anyone', allowDownload: true } as const
    expect(mergedBody(stored({ ...external, internal: true, denyDownload: true }), opened, FORMAT)).toMatchObject({
      internal: false,
      denyDownload: false,
    })
  })

  it.each([null, undefined, ''])('never is a password of %j', (password) => {
    expect(mergedBody(stored({ ...external, password }), {}, FORMAT)).not.toHaveProperty('password')
  })

  it.each([
    [{ maxUseCount: null }, {}, undefined],
    [{ maxUseCount: 5 }, {}, 5],
    [{ maxUseCount: 5 }, { maxUses: null }, undefined],
    [{ maxUseCount: 5 }, { maxUses: 7 }, 7],
  ])('of an invitation %j with %j has the uses %s, and nothing that only external links have', (link, patch, uses) => {
    const body = mergedBody(stored({ linkType: 0, title: null, ...link }), patch, FORMAT)
    expect(body).toStrictEqual({
      linkId: LINK_ID,
      access: 2,
      title: 'Invitation link',
      linkType: 0,
      ...(uses === undefined ? {} : { maxUseCount: uses }),
    })
  })

  it.each([0, 99, null])('never is an access that revokes or is not understood: %j', (access) => {
    expect(() => mergedBody(stored({}, { access }), { name: 'B' }, FORMAT)).toThrowError(
      expect.objectContaining({ code: 'unsupported', provider: 'onlyoffice-docspace', field: 'role' }),
    )
    expect(mergedBody(stored({}, { access }), { role: 'viewer' }, FORMAT)).toMatchObject({ access: 2 })
  })

  it.each<readonly [string, object, boolean]>([
    [
      'an invitation that says it is over',
      { linkType: 0, isExpired: true, expirationDate: '2099-01-01T00:00:00Z' },
      false,
    ],
    ['an invitation that is over this instant', { linkType: 0, expirationDate: '2031-03-05T10:20:30Z' }, false],
    ['an invitation that is over soon', { linkType: 0, expirationDate: '2031-03-05T10:20:31Z' }, true],
    ['an external link that is over', { linkType: 1, isExpired: true, expirationDate: '2031-03-05T10:20:29Z' }, true],
    ['an invitation without an end', { linkType: 0 }, false],
  ])('to revoke %s with its date: %s', (_name, link, dated) => {
    const body = revokeBody(stored(link), FORMAT, NOW)
    expect(body).toMatchObject({ linkId: LINK_ID, access: 0 })
    expect('expirationDate' in body).toBe(dated)
  })
})
