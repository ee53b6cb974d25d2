import assert from 'node:assert/strict'
import type { AccountPolicy } from '@sharelink/core'
import type { AccountSetup } from '../conformance-setup.ts'
import { heldLink, refusedUnsent, rejection, requestsDuring, type Scene, type SceneCase } from '../scene.ts'

/** Rules by their words: what their patterns refuse, the drafts of the setup show. */
function inWords({ password, ...rest }: AccountPolicy): unknown {
  return { ...rest, password: { ...password, rules: password.rules.map(({ rule }) => rule) } }
}

async function tellsItsDemands({ links }: Scene, { policy }: AccountSetup): Promise<void> {
  const account = await links.account()
  assert.deepEqual([account.provider, inWords(account.policy)], [links.provider, inWords(policy)])
}

async function takesWhatComesUpToIt(scene: Scene, { works, policy }: AccountSetup): Promise<void> {
  const { links } = scene
  await links.account()
  const { expected, refusal } = links.plan(works)
  assert.equal(refusal, undefined)
  const { link } = await links.create(works)
  const held = await heldLink(scene, link)
  if (expected.expiresAt !== undefined)
    assert.deepEqual([link.expiresAt ?? held.expiresAt, held.expiresAt], [expected.expiresAt, expected.expiresAt])
  if (policy.expiry.default !== undefined) assert.ok(held.expiresAt instanceof Date, 'The server gave no expiry.')
}

/** Known beforehand, and without a request. */
async function refusesBeforehand(scene: Scene, { against }: AccountSetup): Promise<void> {
  const { links } = scene
  await links.account()
  for (const { field, draft } of against) {
    assert.deepEqual([links.plan(draft).refusal?.code, links.plan(draft).refusal?.field], ['policy', field])
    const error = await refusedUnsent(scene, () => links.create(draft))
    assert.deepEqual([error.code, error.field], ['policy', field])
  }
}

/** What core refuses beforehand is what the server refuses. */
async function serverRefusesTheSame({ links }: Scene, { against }: AccountSetup): Promise<void> {
  for (const { draft, field } of against) {
    assert.equal(links.plan(draft).refusal, undefined, `${field}: is refused without having read the account.`)
    assert.equal((await rejection(() => links.create(draft))).code, 'policy', `${field}: the server takes it.`)
  }
}

async function planAsksNobody(scene: Scene, { works }: AccountSetup): Promise<void> {
  const sent = await requestsDuring(scene, async () => scene.links.plan(works))
  assert.deepEqual(sent, [], 'A plan asked the provider for what the account demands.')
}

type AccountCase = { name: string; play: (scene: Scene, account: AccountSetup) => Promise<void> }

const TOLD: readonly AccountCase[] = [
  { name: 'tells what it demands', play: tellsItsDemands },
  { name: 'takes a draft that comes up to it, with the expiry that is expected', play: takesWhatComesUpToIt },
  { name: 'refuses a draft that does not, before anything is sent', play: refusesBeforehand },
  { name: 'demands what the server demands', play: serverRefusesTheSame },
  { name: 'is not read by a plan', play: planAsksNobody },
]

async function isNotOffered(scene: Scene): Promise<void> {
  assert.equal((await refusedUnsent(scene, () => scene.links.account())).code, 'unsupported')
}

/** What an account demands is known once it has been read; where it cannot be, that is said. */
export function accountCases(account: AccountSetup | undefined): readonly SceneCase[] {
  if (account === undefined) return [{ name: 'is not offered', play: isNotOffered }]
  return TOLD.map(({ name, play }) => ({ name, play: (scene) => play(scene, account) }))
}
