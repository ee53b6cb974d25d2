import type { HttpAnswer, ShareLink, Target } from '@sharelink/core'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readRefusal } from '../../packages/onlyoffice-docspace/src/docspace-errors.ts'
import { fromWire } from '../../packages/onlyoffice-docspace/src/docspace-mapping-answers.ts'
import { readExpiration } from '../../packages/onlyoffice-docspace/src/docspace-date.ts'
import { type Json, mutated } from './docspace-mutations.ts'

const TARGET: Target = { kind: 'room', id: '3975' }

const LINK: Json = {
  id: '75a5f745-f697-4418-b38d-0fe0d277e258',
  title: 'Shared link',
  shareLink: 'https://portal.example/s/AbCdEfGhIjKlMno',
  expirationDate: '2030-01-02T03:04:05.0000000Z',
  linkType: 1,
  password: 'h8Iz0WvT1j',
  denyDownload: true,
  isExpired: false,
  primary: false,
  internal: true,
  requestToken: 'cmVxdWVzdC10b2tlbg',
  maxUseCount: 10,
  currentUseCount: 1,
}
const ENTRY: Json = { access: 2, sharedTo: LINK, sharedLink: LINK, isLocked: false, isOwner: false, subjectType: 1 }

const RUNS = { numRuns: 5000, seed: 20_261_123 }

function membersOf(value: unknown): ReadonlyMap<string, unknown> {
  return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : [])
}

const ROLES = new Map<unknown, string>(
  [
    [2, 'Read', 'viewer'],
    [6, 'Comment', 'commenter'],
    [5, 'Review', 'reviewer'],
    [7, 'FillForms', 'form-filler'],
    [10, 'Editing', 'editor'],
    [11, 'ContentCreator', 'contributor'],
  ].flatMap(([number, name, role]): [unknown, string][] =>
    [number, String(number), `0${number}`, name].map((wire) => [wire, String(role)]),
  ),
)

/** What is claimed of a link that the bytes do not say. Written without a look at the decoder. */
function claimedTooMuch(link: ShareLink, entry: Json): string[] {
  const outer = membersOf(entry)
  const wire = membersOf(outer.get('sharedLink') ?? outer.get('sharedTo'))
  const claims: string[] = []
  if (link.role !== undefined && ROLES.get(outer.get('access')) !== link.role) claims.push('role')
  const password = wire.get('password')
  if (link.passwordProtected === true && !(typeof password === 'string' && password !== '')) claims.push('password')
  if (link.audience !== 'anyone' && wire.get('internal') !== true) claims.push('audience')
  if (link.allowDownload === false && wire.get('denyDownload') !== true) claims.push('allowDownload')
  if (typeof link.maxUses === 'number' && wire.get('maxUseCount') !== link.maxUses) claims.push('maxUses')
  if (link.expired === true && wire.get('isExpired') !== true) claims.push('expired')
  const date = wire.get('expirationDate')
  if (link.expiresAt instanceof Date && !says(date, link.expiresAt)) claims.push('expiresAt')
  return claims
}

/** Whether an answered date names this instant, but for digits below a millisecond; only dates with a zone name one. */
function says(date: unknown, instant: Date): boolean {
  const text = typeof date === 'string' ? date : membersOf(date).get('utcTime')
  if (typeof text !== 'string') return false
  const zoned = typeof date === 'string' || /(Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`
  return /(Z|[+-]\d\d:\d\d)$/.test(zoned) && Math.abs(Date.parse(zoned) - instant.getTime()) < 1
}

test('a mutated entry is read as a link that claims no more than its bytes say, or as none', () => {
  let links = 0
  fc.assert(
    fc.property(mutated(ENTRY), (entry) => {
      const read = fromWire(TARGET, entry, 'h8Iz0WvT1j')
      if (read === undefined) return
      links += 1
      expect(claimedTooMuch(read.link, entry)).toEqual([])
      const { password } = read.state.wire
      expect(read.told?.passwordMatches).toBe(password === 'h8Iz0WvT1j')
    }),
    RUNS,
  )
  expect(links).toBeGreaterThan(RUNS.numRuns / 4)
})

test('anything at all is read as a link or as none, and nothing is thrown', () => {
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.jsonValue()), (value) => {
      expect(fromWire(TARGET, value)).toBeUndefined()
    }),
    RUNS,
  )
})

test('any date is an instant, none, or not understood', () => {
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.string(), fc.record({ utcTime: fc.string() })), (value) => {
      const read = readExpiration(value)
      expect(read === null || read === undefined || says(value, read)).toBe(true)
    }),
    RUNS,
  )
})

test('a date is never read as a later one, and never a whole millisecond earlier', () => {
  const fraction = fc.stringMatching(/^\d{1,9}$/)
  const offset = fc.constantFrom('Z', '+00:00', '+03:00', '-03:30', '+14:00', '-12:00')
  const day = fc.date({
    min: new Date('1900-01-01T00:00:00Z'),
    max: new Date('2100-01-01T00:00:00Z'),
    noInvalidDate: true,
  })
  fc.assert(
    fc.property(day, fraction, offset, (date, digits, zone) => {
      const whole = date.toISOString().slice(0, 19)
      const seconds = Date.parse(`${whole}${zone}`)
      const exact = seconds + Number(`0.${digits}`) * 1000
      const read = readExpiration(`${whole}.${digits}${zone}`)?.getTime() ?? Number.NaN
      expect(read <= exact && exact - read < 1.000001).toBe(true)
    }),
    RUNS,
  )
})

test('any answer is a success, or refused with a code of ours', () => {
  const answer: fc.Arbitrary<HttpAnswer> = fc.record({
    status: fc.integer({ min: 100, max: 599 }),
    headers: fc.constant({}),
    text: fc.string(),
    json: fc.oneof(fc.anything(), fc.jsonValue(), fc.record({ error: fc.anything(), statusCode: fc.anything() })),
  })
  fc.assert(
    fc.property(answer, fc.boolean(), (answered, write) => {
      const refused = readRefusal(answered, write)
      expect(refused === undefined ? answered.status : 299).toSatisfy((status: number) => status >= 200 && status < 300)
    }),
    RUNS,
  )
})
