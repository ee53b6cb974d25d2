import assert from 'node:assert/strict'
import { lacks, parseRef, type ShareLinkPatch } from '@sharelink/core'
import { assertInForce, assertKept, assertTold } from '../in-force.ts'
import { otherWishes, type OtherWish } from '../other-wishes.ts'
import { holds, type ResolvedPlace } from '../resolved-place.ts'
import { heldLink, heldLinks, refusedUnsent, type Scene, type SceneCase } from '../scene.ts'
import { fullDraft } from '../wishes.ts'
import { completePatch, moved } from '../patches.ts'

/** The patch with all that an old link does not tell of itself: its password, and what is not told always. */
function restated(place: ResolvedPlace, patch: ShareLinkPatch, now: number): ShareLinkPatch {
  const { target: _target, kind: _kind, ...full } = fullDraft(place, now)
  const untold = (field: keyof ShareLinkPatch): boolean => {
    const held = place.capability.fields[field]
    return !lacks(held) && (field === 'password' || held.readBack !== 'always')
  }
  const names: readonly (keyof typeof full)[] = [
    'role',
    'name',
    'password',
    'expiresAt',
    'allowDownload',
    'maxUses',
    'visitorFields',
  ]
  const kept = Object.fromEntries(names.filter(untold).map((field) => [field, full[field]]))
  return { ...kept, ...patch }
}

async function isRefusedWithoutTheWord(scene: Scene, { field, ask }: OtherWish): Promise<void> {
  const { links, place, bench } = scene
  const now = bench.clock.now()
  const draft = fullDraft(place, now)
  const { link } = await links.create(draft)
  const patch = completePatch(place, draft, ask(now))
  const error = await refusedUnsent(scene, () => links.update(link.ref, patch), true)
  assert.deepEqual([error.code, error.field], ['unsupported', field])
}

async function recreates(scene: Scene, { field, ask }: OtherWish): Promise<void> {
  const { links, place, bench } = scene
  const now = bench.clock.now()
  const { link } = await links.create(fullDraft(place, now))
  const before = await heldLink(scene, link)
  const others = (await heldLinks(scene)).length - 1
  const patch = ask(now)
  const outcome = await links.update(link.ref, restated(place, patch, now), { recreate: true })
  assert.equal(outcome.replaced, link.ref, 'The outcome does not say which link was replaced.')
  assert.notEqual(parseRef(outcome.link.ref)?.id, link.id)
  const after = await heldLink(scene, outcome.link)
  assertInForce(place, patch, after)
  assertKept(before, after, moved(field))
  assertTold(place, outcome.link, after)
  assert.equal((await heldLinks(scene)).length, others + 1, 'The old link is still there.')
}

async function neverChanges(scene: Scene, { field, ask }: OtherWish): Promise<void> {
  const { links, place, bench } = scene
  const now = bench.clock.now()
  const draft = fullDraft(place, now)
  const { link } = await links.create(draft)
  const patch = completePatch(place, draft, ask(now))
  for (const options of [{}, { recreate: true }]) {
    const error = await refusedUnsent(scene, () => links.update(link.ref, patch, options), true)
    assert.deepEqual([error.code, error.field], ['unsupported', field])
  }
}

/** What only a new link can have is changed on the caller's word alone; what cannot change is refused. */
export function recreateCases({ place }: Pick<Scene, 'place'>): readonly SceneCase[] {
  const wishes = otherWishes(place)
  const never = wishes.filter(({ change, field }) => change === 'never' && holds(place, field))
  const anew = wishes.filter(({ change }) => change === 'recreate')
  const possible = place.single !== true && place.offers('revoke')
  return [
    ...anew.map((wish) => ({
      name: `update of ${wish.field} ${wish.label} is refused without recreate`,
      play: (scene: Scene) => isRefusedWithoutTheWord(scene, wish),
    })),
    ...(possible ? anew : []).map((wish) => ({
      name: `recreate with ${wish.field} ${wish.label} keeps the rest and revokes the old link`,
      play: (scene: Scene) => recreates(scene, wish),
    })),
    ...never.map((wish) => ({
      name: `update of ${wish.field} ${wish.label} is refused as it can never change`,
      play: (scene: Scene) => neverChanges(scene, wish),
    })),
  ]
}
