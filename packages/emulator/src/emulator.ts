import { createFaultQueue, doesWork, needsSocket } from './fault.ts'
import type { Fault, FaultKind, FaultQueue } from './fault.ts'
import { faultyResponse } from './faulty-response.ts'
import type { Clock, EmulatedRequest, EmulatedResponse } from './kernel.ts'
import { createServerPool } from './server-pool.ts'
import type { ServerPool } from './server-pool.ts'
import type { Seeds, ServerName, States } from './servers.ts'
import type { Visit, VisitOptions } from './visit.ts'
import { virtualClock } from './virtual-clock.ts'

export type EmulatorOptions = {
  /** Which servers to run; all there are, unless given. */
  readonly providers?: readonly ServerName[]
  /** The servers' clock; a virtual one at 2026-11-21T12:00:00Z unless given. */
  readonly clock?: Clock
  readonly faults?: readonly Fault[]
  readonly seed?: Partial<Seeds>
  /** Ports to listen on; a free one unless given. Only for startEmulator. */
  readonly ports?: Partial<Record<ServerName, number>>
}

/** One request as it arrived and what was sent back; `status` is 0 when nothing was. */
export type LoggedExchange = {
  readonly provider: ServerName
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly status: number
  readonly responseBody: string
  /** Whether the server did the work. A request delivered twice has two entries. */
  readonly handled: boolean
  readonly fault?: FaultKind
}

export type Emulator = {
  /** The origin of each server, without a slash at the end. */
  readonly urls: Readonly<Record<ServerName, string>>
  readonly clock: Clock
  /** Faults still to come may be pushed at any time. */
  readonly faults: Fault[]
  /** Every request in order of arrival. */
  readonly requests: LoggedExchange[]
  readonly state: States
  /** Handles a request in process: logged, and hit by those faults that need no socket. */
  readonly handle: (provider: ServerName, request: EmulatedRequest) => EmulatedResponse
  /** Opens a link as an outsider would; see `visit`. */
  readonly visit: (provider: ServerName, options: VisitOptions) => Visit
}

/** What was to be sent, and the fault that the sender still has to act on. */
export type Delivery = { readonly response: EmulatedResponse; readonly fault?: Fault; readonly date: number }

/** The parts that the socket side needs beside the emulator itself. */
export type EmulatorCore = {
  readonly emulator: Emulator
  readonly queue: FaultQueue
  exchange(provider: ServerName, request: EmulatedRequest, wants: (kind: FaultKind) => boolean): Delivery
}

export function createEmulatorCore(options: EmulatorOptions, urls: Record<ServerName, string>): EmulatorCore {
  const clock = options.clock ?? virtualClock()
  const faults: Fault[] = [...(options.faults ?? [])]
  const requests: LoggedExchange[] = []
  const queue = createFaultQueue(faults)
  const pool = createServerPool(options, clock, urls)

  const exchange: EmulatorCore['exchange'] = (provider, request, wants) => {
    const fault = queue.take(provider, request, wants)
    const response = answer(pool, provider, request, fault, requests)
    return { response, ...(fault && { fault }), date: clock.now() + (fault?.skewMs ?? 0) }
  }
  const emulator: Emulator = {
    urls,
    clock,
    faults,
    requests,
    state: pool.states,
    handle: (provider, request) => exchange(provider, request, (kind) => !needsSocket(kind)).response,
    visit: (provider, visitOptions) => pool.visit(provider, visitOptions),
  }
  return { emulator, queue, exchange }
}

const UNSENT: ReadonlySet<FaultKind> = new Set<FaultKind>([
  'refuse-connection',
  'reset-before-headers',
  'reset-after-work',
  'never-answers',
])

function answer(
  pool: ServerPool,
  provider: ServerName,
  request: EmulatedRequest,
  fault: Fault | undefined,
  log: LoggedExchange[],
): EmulatedResponse {
  const handled = fault === undefined || doesWork(fault)
  const deliver = (): EmulatedResponse => {
    const own = handled ? pool.handle(provider, request, fault?.skewMs ?? 0) : undefined
    const response = fault ? faultyResponse(fault, request, own) : own
    const sent = response ?? { status: 0, headers: {}, body: '' }
    const lost = fault !== undefined && UNSENT.has(fault.kind)
    log.push({
      provider,
      ...request,
      status: lost ? 0 : sent.status,
      responseBody: lost ? '' : sent.body,
      handled,
      ...(fault && { fault: fault.kind }),
    })
    return sent
  }
  if (fault?.kind === 'duplicate-delivery') deliver()
  return deliver()
}
