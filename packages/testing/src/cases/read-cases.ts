import assert from 'node:assert/strict'
import type { ShareLink } from '@sharelink/core'
import { assertTold } from '../in-force.ts'
import { sorted } from '../probes.ts'
import { holds } from '../resolved-place.ts'
import { allOf, heldLink, heldLinks, refusedUnsent, rejection, type Scene, type SceneCase } from '../scene.ts'
import { expirySample } from '../samples.ts'
import { fullDraft } from '../wishes.ts'

async function madeLinks({ links, place, bench }: Scene): Promise<readonly ShareLink[]> {
  const full = await links.create(fullDraft(place, bench.clock.now()))
  return place.single === true ? [full.link] : [full.link, (await links.create(place.draft)).link]
}

async function getTellsTheTruth(scene: Scene): Promise<void> {
  for (const { ref } of await madeLinks(scene)) {
    const link = await scene.anotherClient().get(ref)
    assert.equal(link.ref, ref, 'get() gives another ref than the one it was asked for.')
    assertTold(scene.place, link, await heldLink(scene, link))
  }
}

async function listTellsEverything(scene: Scene): Promise<void> {
  await madeLinks(scene)
  const { links, place } = scene
  if (place.otherTarget !== undefined) await links.create({ ...place.draft, target: place.otherTarget })
  const listed = await allOf(links.list(place.draft.target))
  const held = await heldLinks(scene)
  assert.deepEqual(sorted(listed.map(({ id }) => id)), sorted(held.map(({ id }) => id)), 'list() gives other links.')
  for (const link of listed) {
    assert.deepEqual([link.target.kind, link.target.id], [place.draft.target.kind, place.draft.target.id])
    if (link.kind === place.capability.kind) assertTold(place, link, await heldLink(scene, link))
  }
}

async function listAndGetAgree(scene: Scene): Promise<void> {
  const made = await madeLinks(scene)
  const { links, place } = scene
  const listed = await allOf(links.list(place.draft.target))
  for (const { ref } of made) {
    const one = listed.find((link) => link.ref === ref)
    assert.ok(one !== undefined, `list() does not give ${ref}.`)
    assert.deepEqual({ ...(await links.get(ref)), url: one.url }, { ...one }, 'get() and list() tell different things.')
  }
}

async function readsChangeNothing(scene: Scene): Promise<void> {
  const { links, place } = scene
  const { link } = await links.create(place.draft)
  const held = await heldLinks(scene)
  await links.get(link.ref)
  if (place.offers('list')) await allOf(links.list(place.draft.target))
  assert.deepEqual(await heldLinks(scene), held, 'Reading changed something.')
}

async function saysThatItExpired(scene: Scene): Promise<void> {
  const { links, place, bench } = scene
  const expiresAt = expirySample(place.capability, bench.clock.now())
  const { link } = await links.create({ ...place.draft, expiresAt })
  bench.clock.advance(expiresAt.getTime() - bench.clock.now() + 1)
  const later = await links.get(link.ref).catch(() => undefined)
  assert.notEqual(later?.expired, false, 'An expired link says that it has not expired.')
  assert.ok(later?.expiresAt !== null, 'An expired link says that it never expires.')
}

async function refusesStrangeRefs(scene: Scene): Promise<void> {
  const { links, place } = scene
  const { kind, id } = place.draft.target
  const item = encodeURIComponent(id)
  const texts = ['', 'no ref', `${links.provider}:${kind}:${item}`, `another-provider:${kind}:${item}:1`, 'a:b:c:d:e']
  for (const text of texts) {
    const error = await refusedUnsent(scene, () => links.get(text))
    assert.deepEqual([error.code, error.field], ['invalid-request', 'ref'], `'${text}' was taken for a ref.`)
  }
}

async function missesWhatIsGone(scene: Scene): Promise<void> {
  const { links, place } = scene
  const { link } = await links.create(place.draft)
  await links.revoke(link.ref)
  const error = await rejection(() => links.get(link.ref))
  assert.equal(error.code, 'not-found')
}

/** What the client tells is what the server holds. */
export function readCases({ place }: Pick<Scene, 'place'>): readonly SceneCase[] {
  const get: readonly SceneCase[] = [
    { name: 'get tells what the server holds', play: getTellsTheTruth },
    { name: 'get refuses texts that are no refs of this provider', play: refusesStrangeRefs },
    { name: 'reading changes nothing', play: readsChangeNothing },
    ...(place.offers('revoke') ? [{ name: 'a link that is gone is not found', play: missesWhatIsGone }] : []),
    ...(holds(place, 'expiresAt')
      ? [{ name: 'an expired link does not pass for a valid one', play: saysThatItExpired }]
      : []),
  ]
  return [
    ...(place.offers('get') ? get : []),
    ...(place.offers('list')
      ? [{ name: 'list tells every link that the server holds', play: listTellsEverything }]
      : []),
    ...(place.offers('list') && place.offers('get')
      ? [{ name: 'list and get tell the same', play: listAndGetAgree }]
      : []),
  ]
}
