import assert from 'node:assert/strict'
import { type Exchange, type ShareLink, ShareLinkError, type ShareLinks, type Target } from '@sharelink/core'
import type { Bench, ConformanceSetup, HeldLink } from './conformance-setup.ts'
import type { ResolvedPlace } from './resolved-place.ts'

/** What a case plays in: one place of a fresh bench, with a client. */
export type Scene = {
  setup: ConformanceSetup
  place: ResolvedPlace
  bench: Bench
  links: ShareLinks
  /** What the clients of this scene told of their exchanges. */
  exchanges: readonly Exchange[]
  /** Another client of the same account, as after a restart. */
  anotherClient: () => ShareLinks
}

/** One case, before it has a bench. `name` says what is right when it passes. */
export type SceneCase = { name: string; play: (scene: Scene) => Promise<void> }

export function createScene(setup: ConformanceSetup, place: ResolvedPlace, bench: Bench): Scene {
  const exchanges: Exchange[] = []
  const anotherClient = (): ShareLinks =>
    bench.createClient({
      clock: bench.clock,
      sleep: () => Promise.resolve(),
      onExchange: (exchange) => exchanges.push(exchange),
    })
  return { setup, place, bench, links: anotherClient(), exchanges, anotherClient }
}

/** All that the server holds on an item, in an order that does not depend on it. */
export async function heldLinks(
  { bench, place }: Scene,
  target: Target = place.draft.target,
): Promise<readonly HeldLink[]> {
  const links = await bench.world.links(target)
  return links.toSorted((one, other) => (one.id < other.id ? -1 : 1))
}

/** What the server holds under a link's id. */
export async function heldLink(scene: Scene, { id, target }: Pick<ShareLink, 'id' | 'target'>): Promise<HeldLink> {
  const links = await heldLinks(scene, target)
  const [link, ...others] = links.filter((held) => held.id === id)
  assert.ok(link !== undefined, `The server holds no link ${id}; it holds ${links.length} others.`)
  assert.equal(others.length, 0, `The server holds several links ${id}.`)
  return link
}

/** What a call is refused with. */
export async function rejection(task: () => Promise<unknown>): Promise<ShareLinkError> {
  try {
    await task()
  } catch (thrown) {
    assert.ok(ShareLinkError.is(thrown), `Something other than a ShareLinkError was thrown: ${String(thrown)}`)
    return thrown
  }
  return assert.fail('The call was expected to be refused, and was not.')
}

/** Runs a task and gives the requests that reached the provider meanwhile. */
export async function requestsDuring(
  { bench }: Scene,
  task: () => Promise<unknown>,
): Promise<readonly { method: string; url: string }[]> {
  const before = bench.world.requests().length
  await task()
  return bench.world.requests().slice(before)
}

/** Expects a refusal that sends nothing and changes nothing. `mayRead`: what the item says may be asked for first. */
export async function refusedUnsent(
  scene: Scene,
  task: () => Promise<unknown>,
  mayRead = false,
): Promise<ShareLinkError> {
  const before = await heldLinks(scene)
  const refusals: ShareLinkError[] = []
  const requests = await requestsDuring(scene, async () => refusals.push(await rejection(task)))
  const counted = mayRead ? requests.filter(({ method }) => method !== 'GET') : requests
  assert.deepEqual(counted, [], 'The call was refused, and still sent something.')
  assert.deepEqual(await heldLinks(scene), before, 'The call was refused, and still changed something.')
  const [refusal] = refusals
  assert.ok(refusal !== undefined)
  return refusal
}

/** Follows a link as someone whom its audience includes; `undefined` where nobody can. */
export async function visit(
  { bench: { world } }: Scene,
  { url, audience }: Pick<ShareLink, 'url' | 'audience'>,
  password?: string | null,
): Promise<boolean | undefined> {
  if (world.visit === undefined || url === undefined || audience === 'people') return undefined
  const signedIn = audience === 'organization'
  const { opened } = await world.visit(url, { signedIn, ...(typeof password === 'string' ? { password } : {}) })
  return opened
}

export async function allOf<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}
