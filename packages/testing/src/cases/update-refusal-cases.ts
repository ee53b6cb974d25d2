import assert from 'node:assert/strict'
import type { ShareLinkPatch } from '@sharelink/core'
import { lackingWishes } from '../lacking-wishes.ts'
import { type OtherWish, updatesInPlace } from '../other-wishes.ts'
import { completePatch } from '../patches.ts'
import { refusedWishes } from '../refused-wishes.ts'
import { refusedUnsent, type Scene, type SceneCase } from '../scene.ts'
import { fullDraft, type Wish } from '../wishes.ts'

async function refusesWhatIsNotHeld(scene: Scene, wish: Wish & { byItem?: true }): Promise<void> {
  const { links, place, bench } = scene
  const { link } = await links.create(place.draft)
  const patch = completePatch(place, place.draft, wish.ask(bench.clock.now()))
  const error = await refusedUnsent(scene, () => links.update(link.ref, patch), true)
  assert.equal(error.field, wish.field)
}

async function mustName(scene: Scene, field: keyof ShareLinkPatch, { ask }: OtherWish): Promise<void> {
  const { links, place, bench } = scene
  const draft = fullDraft(place, bench.clock.now())
  const { link } = await links.create(draft)
  const { [field]: _left, ...patch } = completePatch(place, draft, ask(bench.clock.now()))
  const error = await refusedUnsent(scene, () => links.update(link.ref, patch), true)
  assert.equal(error.field, field)
}

/** An update to what is not held, or without what it must name, is refused and changes nothing. */
export function updateRefusalCases({ place }: Pick<Scene, 'place'>): readonly SceneCase[] {
  const wishes = updatesInPlace(place)
  const mustBeNamed = (place.updatesName ?? []).flatMap((field) => {
    const wish = wishes.find((other) => other.field !== field)
    return wish === undefined || field === 'target' || field === 'kind' ? [] : [{ field, wish }]
  })
  const lossy = lackingWishes(place).filter(({ effect }) => effect === 'weaker')
  return [
    ...[...refusedWishes(place), ...lossy].map((wish) => ({
      name: `update of ${wish.field} to what is not held (${wish.label}) is refused before sending`,
      play: (scene: Scene) => refusesWhatIsNotHeld(scene, wish),
    })),
    ...mustBeNamed.map(({ field, wish }) => ({
      name: `an update that does not name ${field} is refused before sending`,
      play: (scene: Scene) => mustName(scene, field, wish),
    })),
  ]
}
