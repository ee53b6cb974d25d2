import type { EmulatedRequest, EmulatedResponse } from '../kernel.ts'
import type { BruteForceGuard } from './brute-force-guard.ts'
import type { Caller } from './caller.ts'
import type { DocSpaceState } from './docspace-state.ts'
import type { messagesOf } from './messages.ts'
import type { ServerFeatures } from './server-version.ts'

/** One request on its way through the server, with everything a handler may ask for. */
export type Exchange = {
  readonly state: DocSpaceState
  readonly features: ServerFeatures
  readonly messages: ReturnType<typeof messagesOf>
  readonly request: EmulatedRequest
  readonly query: URLSearchParams
  readonly caller: Caller
  /** Milliseconds since 1970. */
  readonly now: number
  readonly origin: string
  readonly guard: BruteForceGuard
  readonly random: () => number
}

/** What a handler gives back for the envelope; a null response leaves its key out. */
export type Answer = {
  readonly response: unknown
  readonly total?: number
  /** Overrides the number of items. */
  readonly count?: number
  readonly headers?: Readonly<Record<string, string>>
}

export type Handler = (exchange: Exchange, id: string) => Answer | EmulatedResponse
