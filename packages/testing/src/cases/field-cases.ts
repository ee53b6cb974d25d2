import assert from 'node:assert/strict'
import { type ShareLinkDraft } from '@sharelink/core'
import { assertInForce, assertReported, assertTold } from '../in-force.ts'
import { heldLink, type Scene, type SceneCase, visit } from '../scene.ts'
import { holds } from '../resolved-place.ts'
import { expirySample } from '../samples.ts'
import { heldWishes, type Wish, wished } from '../wishes.ts'

async function isInForce(scene: Scene, { ask }: Wish): Promise<void> {
  const { links, place, bench } = scene
  const wish = ask(bench.clock.now())
  const draft = wished(place.draft, wish)
  const outcome = await links.create(draft)
  const held = await heldLink(scene, outcome.link)
  assertInForce(place, draft, held)
  assertTold(place, outcome.link, held)
  assertReported(place, draft, outcome, held)
  if (wish.notify) return
  const opened = await visit(scene, { ...outcome.link, audience: draft.audience }, draft.password)
  assert.notEqual(opened, false, 'The link does not open for those whom it is for.')
}

async function opensWithItsPasswordOnly(scene: Scene): Promise<void> {
  const { links, place } = scene
  const { password, otherPassword } = place.samples
  const { link } = await links.create({ ...place.draft, password })
  const visited = { ...link, audience: place.draft.audience }
  assert.notEqual(await visit(scene, visited, password), false, 'The link does not open with its password.')
  assert.notEqual(await visit(scene, visited), true, 'The link opens without its password.')
  assert.notEqual(await visit(scene, visited, otherPassword), true, 'The link opens with another password.')
}

async function opensForMembersOnly(scene: Scene): Promise<void> {
  const { links, place, bench } = scene
  const draft: ShareLinkDraft = { ...place.draft, audience: 'organization', people: undefined }
  const { link } = await links.create(draft)
  if (bench.world.visit === undefined || link.url === undefined) return
  const password = draft.password ?? undefined
  const visitor = password === undefined ? {} : { password }
  const { opened } = await bench.world.visit(link.url, { ...visitor, signedIn: false })
  assert.equal(opened, false, 'The link for the organization opens for anyone.')
}

async function closesAtItsExpiry(scene: Scene): Promise<void> {
  const { links, place, bench } = scene
  const expiresAt = expirySample(place.capability, bench.clock.now())
  const { link } = await links.create({ ...place.draft, expiresAt })
  const visited = { ...link, audience: place.draft.audience }
  bench.clock.advance(expiresAt.getTime() - bench.clock.now() + 1)
  assert.notEqual(await visit(scene, visited, place.draft.password), true, 'The link opens after its expiry.')
}

/** What the capabilities say is held is in force on the server, and the answer says no more and no less. */
export function fieldCases({ place }: Pick<Scene, 'place'>): readonly SceneCase[] {
  const held = heldWishes(place).map((wish) => ({
    name: `${wish.field} ${wish.label} is in force after create`,
    play: (scene: Scene) => isInForce(scene, wish),
  }))
  return [
    ...held,
    ...(holds(place, 'password')
      ? [{ name: 'a link opens with its password and no other', play: opensWithItsPasswordOnly }]
      : []),
    ...(place.audiences.includes('organization')
      ? [{ name: 'a link for the organization opens for members only', play: opensForMembersOnly }]
      : []),
    ...(holds(place, 'expiresAt') ? [{ name: 'a link closes at its expiry', play: closesAtItsExpiry }] : []),
  ]
}
