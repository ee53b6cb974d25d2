import { formatRef, type ShareLinkPatch, ShareLinkError, type Target } from '@sharelink/core'
import { openCloudItems, type OpenCloudLink, openCloudUsers } from '@sharelink/emulator'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fields, missing, NOW, start, worlds } from './opencloud-world.ts'

const RUNS = 6_000
const SEED = 20_261_122
const DAY = 86_400

const TARGET: Target = { kind: 'folder', id: openCloudItems.room }
const ID = 'abcdefghijklmno'

/** A link as it may be on the server, whoever made it. */
const befores: fc.Arbitrary<OpenCloudLink> = fc.record({
  id: fc.constant(ID),
  token: fc.constant('ponmlkjihgfedcb'),
  itemId: fc.constant(TARGET.id),
  type: fc.constantFrom('internal', 'view', 'view', 'upload', 'edit', 'createOnly'),
  password: fc.constantFrom(null, 'S0me-Long-Passw0rd!'),
  expiration: fc.constantFrom(null, NOW / 1000 + 5 * DAY - 43_201, NOW / 1000 + 20 * DAY),
  displayName: fc.constantFrom('', 'Client A'),
  quickLink: fc.constant(false),
  createdBy: fc.constant(openCloudUsers.admin.id),
  createdAt: fc.constant(NOW - 1000),
})

const patches: fc.Arbitrary<ShareLinkPatch> = fc
  .record(fields, { requiredKeys: [] })
  .map((patch) => Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)))
  .filter((patch) => Object.keys(patch).length > 0)

const TYPES: Readonly<Record<string, readonly string[]>> = {
  internal: [],
  view: ['read'],
  createOnly: ['add'],
  upload: ['read', 'add'],
  edit: ['read', 'add', 'change'],
}

/** What was looser after than before in what the patch does not name. */
function loosened(before: OpenCloudLink, patch: ShareLinkPatch, after: OpenCloudLink): readonly string[] {
  const more = TYPES[after.type]?.some((right) => TYPES[before.type]?.includes(right) !== true) === true
  const retyped = patch.role === undefined && patch.audience === undefined && more
  const unlocked = patch.password === undefined && before.password !== null && after.password !== before.password
  const end = (link: OpenCloudLink): number => link.expiration ?? Infinity
  const lasting = patch.expiresAt === undefined && end(after) > end(before)
  return [...(retyped ? ['type'] : []), ...(unlocked ? ['password'] : []), ...(lasting ? ['expiresAt'] : [])]
}

test(
  `of ${RUNS} changes, none loosens what it does not name, and each is in force or said not to be`,
  { timeout: 120_000 },
  async () => {
    const fates = new Map<string, number>()
    const count = (fate: string): unknown => fates.set(fate, (fates.get(fate) ?? 0) + 1)
    await fc.assert(
      fc.asyncProperty(worlds, befores, patches, async (world, before, patch) => {
        const { links, emulator, stored } = start({ ...world, as: 'admin', ahead: 0 })
        emulator.state.opencloud.links.push({ ...before })
        const ref = formatRef('opencloud', { target: TARGET, id: ID })
        const result = await links.update(ref, patch).catch((error: unknown) => error)
        const after = stored(ID)
        if (!ShareLinkError.is(result)) {
          if (typeof result !== 'object' || result === null || !('link' in result) || after === undefined) throw result
          expect([missing(patch, after), loosened(before, patch, after)]).toEqual([[], []])
          return void count('in force')
        }
        if (after === undefined) return void count('revoked')
        // What a half-done change has done is what was asked for, and it is said.
        if (result.done === undefined && result.takenBack === undefined) expect(after).toEqual(before)
        expect(loosened(before, patch, after)).toEqual([])
        return void count(result.done === undefined ? 'as it was' : 'half done')
      }),
      { numRuns: RUNS, seed: SEED },
    )
    for (const fate of ['in force', 'revoked', 'as it was', 'half done'])
      expect([fate, (fates.get(fate) ?? 0) > RUNS / 200]).toEqual([fate, true])
  },
)
