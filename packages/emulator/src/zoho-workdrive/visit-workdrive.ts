import type { EmulatedServer } from '../kernel.ts'
import { visitLink, type WorkDriveVisit } from './visit-link.ts'
import type { WorkDriveState } from './workdrive-state.ts'

/** Plays the visitor of a public address, by default at the server's time; `now` is in milliseconds since 1970. */
export function visitWorkDrive(
  server: EmulatedServer<WorkDriveState>,
  visit: { readonly url: string; readonly password?: string; readonly now?: number },
): WorkDriveVisit {
  return visitLink(server.state, { now: server.state.clock.now(), ...visit })
}
