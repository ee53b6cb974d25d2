import assert from 'node:assert/strict'
import { compare, parseRef } from '@sharelink/core'
import { assertInForce, assertNone, assertReported, assertTold } from '../in-force.ts'
import { HELD_FIELDS } from '../probes.ts'
import { heldLink, heldLinks, rejection, type Scene, type SceneCase, visit } from '../scene.ts'
import { fullDraft } from '../wishes.ts'

async function makesOneLink(scene: Scene): Promise<void> {
  const { links, place } = scene
  if (place.single !== true) await links.create(place.draft)
  const before = await heldLinks(scene)
  const { link } = await links.create(place.draft)
  const after = await heldLinks(scene)
  const others = (held: typeof after): typeof after => held.filter(({ id }) => id !== link.id)
  assert.deepEqual(others(after), others(before), 'Links that were there before are not what they were.')
  assert.equal(after.length, others(after).length + 1, 'The server does not hold the new link, or holds it twice.')
  assert.deepEqual([link.provider, link.kind], [links.provider, place.capability.kind])
}

async function refNamesTheLink({ links, place }: Scene): Promise<void> {
  const { link } = await links.create(place.draft)
  const { kind, id } = link.target
  assert.deepEqual(parseRef(link.ref), { provider: links.provider, target: { kind, id }, id: link.id })
}

async function holdsEverythingAtOnce(scene: Scene): Promise<void> {
  const { links, place, bench } = scene
  const draft = fullDraft(place, bench.clock.now())
  const outcome = await links.create(draft)
  const held = await heldLink(scene, outcome.link)
  assertInForce(place, draft, held)
  assertTold(place, outcome.link, held)
  assertReported(place, draft, outcome, held)
  const weaker = compare(draft, outcome.link, links.capabilities).filter(({ effect }) => effect === 'weaker')
  assert.deepEqual(weaker, [], 'compare() calls the new link weaker than its draft.')
}

/** What nobody asks for is not set: above all, a link is shown to nobody who does not have it. */
async function setsNothingElse(scene: Scene): Promise<void> {
  const { links, place } = scene
  const { link, differences } = await links.create(place.draft)
  const held = await heldLink(scene, link)
  assert.equal(held.listed ?? false, place.draft.listed ?? false, 'listed: was not asked for.')
  assertInForce(place, place.draft, held)
  assertTold(place, link, held)
  assertReported(place, place.draft, { link, differences, requested: place.draft }, held)
  assertNone(place, held, HELD_FIELDS)
}

async function opensForItsAudience(scene: Scene): Promise<void> {
  const { link } = await scene.links.create(scene.place.draft)
  const opened = await visit(scene, { ...link, audience: scene.place.draft.audience }, scene.place.draft.password)
  assert.notEqual(opened, false, 'The link does not open for those whom it is for.')
}

async function makesASecondLink(scene: Scene): Promise<void> {
  const { links, place } = scene
  const first = await links.create(place.draft)
  const before = await heldLink(scene, first.link)
  const second = await links.create(place.draft)
  assert.notEqual(second.link.id, first.link.id, 'The second create gave the first link.')
  assert.deepEqual(await heldLink(scene, first.link), before, 'The second create changed the first link.')
  await heldLink(scene, second.link)
}

async function refusesATakenPlace(scene: Scene): Promise<void> {
  const { links, place } = scene
  const first = await links.create(place.draft)
  const before = await heldLinks(scene)
  const error = await rejection(() => links.create(place.draft))
  assert.equal(error.code, 'conflict')
  assert.equal(error.link?.ref, first.link.ref, 'The conflict does not say which link takes the place.')
  assert.deepEqual(await heldLinks(scene), before, 'The refused create changed something.')
}

/** What a create makes, where nothing special is asked for. */
export function createCases({ place }: Pick<Scene, 'place'>): readonly SceneCase[] {
  return [
    { name: 'create makes one link and touches no other', play: makesOneLink },
    { name: "a link's ref names provider, target and link", play: refNamesTheLink },
    { name: 'create sets nothing that was not asked for', play: setsNothingElse },
    { name: 'a link opens for its audience', play: opensForItsAudience },
    { name: 'everything at once is in force after create', play: holdsEverythingAtOnce },
    place.single === true
      ? { name: 'a second create is a conflict and changes nothing', play: refusesATakenPlace }
      : { name: 'a second create makes a second link and leaves the first', play: makesASecondLink },
  ]
}
