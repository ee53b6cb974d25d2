import assert from 'node:assert/strict'
import {
  type Audience,
  capabilitiesFor,
  lacks,
  type LinkCapability,
  type LinkKind,
  type ShareLinkDraft,
} from '@sharelink/core'
import type { ConformanceSetup } from '../conformance-setup.ts'
import { refusedUnsent, type Scene, type SceneCase } from '../scene.ts'

const KINDS: readonly LinkKind[] = ['access', 'download', 'invitation', 'publication']

async function areData({ links, setup }: Scene): Promise<void> {
  assert.deepEqual(links.capabilities, setup.capabilities, 'The client has other capabilities than declared.')
  assert.equal(links.capabilities.provider, links.provider)
  const copied: unknown = JSON.parse(JSON.stringify(links.capabilities))
  assert.deepEqual(copied, links.capabilities, 'The capabilities are not plain data.')
  await Promise.resolve()
}

async function isRefused(scene: Scene, draft: ShareLinkDraft): Promise<void> {
  const { links } = scene
  const error = await refusedUnsent(scene, () => links.create(draft))
  assert.equal(error.code, 'unsupported')
  assert.equal(links.plan(draft).refusal?.code, 'unsupported', 'The plan does not foresee the refusal.')
}

function undeclaredKinds({ capabilities, places }: ConformanceSetup): readonly SceneCase[] {
  const targets = [...new Map(places.map(({ draft }) => [draft.target.kind, draft.target])).values()]
  return targets.flatMap((target) =>
    KINDS.filter((kind) => capabilitiesFor(capabilities, { kind: target.kind, id: target.id }, kind).length === 0).map(
      (kind) => ({
        name: `${kind} links on a ${target.kind}, which are not declared, are refused before sending`,
        play: (scene: Scene) => isRefused(scene, { target, kind, role: 'viewer', audience: 'anyone' }),
      }),
    ),
  )
}

function draftFor({ target, types, kind, fields }: LinkCapability): ShareLinkDraft {
  const type = types?.[0]
  const audience: Audience = lacks(fields.audience) ? 'anyone' : (fields.audience.values[0] ?? 'anyone')
  return {
    target: { kind: target, id: 'conformance', ...(type === undefined ? {} : { type }) },
    kind,
    role: lacks(fields.role) ? 'viewer' : (fields.role.values[0] ?? 'viewer'),
    audience,
    people: audience === 'people' ? ['ann@example.com'] : undefined,
  }
}

function notCreated({ capabilities }: ConformanceSetup): readonly SceneCase[] {
  return capabilities.links
    .filter(({ notCreated }) => notCreated !== undefined)
    .map((capability) => ({
      name: `${capability.kind} links on a ${[capability.target, capability.types?.[0]].join(' ').trim()}, which are not created, are refused before sending`,
      play: (scene: Scene) => isRefused(scene, draftFor(capability)),
    }))
}

/** What the capabilities declare of the whole provider. */
export function capabilityCases(setup: ConformanceSetup): readonly SceneCase[] {
  return [
    { name: 'the capabilities are the declared ones, as plain data', play: areData },
    ...undeclaredKinds(setup),
    ...notCreated(setup),
  ]
}
