import assert from 'node:assert/strict'
import type { Capabilities } from '@sharelink/core'
import { heldLink, heldLinks, type Scene, type SceneCase, visit } from '../scene.ts'

async function takesTheLinkAway(scene: Scene): Promise<void> {
  const { links, place } = scene
  const { link } = await links.create(place.draft)
  const revocation = await links.revoke(link.ref)
  assert.equal(revocation.revoked, true)
  assert.deepEqual(
    (await heldLinks(scene)).filter(({ id }) => id === link.id),
    [],
    'The server still holds the revoked link.',
  )
  const opened = await visit(scene, { ...link, audience: place.draft.audience }, place.draft.password)
  assert.notEqual(opened, true, 'The revoked link still opens.')
}

async function verifiesAsDeclared(scene: Scene, { revokeVerifiable }: Capabilities): Promise<void> {
  const { link } = await scene.links.create(scene.place.draft)
  const { verified } = await scene.links.revoke(link.ref)
  assert.equal(verified, revokeVerifiable, 'verified is not what the capabilities declare.')
}

async function isSafeToRepeat(scene: Scene): Promise<void> {
  const { links, place, anotherClient } = scene
  const { link } = await links.create(place.draft)
  if (place.single !== true) await links.create(place.draft)
  await links.revoke(link.ref)
  const before = await heldLinks(scene)
  assert.equal((await links.revoke(link.ref)).revoked, true)
  assert.equal((await anotherClient().revoke(link.ref)).revoked, true)
  assert.deepEqual(await heldLinks(scene), before, 'Revoking again changed something.')
}

async function leavesOtherLinks(scene: Scene): Promise<void> {
  const { links, place } = scene
  const { link } = await links.create(place.draft)
  const other = await links.create(place.draft)
  const before = await heldLink(scene, other.link)
  await links.revoke(link.ref)
  assert.deepEqual(await heldLink(scene, other.link), before, 'Revoking one link changed another.')
}

/** A revoked link is gone, and nothing else is. */
export function revokeCases({ place, setup }: Pick<Scene, 'place' | 'setup'>): readonly SceneCase[] {
  return [
    { name: 'revoke takes the link away', play: takesTheLinkAway },
    {
      name: 'revoke is verified where it is declared to be',
      play: (scene: Scene) => verifiesAsDeclared(scene, setup.capabilities),
    },
    { name: 'revoking again is success and changes nothing', play: isSafeToRepeat },
    ...(place.single === true ? [] : [{ name: 'revoke leaves other links alone', play: leavesOtherLinks }]),
  ]
}
