import assert from 'node:assert/strict'
import type { ShareLinkDraft, Target } from '@sharelink/core'
import { otherWishes, type OtherWish } from '../other-wishes.ts'
import type { ResolvedPlace } from '../resolved-place.ts'
import { heldLinks, rejection, refusedUnsent, type Scene, type SceneCase } from '../scene.ts'
import { fullDraft, wished } from '../wishes.ts'

const KEY = { idempotencyKey: 'order-4711' }

async function givesTheSameLink(scene: Scene): Promise<void> {
  const { links, place, bench, anotherClient } = scene
  const draft = fullDraft(place, bench.clock.now())
  const first = await links.create(draft, KEY)
  const before = await heldLinks(scene)
  const again = await links.create(draft, KEY)
  const afterARestart = await anotherClient().create(draft, KEY)
  assert.deepEqual([again.link.ref, afterARestart.link.ref], [first.link.ref, first.link.ref])
  assert.deepEqual(await heldLinks(scene), before, 'The repeated create changed something.')
}

async function makesOneLinkAtOnce(scene: Scene): Promise<void> {
  const { links, place } = scene
  const before = await heldLinks(scene)
  const both = await Promise.all([links.create(place.draft, KEY), links.create(place.draft, KEY)])
  assert.equal(new Set(both.map(({ link }) => link.ref)).size, 1, 'Two creates with one key came to two links.')
  assert.equal((await heldLinks(scene)).length, before.length + 1, 'Two creates with one key made two links.')
}

async function refusesAnotherDraft(
  scene: Scene,
  drafts: (scene: Scene) => readonly [ShareLinkDraft, ShareLinkDraft],
): Promise<void> {
  const { links } = scene
  const [first, second] = drafts(scene)
  const { link } = await links.create(first, KEY)
  const before = await heldLinks(scene)
  const error = await rejection(() => links.create(second, KEY))
  assert.equal(error.code, 'conflict', 'Another draft under a used key is not a conflict.')
  assert.equal(error.link?.ref, link.ref)
  assert.deepEqual(await heldLinks(scene), before, 'The refused create changed something.')
}

async function keepsTargetsApart(scene: Scene, otherTarget: Target): Promise<void> {
  const { links, place } = scene
  const one = await links.create(place.draft, KEY)
  const other = await links.create({ ...place.draft, target: otherTarget }, KEY)
  assert.notEqual(other.link.ref, one.link.ref, 'One key stands for one link on two items.')
  assert.equal(other.link.target.id, otherTarget.id)
  const made = (await heldLinks(scene, otherTarget)).filter(({ id }) => id === other.link.id)
  assert.equal(made.length, 1, 'The other item has no link.')
}

async function keepsKeysApart({ links, place }: Scene): Promise<void> {
  const one = await links.create(place.draft, KEY)
  const other = await links.create(place.draft, { idempotencyKey: 'order-4712' })
  assert.notEqual(other.link.ref, one.link.ref, 'Two keys stand for one link.')
}

/** Changes that show in what the provider tells. */
function shownWishes(place: ResolvedPlace): readonly OtherWish[] {
  return otherWishes(place).filter(({ field, label }) => {
    const held = place.capability.fields[field]
    const hidden = field === 'password' && label !== 'to none'
    return 'readBack' in held && held.readBack === 'always' && !hidden
  })
}

function changedCases(place: ResolvedPlace): readonly SceneCase[] {
  return shownWishes(place).flatMap(({ field, label, ask }) => {
    const drafts = ({ bench }: Scene): readonly [ShareLinkDraft, ShareLinkDraft] => {
      const draft = fullDraft(place, bench.clock.now())
      return [draft, wished(draft, ask(bench.clock.now()))]
    }
    const back = (scene: Scene): readonly [ShareLinkDraft, ShareLinkDraft] => {
      const [draft, other] = drafts(scene)
      return [other, draft]
    }
    return [
      {
        name: `a used key with ${field} changed ${label} is a conflict`,
        play: (scene: Scene) => refusesAnotherDraft(scene, drafts),
      },
      {
        name: `a used key with ${field} changed back ${label} is a conflict`,
        play: (scene: Scene) => refusesAnotherDraft(scene, back),
      },
    ]
  })
}

async function isUnsupported(scene: Scene): Promise<void> {
  const { links, place } = scene
  const error = await refusedUnsent(scene, () => links.create(place.draft, KEY))
  assert.equal(error.code, 'unsupported')
}

/** An idempotency key stands for one intention on one target. */
export function repeatCases({ place }: Pick<Scene, 'place'>): readonly SceneCase[] {
  if (!place.offers('find')) return [{ name: 'an idempotency key is refused as unsupported', play: isUnsupported }]
  const { otherTarget } = place
  return [
    { name: 'a repeated idempotency key gives the same link', play: givesTheSameLink },
    { name: 'two creates at once with one key make one link', play: makesOneLinkAtOnce },
    ...changedCases(place),
    ...(place.single === true ? [] : [{ name: 'two keys stand for two links', play: keepsKeysApart }]),
    ...(otherTarget === undefined
      ? []
      : [
          {
            name: 'a key on another item stands for another link',
            play: (scene: Scene) => keepsTargetsApart(scene, otherTarget),
          },
        ]),
  ]
}
