import type { EmulatedRequest } from '../kernel.ts'
import type { NextcloudState, NextcloudUser } from './nextcloud-state.ts'

/** One request on its way through the server, with everything a handler may ask for. */
export type Exchange = {
  readonly state: NextcloudState
  readonly request: EmulatedRequest
  /** Without the query, percent-encoded as sent. */
  readonly path: string
  readonly query: URLSearchParams
  /** Milliseconds since 1970. */
  readonly now: number
  readonly origin: string
  readonly random: () => number
}

/** The same from somebody who is signed in. */
export type SignedIn = Exchange & { readonly user: NextcloudUser }
