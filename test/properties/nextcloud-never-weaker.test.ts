import { formatRef, type ShareLinkPatch, ShareLinkError } from '@sharelink/core'
import { type NextcloudLink, nextcloudPaths, nextcloudUsers } from '@sharelink/emulator'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { drafts, fields, forbids, missing, start, worlds } from './nextcloud-world.ts'

const RUNS = 1_200
const SEED = 20_261_123

type Fates = { count: (fate: string) => void; expectOften: (fates: readonly string[], least: number) => void }

function counted(): Fates {
  const fates = new Map<string, number>()
  return {
    count: (fate) => void fates.set(fate, (fates.get(fate) ?? 0) + 1),
    // Every way out was taken often, or the test would have shown little.
    expectOften: (names, least) => {
      for (const fate of names) expect([fate, (fates.get(fate) ?? 0) > least]).toEqual([fate, true])
    },
  }
}

test(`of ${RUNS} wishes, each is in force as asked, or refused, or taken back`, { timeout: 120_000 }, async () => {
  const { count, expectOften } = counted()
  await fc.assert(
    fc.asyncProperty(worlds, drafts, async (world, draft) => {
      const { emulator, links } = start(world)
      const result = await links.create(draft).catch((error: unknown) => error)
      const held = emulator.state.nextcloud.links
      if (ShareLinkError.is(result)) {
        // What nobody can tell is said to be so, with the link to look at.
        if (result.code === 'ambiguous') {
          expect(result.candidates?.map(({ id }) => id)).toEqual(held.map(({ id }) => String(id)))
          return count('ambiguous')
        }
        expect(held).toEqual([])
        const wrote = emulator.requests.some(({ method }) => method !== 'GET')
        return count(result.takenBack === true ? 'taken back' : wrote ? 'refused by the server' : 'refused before')
      }
      if (typeof result !== 'object' || result === null || !('link' in result)) throw result
      const [only] = held
      expect([held.length, only && missing(draft, only, world.timeZone)]).toEqual([1, []])
      expect(result.link).toMatchObject({ id: String(only?.id), target: draft.target })
      return count('in force')
    }),
    { numRuns: RUNS, seed: SEED },
  )
  expectOften(['in force', 'taken back', 'refused by the server', 'refused before'], RUNS / 50)
  expectOften(['ambiguous'], RUNS / 300)
})

test(
  'what a plan expects is in force on a server that does as it says, and where a create tells of no difference',
  { timeout: 60_000 },
  async () => {
    let compared = 0
    await fc.assert(
      fc.asyncProperty(worlds, drafts, async (world, draft) => {
        const { emulator, links } = start(world)
        const { expected, refusal, requests } = links.plan(draft)
        const result = await links.create(draft).catch((error: unknown) => error)
        if (refusal !== undefined) {
          const told = ShareLinkError.is(result) ? [result.code, result.field] : ['in force']
          expect(told).toEqual([refusal.code, refusal.field])
          expect(emulator.requests).toEqual([])
        } else if (typeof result === 'object' && result !== null && 'link' in result && 'differences' in result) {
          const sent = emulator.requests.map(({ method, path }) => [method, `https://nextcloud.example${path}`])
          // Where an answer is lost, a look follows.
          expect(sent.slice(0, requests.length)).toEqual(requests.map(({ method, url }) => [method, url]))
          if (world.drift !== 'none' && JSON.stringify(result.differences) !== '[]') return
          const { expiresAt, ...others } = expected
          // A day that the server gives by itself is left to it, and no plan can know of it.
          const isGiven = !(draft.expiresAt instanceof Date) && (world.policies.defaultExpiry ?? null) !== null
          expect(result.link).toMatchObject(isGiven ? others : { ...others, expiresAt })
          compared += 1
        }
      }),
      { numRuns: RUNS / 3, seed: SEED },
    )
    expect(compared).toBeGreaterThan(RUNS / 60)
  },
)

const TARGET = { kind: 'folder', id: nextcloudPaths.room } as const
const FORBIDDEN = [{ scope: 'permissions', key: 'download', enabled: false }]

/** A link as it may be on the server, whoever made it. */
const befores: fc.Arbitrary<NextcloudLink> = fc.record({
  id: fc.constant(77),
  token: fc.constant('ponmlkjihgfedcb'),
  owner: fc.constant(nextcloudUsers.admin.username),
  // Set to the folder's when it is put there.
  itemId: fc.constant(0),
  permissions: fc.constantFrom(17, 17, 31, 4, 21, 23),
  password: fc.constantFrom(null, { text: 'F0rmer-Long-Passw0rd!', hash: '3|$argon2id$v=19$former' }),
  expiration: fc.constantFrom(null, '2026-11-28', '2026-12-12'),
  label: fc.constantFrom('', 'Client A'),
  note: fc.constant(''),
  hideDownload: fc.constant(false),
  attributes: fc.constantFrom(null, FORBIDDEN),
  createdAt: fc.constant(1_795_298_560),
})

const patches: fc.Arbitrary<ShareLinkPatch> = fc
  .record(fields, { requiredKeys: [] })
  .map((patch) => Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)))
  .filter((patch) => Object.keys(patch).length > 0)

/** What was looser after than before in what the patch does not name. */
function loosened(before: NextcloudLink, patch: ShareLinkPatch, after: NextcloudLink): readonly string[] {
  const more = (after.permissions & 15 & ~before.permissions) !== 0
  const unlocked = before.password !== null && after.password?.text !== before.password.text
  const lasting = (after.expiration ?? '9999') > (before.expiration ?? '9999')
  const taken = forbids(before) && !forbids(after)
  return [
    ...(patch.role === undefined && more ? ['role'] : []),
    ...(patch.password === undefined && unlocked ? ['password'] : []),
    ...(patch.expiresAt === undefined && lasting ? ['expiresAt'] : []),
    ...(patch.allowDownload === undefined && taken ? ['allowDownload'] : []),
  ]
}

test(
  `of ${RUNS} changes, none loosens what it does not name, and each is in force or said not to be`,
  { timeout: 120_000 },
  async () => {
    const { count, expectOften } = counted()
    await fc.assert(
      fc.asyncProperty(worlds, befores, patches, async (world, before, patch) => {
        const { links, emulator } = start({ ...world, as: 'admin', ahead: 0 })
        const { items, links: held } = emulator.state.nextcloud
        held.push({ ...before, itemId: items.find(({ path }) => path === TARGET.id)?.id ?? 0 })
        const result = await links
          .update(formatRef('nextcloud', { target: TARGET, id: '77' }), patch)
          .catch((error: unknown) => error)
        const [after] = emulator.state.nextcloud.links
        if (!ShareLinkError.is(result)) {
          if (typeof result !== 'object' || result === null || !('link' in result) || after === undefined) throw result
          expect([missing(patch, after, world.timeZone), loosened(before, patch, after)]).toEqual([[], []])
          return count('in force')
        }
        if (after === undefined) return count('revoked')
        if (result.code === 'ambiguous') return count('ambiguous')
        if (result.code === 'weaker-than-requested') expect(result.takenBack).toBe(false)
        // Lost and half in force, by a server that drifts: what is in force is told.
        if (world.isLosing && JSON.stringify(after) !== JSON.stringify(before)) return count('told')
        expect(loosened(before, patch, after)).toEqual([])
        return count('as it was')
      }),
      { numRuns: RUNS, seed: SEED },
    )
    expectOften(['in force', 'revoked', 'as it was', 'ambiguous'], RUNS / 200)
  },
)
