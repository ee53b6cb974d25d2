import { type Audience, audienceEffect, expiryEffect, type Role, roleEffect, usesEffect } from '@sharelink/core'
import { describe, expect, it } from 'vitest'

/** Every role with those that grant less, written out from the design's order. */
const BELOW: Record<Role, readonly Role[]> = {
  viewer: [],
  commenter: ['viewer'],
  reviewer: ['viewer', 'commenter'],
  'form-filler': ['viewer'],
  uploader: [],
  editor: ['viewer', 'commenter', 'reviewer', 'form-filler'],
  contributor: ['viewer', 'commenter', 'reviewer', 'form-filler', 'uploader', 'editor'],
  manager: ['viewer', 'commenter', 'reviewer', 'form-filler', 'uploader', 'editor', 'contributor'],
}
const ROLES: readonly Role[] = [
  'viewer',
  'commenter',
  'reviewer',
  'form-filler',
  'uploader',
  'editor',
  'contributor',
  'manager',
]
const AUDIENCES: readonly Audience[] = ['people', 'organization', 'anyone']

describe('roleEffect', () => {
  for (const asked of ROLES)
    for (const effective of ROLES) {
      const expected = asked === effective ? undefined : BELOW[asked].includes(effective) ? 'stricter' : 'weaker'
      it(`${asked} asked, ${effective} in force: ${expected ?? 'holds'}`, () => {
        expect(roleEffect(asked, effective)).toBe(expected)
      })
    }
})

describe('audienceEffect', () => {
  AUDIENCES.forEach((asked, wanted) =>
    AUDIENCES.forEach((effective, got) => {
      const expected = wanted === got ? undefined : got > wanted ? 'weaker' : 'stricter'
      it(`${asked} asked, ${effective} in force: ${expected ?? 'holds'}`, () => {
        expect(audienceEffect(asked, effective)).toBe(expected)
      })
    }),
  )
})

describe('expiryEffect', () => {
  const [early, late] = [new Date('2030-01-01T00:00:00Z'), new Date('2030-01-01T00:00:00.001Z')]
  it.each([
    [early, new Date(early), undefined],
    [early, late, 'weaker'],
    [late, early, 'stricter'],
    [early, null, 'weaker'],
    [null, early, 'stricter'],
    [null, null, undefined],
  ])('asked %s, in force %s: %s', (asked, effective, expected) => {
    expect(expiryEffect(asked, effective)).toBe(expected)
  })
})

describe('usesEffect', () => {
  it.each([
    [3, 3, undefined],
    [3, 4, 'weaker'],
    [4, 3, 'stricter'],
    [3, null, 'weaker'],
    [null, 3, 'stricter'],
    [null, null, undefined],
  ])('asked %s, in force %s: %s', (asked, effective, expected) => {
    expect(usesEffect(asked, effective)).toBe(expected)
  })
})
