import type { EmulatedRequest } from './kernel.ts'
import type { ServerName } from './servers.ts'

/**
 * What goes wrong.
 * - `refuse-connection`: nobody listens. See start-emulator for which clients meet a refused connection and which a reset.
 * - `reset-before-headers`: the connection dies and nothing was done. `reset-after-work`: it was done, then it dies.
 * - `truncate-body`: done; fewer bytes come than Content-Length says, then the connection dies.
 * - `slow-headers`, `slow-body`: done; `delayMs` of real time pass before the headers, or in the middle of the body.
 * - `never-answers`: the connection stays open without an answer.
 * - `invalid-json`: the server's status with a body that is no JSON. `empty-200`: 200 without a body.
 * - `huge-body`: 200 and `sizeBytes` of valid JSON. `html-502`: a proxy's error page. `status`: the given status, headers, body.
 * - `repeated-credential`: done; every name and title in a JSON answer is the credential that the request carried.
 * - `duplicate-delivery`: the request reaches the server twice; the second answer is the one that comes back.
 */
export type FaultKind =
  | 'refuse-connection'
  | 'reset-before-headers'
  | 'reset-after-work'
  | 'truncate-body'
  | 'slow-headers'
  | 'slow-body'
  | 'invalid-json'
  | 'html-502'
  | 'empty-200'
  | 'status'
  | 'repeated-credential'
  | 'duplicate-delivery'
  | 'never-answers'
  | 'huge-body'

/** One fault to inject; it is data and is never written to. */
export type Fault = {
  readonly kind: FaultKind
  /** Only requests to this server; without it, to any. */
  readonly provider?: ServerName
  readonly method?: string
  /** Searched in path and query as sent. */
  readonly path?: RegExp
  /** How many matching requests pass first; 0 unless given. */
  readonly skip?: number
  /** How many matching requests are hit after that; 1 unless given. */
  readonly times?: number
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** Real milliseconds, for the slow kinds; 50 unless given. */
  readonly delayMs?: number
  /** How far the server's clock is ahead while it handles this request; its Date header shows the same. */
  readonly skewMs?: number
  /** Whether the server does the work. True for `invalid-json`, `empty-200`, `huge-body`; false for `status`, `html-502`, `never-answers`. */
  readonly work?: boolean
  /** Length of a `huge-body`; 32 MiB unless given. */
  readonly sizeBytes?: number
}

/** Kinds that need a socket; the in-process handler leaves them for later. */
const SOCKET_KINDS: ReadonlySet<FaultKind> = new Set([
  'refuse-connection',
  'reset-before-headers',
  'reset-after-work',
  'truncate-body',
  'slow-headers',
  'slow-body',
  'never-answers',
])

const IDLE_KINDS: ReadonlySet<FaultKind> = new Set(['refuse-connection', 'reset-before-headers'])
const IDLE_UNLESS_TOLD: ReadonlySet<FaultKind> = new Set(['status', 'html-502', 'never-answers'])

export function needsSocket(kind: FaultKind): boolean {
  return SOCKET_KINDS.has(kind)
}

/** Whether the server handles a request that is hit by this fault. */
export function doesWork(fault: Fault): boolean {
  if (IDLE_KINDS.has(fault.kind)) return false
  return fault.work ?? !IDLE_UNLESS_TOLD.has(fault.kind)
}

type Count = { passed: number; hit: number }

/** Finds the fault for a request and counts it. */
export type FaultQueue = {
  take(
    provider: ServerName,
    request: Pick<EmulatedRequest, 'method' | 'path'>,
    wants: (kind: FaultKind) => boolean,
  ): Fault | undefined
}

export function createFaultQueue(faults: readonly Fault[]): FaultQueue {
  const counts = new WeakMap<Fault, Count>()
  const countOf = (fault: Fault): Count => {
    const count = counts.get(fault) ?? { passed: 0, hit: 0 }
    counts.set(fault, count)
    return count
  }
  return {
    take(provider, request, wants) {
      for (const fault of faults) {
        if (!wants(fault.kind) || !matches(fault, provider, request)) continue
        const count = countOf(fault)
        if (count.hit >= (fault.times ?? 1)) continue
        if (count.passed < (fault.skip ?? 0)) {
          count.passed += 1
          continue
        }
        count.hit += 1
        return fault
      }
      return undefined
    },
  }
}

function matches(fault: Fault, provider: ServerName, request: Pick<EmulatedRequest, 'method' | 'path'>): boolean {
  if (fault.provider !== undefined && fault.provider !== provider) return false
  if (fault.method !== undefined && fault.method.toUpperCase() !== request.method.toUpperCase()) return false
  // search, not test: it starts at the beginning whatever flags the expression has.
  return fault.path === undefined || request.path.search(fault.path) >= 0
}
