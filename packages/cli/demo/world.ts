import type { Exchange, Runtime, ShareLink, ShareLinks, Target } from '@sharelink/core'
import { type StartedEmulator, startEmulator, type Visit, virtualClock } from '@sharelink/emulator'
import { createClients, findSettings, isProviderName, type ProviderName, readSettings } from '@sharelink/providers'
import { EMULATED_NAMES, EMULATED_SEED, EMULATED_SETTINGS, type EmulatedName } from '../src/emulated-settings.ts'
import { addressOf, COLLEAGUES, DEMO_SEED } from './addresses.ts'
import { EMULATED_PLACES, placeInEnvironment, placeVariable } from './places.ts'

/** Somebody who was sent the link. */
export type Outsider = {
  visit: (url: string, as?: { password?: string; signedIn?: boolean | string }) => Visit
  /** Where the link is; also where the provider does not tell, for it was sent by other means. */
  addressOf: (link: ShareLink) => string | undefined
  /** Looks at another instant, and then comes back. */
  at: <T>(instant: Date, look: () => T) => T
}

/** Where the demo runs: one provider, real or emulated. */
export type World = {
  provider: ProviderName
  /** For the heading: where this is. */
  where: string
  links: ShareLinks
  now: () => number
  /** The target of a place, or the name of what would have to be set for it. */
  target: (place: string) => Target | string
  /** How many requests were sent so far that are not reads. */
  writes: () => number
  /** Absent on a real portal: there nobody can be played. */
  outsider?: Outsider
  stop: () => Promise<void>
}

type Environment = Readonly<Record<string, string | undefined>>

function counting(): { onExchange: (exchange: Exchange) => void; writes: () => number } {
  let count = 0
  return {
    onExchange: ({ method }) => {
      if (method !== 'GET') count += 1
    },
    writes: () => count,
  }
}

function outsiderOf(
  emulator: StartedEmulator,
  provider: EmulatedName,
  clock: ReturnType<typeof virtualClock>,
): Outsider {
  return {
    addressOf: (link) => addressOf(link, emulator.urls[provider]),
    visit: (url, { signedIn = false, ...as } = {}) =>
      emulator.visit(provider, { url, ...as, signedIn: signedIn === true ? (COLLEAGUES[provider] ?? true) : signedIn }),
    at: (instant, look) => {
      const before = clock.now()
      clock.set(instant.getTime())
      try {
        return look()
      } finally {
        clock.set(before)
      }
    },
  }
}

/** An emulated provider with its own virtual clock. */
export async function emulatedWorld(provider: EmulatedName): Promise<World> {
  const clock = virtualClock()
  const emulator = await startEmulator({ providers: [provider], clock, seed: { ...EMULATED_SEED, ...DEMO_SEED } })
  const { onExchange, writes } = counting()
  const { given } = findSettings(provider, { env: EMULATED_SETTINGS[provider](emulator.urls[provider]) })
  // A clock that stands still would keep a client waiting that holds itself to a number of requests a second.
  const config = { [provider]: { ...given, limits: false } }
  const settings = readSettings({ env: {}, config }, [provider])
  return {
    provider,
    where: 'emulated',
    links: createClients(settings, { clock, onExchange }).get(provider),
    now: () => clock.now(),
    target: (place) => EMULATED_PLACES[provider][place] ?? `${provider} has no such place`,
    writes,
    outsider: outsiderOf(emulator, provider, clock),
    stop: () => emulator.stop(),
  }
}

/** A provider as the environment's settings say. */
export function realWorld(provider: ProviderName, env: Environment): World {
  const { onExchange, writes } = counting()
  const runtime: Runtime = { onExchange }
  return {
    provider,
    where: 'as the environment says; visiting is skipped there',
    links: createClients(readSettings({ env }, [provider]), runtime).get(provider),
    now: () => Date.now(),
    target: (place) => placeInEnvironment(place, env) ?? `${placeVariable(place)} is not set`,
    writes,
    stop: () => Promise.resolve(),
  }
}

/** The worlds to run in: the providers that the environment configures, or else every emulated one. */
export async function worldsOf(env: Environment): Promise<readonly World[]> {
  const configured = Object.keys(readSettings({ env })).filter(isProviderName)
  if (configured.length > 0) return configured.map((provider) => realWorld(provider, env))
  return Promise.all(EMULATED_NAMES.map((provider) => emulatedWorld(provider)))
}
