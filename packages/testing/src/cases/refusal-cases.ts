import assert from 'node:assert/strict'
import type { ShareLinkDraft } from '@sharelink/core'
import { type LackingWish, crowdedOutWishes, lackingWishes, noneOfLacking } from '../lacking-wishes.ts'
import { assertNone } from '../in-force.ts'
import { HELD_FIELDS } from '../probes.ts'
import { type RefusedWish, refusedWishes } from '../refused-wishes.ts'
import { heldLink, refusedUnsent, type Scene, type SceneCase } from '../scene.ts'
import { wished } from '../wishes.ts'

function draftOf({ place, bench }: Scene, { ask }: Pick<RefusedWish, 'ask'>): ShareLinkDraft {
  return wished(place.draft, ask(bench.clock.now()))
}

async function isRefused(scene: Scene, wish: RefusedWish): Promise<void> {
  const { links, place } = scene
  const draft = draftOf(scene, wish)
  const mayRead = place.mayRead || wish.byItem === true
  const error = await refusedUnsent(scene, () => links.create(draft), mayRead)
  assert.equal(error.field, wish.field)
  if (wish.code !== undefined && wish.byItem !== true) assert.equal(error.code, wish.code)
  if (mayRead) return
  const { refusal } = links.plan(draft)
  assert.deepEqual([refusal?.code, refusal?.field], [error.code, error.field], 'The plan does not foresee the refusal.')
  await refusedUnsent(scene, () => links.create(draft, { tolerate: 'anything' }))
}

async function lossIsRefused(scene: Scene, wish: LackingWish): Promise<void> {
  const { links, place } = scene
  const draft = draftOf(scene, wish)
  const error = await refusedUnsent(scene, () => links.create(draft), place.mayRead)
  assert.deepEqual([error.code, error.field], ['unsupported', wish.field])
  await refusedUnsent(scene, () => links.create(draft, { tolerate: ['target'] }), place.mayRead)
}

async function lossIsReported(scene: Scene, wish: LackingWish): Promise<void> {
  const { links, place } = scene
  const options = wish.effect === 'weaker' ? { tolerate: [wish.field] } : {}
  const { link, differences } = await links.create(draftOf(scene, wish), options)
  const difference = differences.find(({ field }) => field === wish.field)
  assert.deepEqual([difference?.reason, difference?.effect], ['unsupported', wish.effect])
  assert.ok(difference !== undefined && difference.note.trim() !== '', 'Nobody is told why.')
  const held = await heldLink(scene, link)
  assert.notEqual(held.name, place.samples.name, 'The name is declared to be lacking, and the server holds it.')
  assertNone(place, held, HELD_FIELDS)
}

async function strictCallersRefuseTheLoss(scene: Scene, wish: LackingWish): Promise<void> {
  const { links, place } = scene
  const draft = draftOf(scene, wish)
  const error = await refusedUnsent(scene, () => links.create(draft, { tolerate: 'nothing' }), place.mayRead)
  assert.equal(error.code, 'unsupported')
}

async function noneIsSatisfied(scene: Scene): Promise<void> {
  const { links, place } = scene
  const none = noneOfLacking(place)
  const { link, differences } = await links.create({ ...wished(place.draft, none) })
  const reported = differences.filter(({ reason }) => reason === 'unsupported')
  assert.deepEqual(reported, [], 'Asking for none of what is lacking is not satisfied.')
  assertNone(place, await heldLink(scene, link), HELD_FIELDS)
}

async function crowdedOutIsRefused(scene: Scene, wish: LackingWish): Promise<void> {
  const error = await refusedUnsent(scene, () => scene.links.create(draftOf(scene, wish)), true)
  assert.equal(error.field, wish.field)
}

/** What the capabilities say is lacking, or outside what is held, is refused before anything is sent. */
export function refusalCases({ place }: Pick<Scene, 'place'>): readonly SceneCase[] {
  const lacking = lackingWishes(place)
  const weaker = lacking.filter(({ effect }) => effect === 'weaker')
  return [
    ...refusedWishes(place).map((wish) => ({
      name: `${wish.field} ${wish.label} is refused before sending`,
      play: (scene: Scene) => isRefused(scene, wish),
    })),
    ...weaker.map((wish) => ({
      name: `${wish.field}, which is lacking, is refused before sending`,
      play: (scene: Scene) => lossIsRefused(scene, wish),
    })),
    ...lacking.map((wish) => ({
      name: `${wish.field}, which is lacking, is left out and reported${wish.effect === 'weaker' ? ' where tolerated' : ''}`,
      play: (scene: Scene) => lossIsReported(scene, wish),
    })),
    ...lacking.map((wish) => ({
      name: `${wish.field}, which is lacking, is refused where nothing is tolerated`,
      play: (scene: Scene) => strictCallersRefuseTheLoss(scene, wish),
    })),
    ...crowdedOutWishes(place).map((wish) => ({
      name: `${wish.field}, for which the draft leaves no room, is refused before sending`,
      play: (scene: Scene) => crowdedOutIsRefused(scene, wish),
    })),
    { name: 'asking for none of what is lacking is satisfied', play: noneIsSatisfied },
  ]
}
