import type { Emulator } from './emulator.ts'
import type { EmulatedServer } from './kernel.ts'
import type { ServerName } from './servers.ts'

/** Somebody who was sent a link. */
export type VisitOptions = {
  readonly url: string
  /** What the visitor types when a password is asked for. */
  readonly password?: string
  /** True for a signed-in user of the portal who has no other right to the item; text names the user in the provider's words. */
  readonly signedIn?: boolean | string
}

/** What the visitor gets. */
export type Visit = {
  readonly opened: boolean
  readonly download: boolean
  readonly edit?: boolean
  /** `limit`: used up. `gone`: there was such an address once. `invalid`: never one of this server's. */
  readonly reason?: 'expired' | 'password' | 'denied' | 'gone' | 'invalid' | 'limit'
}

/** Plays an outsider against one provider, through its own requests. */
export type Visitor<State> = (server: EmulatedServer<State>, options: VisitOptions) => Visit

/** Opens a link as an outsider would. The visitor's requests are neither logged nor hit by faults. */
export function visit(emulator: Emulator, provider: ServerName, options: VisitOptions): Visit {
  return emulator.visit(provider, options)
}
