import type { ShareLinkDraft } from '@sharelink/core'
import { type DocSpaceSeed, docSpaceUsers } from '@sharelink/emulator'
import type { DocSpaceSettings } from '@sharelink/onlyoffice-docspace'
import * as fc from 'fast-check'
import { wish } from './docspace-wishes.ts'

const VERSIONS = ['3.2.1', '3.6.1', '3.7.2'] as const

/** A wish, a portal, and what the client was told of it. */
export type Scenario = {
  draft: ShareLinkDraft
  seed: DocSpaceSeed
  settings: Partial<DocSpaceSettings>
  as: keyof typeof docSpaceUsers
  /** Milliseconds that the server's clock is ahead of the client's. */
  ahead: number
  /** Additional links that the item has already. */
  taken: number
}

const seed: fc.Arbitrary<DocSpaceSeed> = fc.record({
  version: fc.constantFrom(...VERSIONS),
  culture: fc.constantFrom('en', 'de'),
  portalTimeZoneOffset: fc.constantFrom(0, 0, 180, -210),
  serverTimeZoneOffset: fc.constantFrom(0, 0, 180, -300),
  expirationFormat: fc.constantFrom('text', 'text', 'text', 'object'),
  passwordPolicy: fc.record({ digits: fc.boolean(), upperCase: fc.boolean(), min: fc.constantFrom(8, 8, 12) }),
  externalSharing: fc.record({
    externalShare: fc.constantFrom(true, true, true, false),
    defaultShareLinkInternal: fc.boolean(),
    externalShareApplyToDocuments: fc.boolean(),
    externalShareApplyToRooms: fc.boolean(),
  }),
})

type Told = Omit<Scenario, 'draft' | 'seed'>

/** The client is told of the date's shape rightly, but for one in eight. */
function toldOf({ expirationFormat = 'text' }: DocSpaceSeed): fc.Arbitrary<Told> {
  const wrong = expirationFormat === 'text' ? 'object' : 'text'
  return fc.record({
    settings: fc.record({
      serverVersion: fc.constantFrom(undefined, undefined, undefined, undefined, ...VERSIONS),
      accessFormat: fc.constantFrom('number', 'name'),
      expirationFormat: fc.constantFrom(wrong, ...Array.from({ length: 7 }, () => expirationFormat)),
    }),
    as: fc.oneof(
      { weight: 15, arbitrary: fc.constant('owner' as const) },
      { weight: 1, arbitrary: fc.constantFrom('colleague', 'administrator') },
    ),
    ahead: fc.constantFrom(0, 0, 0, 0, 300_000, -300_000),
    taken: fc.constantFrom(0, 0, 0, 0, 0, 0, 4, 5, 6),
  })
}

export const scenario: fc.Arbitrary<Scenario> = fc
  .record({ draft: wish, seed })
  .chain((asked) => toldOf(asked.seed).map((told) => ({ ...asked, ...told })))
