import { type Capabilities, compare, type ShareLinkDraft } from '@sharelink/core'
import { MEMORY_CAPABILITIES } from '@sharelink/testing'
import { describe, expect, it } from 'vitest'
import { having, LINK, people, told } from './comparing.ts'
import { DRAFT } from './scripted.ts'

describe('a field that is not told', () => {
  const how = { readBack: 'never', change: 'update' } as const
  const { passwordProtected: _password, maxUses: _uses, ...untold } = LINK

  it.each<readonly [Partial<ShareLinkDraft>, unknown]>([
    [{ password: 'Kestrel-Harbor-27' }, '(set)'],
    [{ password: null }, '(none)'],
    [{ maxUses: 3 }, 3],
  ])('%o: the difference carries what was asked, but never the password', (draft, requested) => {
    const differences = compare({ ...DRAFT, ...draft }, untold, having({ password: how, maxUses: how }))
    expect(differences).toMatchObject([{ requested, reason: 'unverified' }])
  })
})

describe('a message to the people', () => {
  const asked = { ...people('a@x.org'), notify: { message: 'Hello' } }
  const named = { audience: 'people', people: ['a@x.org'] } as const

  it('cannot be seen in a link, and is said to be unverified', () => {
    const capabilities = having({ notify: { readBack: 'never', change: 'never', message: true } })
    expect(told(asked, named, capabilities)).toBe('notify other unverified')
  })

  it('is one more difference where the provider sends none', () => {
    const capabilities = having({ notify: { lacking: 'Nobody is told.' } })
    expect(compare({ ...DRAFT, ...asked }, { ...LINK, ...named }, capabilities)).toMatchObject([
      { field: 'notify', requested: { message: 'Hello' }, effective: false, reason: 'unsupported', effect: 'other' },
    ])
  })

  it('is not a difference where none was asked for', () => {
    expect(told({ ...asked, notify: false }, named)).toBe('')
  })
})

describe('the type of the item', () => {
  // A provider whose forms are the only items that have no password.
  const lacking = { lacking: 'Forms have no password.' }
  const forms = MEMORY_CAPABILITIES.links.map((link) => ({
    ...link,
    types: ['form'],
    fields: { ...link.fields, password: lacking },
  }))
  const others = MEMORY_CAPABILITIES.links.map((link) => ({ ...link, types: ['text'] }))
  const capabilities: Capabilities = { ...MEMORY_CAPABILITIES, links: [...others, ...forms] }

  it.each([
    ['form', 'password weaker unsupported'],
    ['text', 'password weaker dropped'],
  ])('%s, as the link tells it, decides what the provider can hold', (type, expected) => {
    expect(told({ password: 'secret' }, { target: { kind: 'file', id: '7', type } }, capabilities)).toBe(expected)
  })
})

describe('fields of visitors, and people, beyond what was asked', () => {
  const asks = having({ visitorFields: { readBack: 'always', change: 'update', values: ['name', 'email'] } })

  it.each([
    [['name'], ['name', 'email'], 'visitorFields stricter policy'],
    [['name', 'email'], ['name'], 'visitorFields weaker dropped'],
    [['name'], ['email'], 'visitorFields weaker dropped'],
    [['email', 'name'], ['name', 'email'], ''],
  ] as const)('asked %j, in force %j', (visitorFields, inForce, expected) => {
    const link = { ...LINK, told: { visitorFields: inForce } }
    expect(told({ visitorFields }, link, asks)).toBe(expected)
  })

  it('a group is more than the people asked for, also where people are not always told', () => {
    const { people: _people, ...link } = { ...LINK, audience: 'people', others: ['everyone'] } as const
    const capabilities = having({ people: { readBack: 'sometimes', change: 'update', ids: true } })
    expect(told(people('a@x.org'), link, capabilities)).toBe('people weaker dropped')
  })
})
