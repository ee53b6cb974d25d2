import type { Role, ShareLinkPatch } from '@sharelink/core'
import type { DocSpaceLink, DocSpaceSeed } from '@sharelink/emulator'
import * as fc from 'fast-check'
import { NOW } from './docspace-in-process.ts'

const DAY = 86_400_000
const ID = '7b1f4c52-0d1e-4f6a-9c3b-2a8d5e7f9012'

type Version = '3.2.1' | '3.6.1' | '3.7.2'

/** A link that stands in a portal, and a patch of it. */
export type ChangeScenario = {
  seed: DocSpaceSeed
  place: 'rooms' | 'folders' | 'files'
  id: number
  link: DocSpaceLink
  patch: ShareLinkPatch
  ahead: number
}

/** Where links can stand (FileSecurity.cs:76-234), and what `internal` is there: forced, or free (`undefined`). */
const PLACES = [
  { place: 'rooms', id: 3975, subjects: [1, 3, 4], internal: undefined },
  { place: 'rooms', id: 3976, subjects: [1, 3, 4], internal: false },
  { place: 'rooms', id: 3977, subjects: [3, 4], internal: undefined },
  { place: 'rooms', id: 3978, subjects: [3], internal: false },
  { place: 'folders', id: 4001, subjects: [1, 4], internal: undefined },
  { place: 'folders', id: 4079, subjects: [1], internal: true },
  { place: 'files', id: 5001, subjects: [1, 4], internal: undefined },
  { place: 'files', id: 5076, subjects: [1, 4], internal: false },
  { place: 'files', id: 5079, subjects: [1], internal: true },
  { place: 'files', id: 5003, subjects: [1], internal: undefined },
] as const

/** As stored: UTC with seven digits, the last four of which no Date of ours can hold. */
function stored(milliseconds: number, digits: number): string {
  return `${new Date(NOW + milliseconds).toISOString().slice(0, 23)}${String(digits).padStart(4, '0')}Z`
}

const expirationDate = fc.oneof(
  { weight: 3, arbitrary: fc.constant(null) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.integer({ min: 61_000, max: 3000 * DAY }), fc.nat(9999))
      .map(([ms, rest]) => stored(ms, rest)),
  },
  { weight: 1, arbitrary: fc.integer({ min: -DAY, max: 120_000 }).map((ms) => stored(ms, 0)) },
)

type Place = (typeof PLACES)[number]

function accessesOf({ id }: Place, subjectType: number): readonly number[] {
  if (subjectType === 3) return id === 3977 ? [7, 11] : [2, 11]
  if (id === 3977) return [7, 2]
  return id === 5003 ? [2] : [2, 5, 6, 10]
}

/** What a server of this version can have stored at this place. */
function linkAt(place: Place, version: Version): fc.Arbitrary<DocSpaceLink> {
  const old = version === '3.2.1'
  const bare = old && place.place === 'files'
  return fc.constantFrom(...place.subjects).chain((subjectType) => {
    const invitation = subjectType === 3
    const fixed = place.place === 'rooms' && subjectType === 4 && place.id !== 3975
    const free = !old && !invitation && place.internal === undefined
    return fc.record({
      id: fc.constant(ID),
      subjectType: fc.constant(subjectType),
      access: fc.constantFrom(...accessesOf(place, subjectType)),
      title: fc.constantFrom('Shared link', ...(bare ? [] : ['Board papers'])),
      expirationDate: fixed ? fc.constant(null) : expirationDate,
      password: bare || invitation ? fc.constant(null) : fc.constantFrom(null, 'h8Iz0WvT1j', 'C0rrect.Horse'),
      denyDownload: bare || invitation ? fc.constant(false) : fc.boolean(),
      internal: free ? fc.boolean() : fc.constant(!old && !invitation && place.internal === true),
      maxUseCount: invitation && version === '3.7.2' ? fc.constantFrom(null, 5, 1000) : fc.constant(null),
      currentUseCount: fc.constant(0),
    })
  })
}

function maybe<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined, freq: 2 })
}

const patch: fc.Arbitrary<ShareLinkPatch> = fc
  .record({
    name: maybe(fc.constantFrom('Minutes', 'Board papers')),
    role: maybe(fc.constantFrom<Role[]>('viewer', 'commenter', 'editor', 'form-filler', 'contributor')),
    audience: maybe(fc.constantFrom('anyone' as const, 'organization' as const)),
    password: maybe(fc.constantFrom(null, 'An0ther.word', 'short', 'h8Iz0WvT1j')),
    expiresAt: maybe(fc.option(fc.integer({ min: 1000, max: 3000 * DAY }).map((ms) => new Date(NOW + ms)))),
    allowDownload: maybe(fc.boolean()),
    maxUses: fc.constantFrom(undefined, undefined, undefined, null, 10),
  })
  .chain((all) => fc.subarray(Object.entries(all), { minLength: 1, maxLength: 3 }))
  .map((entries): ShareLinkPatch => Object.fromEntries(entries))
  .filter((named) => Object.values(named).some((value) => value !== undefined))

export const change: fc.Arbitrary<ChangeScenario> = fc
  .record({
    version: fc.constantFrom<Version[]>('3.2.1', '3.6.1', '3.7.2'),
    place: fc.constantFrom(...PLACES),
    portalTimeZoneOffset: fc.constantFrom(0, 180, -210),
    serverTimeZoneOffset: fc.constantFrom(0, 0, 180, -300),
    restricted: fc.constantFrom(false, false, false, true),
    ahead: fc.constantFrom(0, 0, 0, 300_000, -300_000),
    patch,
  })
  .filter(({ version, place }) => version !== '3.2.1' || place.place !== 'folders')
  .chain(({ version, place, portalTimeZoneOffset, serverTimeZoneOffset, restricted, ahead, patch }) => {
    const externalSharing = { externalShare: !restricted }
    const seed = { version, portalTimeZoneOffset, serverTimeZoneOffset, externalSharing }
    return linkAt(place, version).map((link) => ({ seed, place: place.place, id: place.id, link, patch, ahead }))
  })
