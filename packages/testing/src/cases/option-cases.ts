import assert from 'node:assert/strict'
import type { CallOptions, ShareLinkDraft } from '@sharelink/core'
import { updatesInPlace } from '../other-wishes.ts'
import { holds } from '../resolved-place.ts'
import { allOf, refusedUnsent, type Scene, type SceneCase } from '../scene.ts'
import { completePatch } from '../patches.ts'

const MINUTE = 60_000

/** Drafts that are wrong everywhere, with the field that is to be named. */
function badDrafts({ place, bench }: Scene): readonly (readonly [field: string, draft: ShareLinkDraft])[] {
  const { draft } = place
  const now = bench.clock.now()
  const soon = new Date(now + 30 * 24 * 60 * MINUTE).toISOString()
  return [
    ['pasword', Object.assign({}, draft, { pasword: 'Kestrel-Harbor-27' })],
    ['target.path', { ...draft, target: Object.assign({}, draft.target, { path: '/' }) }],
    ['expiresAt', { ...draft, expiresAt: new Date(now - MINUTE) }],
    ['expiresAt', { ...draft, expiresAt: new Date(now) }],
    ['expiresAt', { ...draft, expiresAt: soon.slice(0, 10) }],
    ['expiresAt', { ...draft, expiresAt: soon.replace('Z', '') }],
    ['expiresAt', { ...draft, expiresAt: new Date(Number.NaN) }],
    ['password', { ...draft, password: '' }],
    ['people', { ...draft, audience: 'anyone', people: ['ann@example.com'] }],
    ['people', { ...draft, audience: 'people', people: undefined }],
    ['people', { ...draft, audience: 'people', people: [] }],
    ['maxUses', { ...draft, maxUses: 0 }],
    ['maxUses', { ...draft, maxUses: 1.5 }],
    ['name', { ...draft, name: '  ' }],
    ['notify', { ...draft, audience: 'anyone', people: undefined, notify: {} }],
  ]
}

async function refusesBadDrafts(scene: Scene): Promise<void> {
  const { links } = scene
  for (const [field, draft] of badDrafts(scene)) {
    const error = await refusedUnsent(scene, () => links.create(draft))
    assert.deepEqual([error.code, error.field], ['invalid-request', field])
    assert.throws(() => links.plan(draft), { code: 'invalid-request', field })
  }
}

const BAD_OPTIONS: readonly (readonly [field: string, options: CallOptions])[] = [
  ['tolerat', Object.assign({ recreate: false }, { tolerat: 'anything' })],
  ['deadline', { deadline: 0 }],
  ['deadline', { deadline: Number.NaN }],
  ['idempotencyKey', { idempotencyKey: '' }],
]

/** Every call that this place offers, on a link that exists. */
async function callsOf(
  scene: Scene,
): Promise<readonly (readonly [name: string, call: (options: CallOptions) => Promise<unknown>])[]> {
  const { links, place, bench } = scene
  const { link } = await links.create(place.draft)
  const [wish] = updatesInPlace(place)
  const patch = completePatch(place, place.draft, wish?.ask(bench.clock.now()) ?? { role: place.draft.role })
  const calls = [
    ['create', (options: CallOptions) => links.create(place.draft, options)],
    ['get', (options: CallOptions) => links.get(link.ref, options)],
    ['list', (options: CallOptions) => allOf(links.list(place.draft.target, options))],
    ['update', (options: CallOptions) => links.update(link.ref, patch, options)],
    ['revoke', (options: CallOptions) => links.revoke(link.ref, options)],
  ] as const
  return calls.filter(([name]) => name === 'create' || place.offers(name))
}

async function refusesBadOptions(scene: Scene): Promise<void> {
  for (const [name, call] of await callsOf(scene))
    for (const [field, options] of BAD_OPTIONS) {
      const error = await refusedUnsent(scene, () => call(options))
      assert.deepEqual([error.code, error.field], ['invalid-request', field], `${name} took a bad ${field}.`)
    }
}

async function sendsNothingWhenCancelled(scene: Scene): Promise<void> {
  for (const [name, call] of await callsOf(scene)) {
    const error = await refusedUnsent(scene, () => call({ signal: AbortSignal.abort() }))
    assert.equal(error.code, 'cancelled', `${name} does not say that it was cancelled.`)
  }
}

/** What is never told cannot be promised to a caller who tolerates nothing. */
async function refusesTheUntold(scene: Scene): Promise<void> {
  const { links, place } = scene
  const draft = { ...place.draft, password: place.samples.password }
  const error = await refusedUnsent(scene, () => links.create(draft, { tolerate: 'nothing' }), place.mayRead)
  assert.equal(error.code, 'unsupported')
}

/** Drafts and options are read strictly, and a call that was given up sends nothing. */
export function optionCases({ place }: Pick<Scene, 'place'>): readonly SceneCase[] {
  const { password } = place.capability.fields
  const untold = holds(place, 'password') && 'readBack' in password && password.readBack === 'never'
  return [
    { name: 'drafts that are wrong are refused with their field', play: refusesBadDrafts },
    { name: 'options that are wrong are refused with their name', play: refusesBadOptions },
    { name: 'a call whose signal is aborted sends nothing', play: sendsNothingWhenCancelled },
    ...(untold
      ? [{ name: 'a password that is never told is refused where nothing is tolerated', play: refusesTheUntold }]
      : []),
  ]
}
