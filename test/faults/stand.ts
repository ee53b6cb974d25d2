import type { Exchange, Runtime, ShareLinks } from '@sharelink/core'
import { type Fault, startEmulator, type StartedEmulator, virtualClock } from '@sharelink/emulator'
import type { Held } from './held.ts'
import { type Scenario, targetOf, type World } from './scenario.ts'

/** A fresh provider with what the scenario wants to be there, and clients of it. */
export type Stand = {
  world: World
  scenario: Scenario
  emulator: StartedEmulator
  /** The client that is under test. */
  links: ShareLinks
  /** One that knows nothing of what was done before, as in another process. */
  another: () => ShareLinks
  /** The ref of the link that the operation is about. */
  ref: string
  exchanges: Exchange[]
  held: () => readonly Held[]
  now: () => number
  advance: (milliseconds: number) => void
}

const A_MINUTE = 60_000

/** The same bytes each time, and others at each asking. */
function repeatableRandom(): NonNullable<Runtime['random']> {
  let asked = 0
  return (bytes) => {
    asked += 1
    return Uint8Array.from({ length: bytes }, (_, index) => (asked * 31 + index * 7) % 256)
  }
}

async function prepare(scenario: Scenario, links: ShareLinks, maker: ShareLinks): Promise<string> {
  let ref = ''
  const madeBy = scenario.madeHere === true ? links : maker
  for (const draft of scenario.made ?? []) ref = (await madeBy.create(draft, { tolerate: 'anything' })).link.ref
  if (scenario.does === 'create' && scenario.repeats !== undefined && scenario.key !== undefined) {
    const first = scenario.repeats === 'in the same client' ? links : maker
    ref = (await first.create(scenario.draft, { idempotencyKey: scenario.key })).link.ref
  }
  return ref
}

export async function startStand(world: World, scenario: Scenario): Promise<Stand> {
  const clock = virtualClock()
  const { provider } = world
  const seed = scenario.seed === undefined ? {} : { seed: scenario.seed }
  const emulator = await startEmulator({ providers: [provider], clock, ...seed })
  const exchanges: Exchange[] = []
  const sleep = (milliseconds: number): Promise<void> => Promise.resolve(clock.advance(milliseconds))
  const random = repeatableRandom()
  // What is remembered of a credential goes by the clock: each client has one of its own.
  const runtime = (): Runtime => ({ clock: { now: () => clock.now() }, sleep, random })
  const client = (more: Runtime = {}): ShareLinks => world.client(emulator.urls[provider], { ...runtime(), ...more })
  const maker = world.client(emulator.urls[provider], runtime(), emulator)
  const links = client({ onExchange: (exchange) => exchanges.push(exchange) })
  const ref = await prepare(scenario, links, maker)
  const target = targetOf(scenario)
  // What was there before is older than what is made now.
  clock.advance(A_MINUTE)
  emulator.requests.length = 0
  exchanges.length = 0
  const held = (): readonly Held[] => structuredClone(world.held(emulator, target))
  const { id } = 'id' in scenario ? scenario : {}
  const parts = [provider, target.kind, target.id, id ?? ''].map(encodeURIComponent)
  return {
    world,
    scenario,
    emulator,
    links,
    another: client,
    ref: id === undefined ? ref : parts.join(':'),
    exchanges,
    held,
    now: () => clock.now(),
    advance: clock.advance,
  }
}

/** Faults are tried in order: those of a case come before the lies of its scenario. */
export function inject({ emulator }: Stand, faults: readonly Fault[]): void {
  emulator.faults.push(...faults)
}

export function endFaults({ emulator }: Stand): void {
  emulator.faults.length = 0
}
