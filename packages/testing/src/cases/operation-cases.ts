import assert from 'node:assert/strict'
import type { OperationName } from '../conformance-setup.ts'
import { allOf, refusedUnsent, type Scene, type SceneCase } from '../scene.ts'

async function isUnsupported(scene: Scene, operation: Exclude<OperationName, 'find'>): Promise<void> {
  const { links, place } = scene
  const { link } = await links.create(place.draft)
  const calls: { readonly [O in typeof operation]: () => Promise<unknown> } = {
    get: () => links.get(link.ref),
    list: () => allOf(links.list(place.draft.target)),
    update: () => links.update(link.ref, { role: place.draft.role }),
    revoke: () => links.revoke(link.ref),
  }
  const error = await refusedUnsent(scene, calls[operation])
  assert.equal(error.code, 'unsupported')
}

const OPERATIONS = ['get', 'list', 'update', 'revoke'] as const

/** What a provider does not offer is refused, and nothing is sent. */
export function operationCases({ place }: Pick<Scene, 'place'>): readonly SceneCase[] {
  return OPERATIONS.filter((operation) => !place.offers(operation)).map((operation) => ({
    name: `${operation}, which is not offered, is refused as unsupported`,
    play: (scene: Scene) => isUnsupported(scene, operation),
  }))
}
