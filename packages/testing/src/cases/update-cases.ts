import assert from 'node:assert/strict'
import type { Outcome, ShareLinkPatch } from '@sharelink/core'
import type { HeldLink } from '../conformance-setup.ts'
import { assertInForce, assertKept, assertReported, assertTold } from '../in-force.ts'
import { type OtherWish, updatesInPlace } from '../other-wishes.ts'
import { completePatch, moved } from '../patches.ts'
import { holds } from '../resolved-place.ts'
import { heldLink, type Scene, type SceneCase, visit } from '../scene.ts'
import { expirySample } from '../samples.ts'
import { fullDraft } from '../wishes.ts'

async function assertPassword(scene: Scene, outcome: Outcome, patch: ShareLinkPatch): Promise<void> {
  const { place } = scene
  if (!holds(place, 'password')) return
  const { password: former, otherPassword } = place.samples
  const password = patch.password === undefined ? former : patch.password
  const link = { ...outcome.link, audience: patch.audience ?? place.draft.audience }
  assert.notEqual(await visit(scene, link, password), false, 'The link does not open with its password any more.')
  if (password === null) return
  assert.notEqual(await visit(scene, link), true, 'The link opens without a password.')
  const wrong = password === former ? otherPassword : former
  assert.notEqual(await visit(scene, link, wrong), true, 'The link opens with another password.')
}

async function changesThisAndNothingElse(scene: Scene, { field, ask }: OtherWish): Promise<void> {
  const { links, place, bench } = scene
  const now = bench.clock.now()
  const draft = fullDraft(place, now)
  const { link } = await links.create(draft)
  const before = await heldLink(scene, link)
  const patch = ask(now)
  const outcome = await links.update(link.ref, completePatch(place, draft, patch))
  assert.equal(outcome.link.ref, link.ref, 'The update gives another link.')
  const after = await heldLink(scene, outcome.link)
  assertInForce(place, patch, after)
  assertKept(before, after, moved(field))
  assertTold(place, outcome.link, after)
  assertReported(place, patch, outcome, after)
  await assertPassword(scene, outcome, patch)
}

async function setsWhatWasNotSet(scene: Scene, { field, ask }: OtherWish): Promise<void> {
  const { links, place, bench } = scene
  const { link } = await links.create(place.draft)
  const before = await heldLink(scene, link)
  const patch = ask(bench.clock.now())
  const outcome = await links.update(link.ref, completePatch(place, place.draft, patch))
  const after = await heldLink(scene, outcome.link)
  assertInForce(place, patch, after)
  assertKept(before, after, moved(field))
}

async function leavesOtherLinksAlone(scene: Scene, { ask }: OtherWish): Promise<void> {
  const { links, place, bench } = scene
  const now = bench.clock.now()
  const other = await links.create(place.draft)
  const before = await heldLink(scene, other.link)
  const draft = fullDraft(place, now)
  const { link } = await links.create(draft)
  await links.update(link.ref, completePatch(place, draft, ask(now)))
  assert.deepEqual(await heldLink(scene, other.link), before, 'The update changed another link.')
}

async function neverRevives(scene: Scene, { ask }: OtherWish): Promise<void> {
  const { links, place, bench } = scene
  const expiresAt = expirySample(place.capability, bench.clock.now())
  const { link } = await links.create({ ...place.draft, expiresAt })
  bench.clock.advance(expiresAt.getTime() - bench.clock.now() + 1)
  const now = bench.clock.now()
  await links.update(link.ref, ask(now)).catch(() => undefined)
  const held: readonly HeldLink[] = await bench.world.links(place.draft.target)
  for (const { id, expiresAt: end } of held.filter((one) => one.id === link.id))
    assert.ok(end instanceof Date && end.getTime() <= now, `The update revived the expired link ${id}.`)
}

/** An update changes what its patch names, and nothing else. */
export function updateCases({ place }: Pick<Scene, 'place'>): readonly SceneCase[] {
  const wishes = updatesInPlace(place)
  const [first] = wishes
  const harmless = wishes.find(({ field }) => field !== 'expiresAt')
  return [
    ...wishes.map((wish) => ({
      name: `update of ${wish.field} ${wish.label} leaves the rest`,
      play: (scene: Scene) => changesThisAndNothingElse(scene, wish),
    })),
    ...wishes
      .filter(({ label, field }) => label !== 'to none' && field !== 'listed')
      .map((wish) => ({
        name: `update of ${wish.field} ${wish.label} sets it where nothing was set`,
        play: (scene: Scene) => setsWhatWasNotSet(scene, wish),
      })),
    ...(first === undefined || place.single === true
      ? []
      : [{ name: 'an update leaves other links alone', play: (scene: Scene) => leavesOtherLinksAlone(scene, first) }]),
    ...(harmless === undefined || !holds(place, 'expiresAt')
      ? []
      : [
          {
            name: 'an update of an expired link never revives it',
            play: (scene: Scene) => neverRevives(scene, harmless),
          },
        ]),
  ]
}
