import assert from 'node:assert/strict'
import { type Difference, lacks, type PlannedRequest } from '@sharelink/core'
import { HELD_FIELDS, PROBES } from '../probes.ts'
import type { ResolvedPlace } from '../resolved-place.ts'
import { requestsDuring, type Scene, type SceneCase } from '../scene.ts'
import { fullDraft } from '../wishes.ts'

type Sent = { method: string; url: string }

function segments({ url }: Sent): readonly string[] {
  return new URL(url, 'http://world.invalid').pathname.split('/')
}

/** The same request; where the plan shows a random id as a sample, one segment may be another. */
function isSame(planned: PlannedRequest, sent: Sent): boolean {
  const [expected, actual] = [segments(planned), segments(sent)]
  const others = expected.filter((segment, index) => segment !== actual[index])
  const allowed = planned.sample === true ? 1 : 0
  return planned.method === sent.method && expected.length === actual.length && others.length <= allowed
}

function shown({ method, url }: Sent): string {
  return `${method} ${segments({ method, url }).join('/')}`
}

/** Everything planned is sent, in order; beside it, only reads that look at what was written. */
async function sendsWhatItPlans({ links, place, bench, ...rest }: Scene): Promise<void> {
  const scene = { links, place, bench, ...rest }
  const draft = fullDraft(place, bench.clock.now())
  const { requests: planned } = links.plan(draft)
  const sent = await requestsDuring(scene, () => links.create(draft))
  const firstWrite = sent.findIndex(({ method }) => method !== 'GET')
  let next = 0
  sent.forEach((request, index) => {
    const expected = planned[next]
    if (expected !== undefined && isSame(expected, request)) next += 1
    else assert.ok(request.method === 'GET' && index > firstWrite, `${shown(request)} was sent and not planned.`)
  })
  const missing = planned.slice(next).map(shown)
  assert.deepEqual(missing, [], 'Requests were planned and not sent.')
  assert.notEqual(planned.length, 0, 'The plan is empty.')
}

function isSometimes({ capability }: ResolvedPlace, { field, reason }: Difference): boolean {
  if (field === 'target' || field === 'kind' || reason !== 'unverified') return false
  const held = capability.fields[field]
  return !lacks(held) && held.readBack === 'sometimes'
}

async function expectsWhatComes({ links, place, bench }: Scene): Promise<void> {
  const draft = fullDraft(place, bench.clock.now())
  const { expected, differences, refusal, provider } = links.plan(draft)
  assert.equal(refusal, undefined)
  const outcome = await links.create(draft)
  assert.deepEqual(
    [expected.provider, expected.kind, provider],
    [outcome.link.provider, outcome.link.kind, links.provider],
  )
  for (const field of HELD_FIELDS) {
    const foreseen = PROBES[field].told({ ...expected, ref: '', id: '' })
    const told = PROBES[field].told(outcome.link)
    const capability = place.capability.fields[field]
    const mayBeUntold = told === undefined && 'readBack' in capability && capability.readBack === 'sometimes'
    if (foreseen !== undefined && !mayBeUntold)
      assert.deepEqual(told, foreseen, `${field}: is not what the plan expects.`)
  }
  // What is told sometimes is planned as told, and may not be told after all.
  const untold = outcome.differences.filter((difference) => isSometimes(place, difference)).map(({ field }) => field)
  const brief = (all: typeof differences): readonly unknown[] =>
    all.filter(({ field }) => !untold.includes(field)).map(({ field, reason, effect }) => [field, reason, effect])
  assert.deepEqual(brief(outcome.differences), brief(differences), 'The differences are not those that were planned.')
}

async function touchesNothing(scene: Scene): Promise<void> {
  const { links, place, bench } = scene
  const sent = await requestsDuring(scene, async () => links.plan(fullDraft(place, bench.clock.now())))
  assert.deepEqual(sent, [], 'Planning sent something.')
}

function holdsNoSecret({ links, place, bench }: Scene): Promise<void> {
  const draft = fullDraft(place, bench.clock.now())
  const text = JSON.stringify(links.plan(draft))
  const secrets = [...(bench.secrets ?? []), ...(typeof draft.password === 'string' ? [draft.password] : [])]
  assert.deepEqual(
    secrets.filter((secret) => text.includes(secret)),
    [],
    'The plan holds a secret.',
  )
  return Promise.resolve()
}

/** A plan is what a create does, without doing it. */
export function planCases(): readonly SceneCase[] {
  return [
    { name: 'a create sends what its plan shows', play: sendsWhatItPlans },
    { name: 'a create comes to what its plan expects', play: expectsWhatComes },
    { name: 'a plan touches no network', play: touchesNothing },
    { name: 'a plan holds no secret', play: holdsNoSecret },
  ]
}
