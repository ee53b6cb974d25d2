import assert from 'node:assert/strict'
import { inspect } from 'node:util'
import type { ShareLinkDraft } from '@sharelink/core'
import { updatesInPlace } from '../other-wishes.ts'
import { holds } from '../resolved-place.ts'
import { allOf, rejection, type Scene, type SceneCase } from '../scene.ts'
import { fullDraft } from '../wishes.ts'
import { completePatch } from '../patches.ts'

type Shown = readonly [what: string, value: unknown]

/** Everything that a value says of itself when it is logged. */
function textOf(value: unknown): string {
  const inspected = inspect(value, { depth: Infinity, showHidden: true, maxStringLength: null, maxArrayLength: null })
  return `${JSON.stringify(value)}\n${inspected}\n${String(value)}`
}

async function shownByCalls({ links, place, bench }: Scene, draft: ShareLinkDraft): Promise<readonly Shown[]> {
  const outcome = await links.create(draft)
  const { ref } = outcome.link
  const shown: Shown[] = [
    ['plan', links.plan(draft)],
    ['create', outcome],
  ]
  if (place.offers('get')) shown.push(['get', await links.get(ref)])
  if (place.offers('list')) shown.push(['list', await allOf(links.list(place.draft.target))])
  const wish = updatesInPlace(place).find(({ field }) => field === 'password')
  if (wish !== undefined && place.offers('update')) {
    const patch = completePatch(place, draft, wish.ask(bench.clock.now()))
    shown.push(['update', await links.update(ref, patch)])
  }
  if (place.offers('revoke')) shown.push(['revoke', await links.revoke(ref)])
  if (place.offers('revoke') && place.offers('get'))
    shown.push(['get after revoke', await rejection(() => links.get(ref))])
  return shown
}

/** Errors of calls that carry a password. */
async function shownByErrors({ links, place }: Scene, draft: ShareLinkDraft): Promise<readonly Shown[]> {
  const { password } = place.samples
  const secret = { ...draft, password }
  const errors = [
    ['unknown member', () => links.create(Object.assign({}, secret, { pass: password }))],
    ['past expiry', () => links.create({ ...secret, expiresAt: new Date(0) })],
    ['wrong kind', () => links.create({ ...secret, audience: 'anyone', people: [password] })],
    ['password in the place of a ref', () => links.get(password)],
    ['nothing tolerated', () => links.create({ ...secret, target: { ...draft.target, id: 'not-there' } })],
  ] as const
  const shown: Shown[] = []
  for (const [what, call] of errors) shown.push([what, await call().catch((error: unknown) => error)])
  return shown
}

async function showsNoSecret(scene: Scene): Promise<void> {
  const { place, bench, exchanges } = scene
  const draft = fullDraft(place, bench.clock.now())
  const shown = [...(await shownByCalls(scene, draft)), ...(await shownByErrors(scene, place.draft))]
  const secrets = [place.samples.password, place.samples.otherPassword, ...(bench.secrets ?? [])]
  for (const [what, value] of [...shown, ['exchanges', exchanges] as const])
    for (const secret of secrets) assert.ok(!textOf(value).includes(secret), `A secret shows in: ${what}.`)
  if (!holds(place, 'password')) return
  const created = shown.find(([what]) => what === 'create')
  assert.ok(textOf(created).includes('(set)'), 'The outcome does not say that a password was asked for.')
}

async function errorsStandAlone({ links, place }: Scene): Promise<void> {
  const { draft } = place
  const error = await rejection(() => links.create({ ...draft, expiresAt: new Date(0) }))
  assert.equal(error.cause, undefined, 'The error chains another.')
  assert.equal(error.provider, links.provider)
  assert.notEqual(error.hint.trim(), '')
  const { code, message, hint, field } = error
  const json: unknown = JSON.parse(JSON.stringify(error))
  assert.ok(typeof json === 'object' && json !== null)
  for (const [key, value] of Object.entries({ code, message, hint, field }))
    assert.equal(Object.entries(json).find(([name]) => name === key)?.[1], value, `toJSON() leaves out ${key}.`)
}

/** Secrets go in and never come out. */
export function secretCases(): readonly SceneCase[] {
  return [
    { name: 'no secret shows in results, errors, plans and exchanges', play: showsNoSecret },
    { name: 'errors stand alone and tell what to do', play: errorsStandAlone },
  ]
}
