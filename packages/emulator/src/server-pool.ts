import type { EmulatorOptions } from './emulator.ts'
import type { Clock, EmulatedRequest, EmulatedResponse, EmulatedServer, ServerContext } from './kernel.ts'
import { seededRandom, seedOf } from './seeded-random.ts'
import { serverNames, servers } from './servers.ts'
import type { Seeds, ServerName, States } from './servers.ts'
import type { Visit, VisitOptions } from './visit.ts'

/** The servers of one emulator; each is made when it is first needed. */
export type ServerPool = {
  readonly states: States
  handle(name: ServerName, request: EmulatedRequest, skewMs: number): EmulatedResponse
  visit(name: ServerName, options: VisitOptions): Visit
}

type Running<State> = {
  readonly server: EmulatedServer<State>
  visit(options: VisitOptions): Visit
}

export function createServerPool(
  options: EmulatorOptions,
  clock: Clock,
  urls: Readonly<Record<ServerName, string>>,
): ServerPool {
  const chosen = options.providers ?? serverNames
  const made: Partial<Record<ServerName, Running<unknown>>> = {}
  let skew = 0

  const running = (name: ServerName): Running<unknown> => {
    if (!chosen.includes(name)) throw new Error(`this emulator does not run ${name}`)
    const random = seededRandom(seedOf(name))
    const context = { clock: { now: () => clock.now() + skew }, random, origin: () => urls[name] }
    return (made[name] ??= start(name, context, options.seed))
  }

  return {
    states: lazyStates((name) => running(name).server.state),
    visit: (name, visitOptions) => running(name).visit(visitOptions),
    handle(name, request, skewMs) {
      skew = skewMs
      try {
        return running(name).server.handle(request)
      } finally {
        skew = 0
      }
    },
  }
}

function start<Name extends ServerName>(
  name: Name,
  context: ServerContext,
  seeds: Partial<Seeds> = {},
): Running<States[Name]> {
  const { create, visit } = servers[name]
  const server = create(context, seeds[name])
  return {
    server,
    visit(options) {
      if (!visit) throw new Error(`${name} has no visitors`)
      return visit(server, options)
    },
  }
}

function lazyStates(stateOf: (name: ServerName) => unknown): States {
  // Untyped on purpose: the properties are defined one by one, each from the table's own entry.
  const states: States = Object.create(null)
  for (const name of serverNames) Object.defineProperty(states, name, { enumerable: true, get: () => stateOf(name) })
  return states
}
