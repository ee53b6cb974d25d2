import type { Runtime, ShareLinkDraft, ShareLinkPatch, ShareLinks, Target } from '@sharelink/core'
import type { Emulator, EmulatorOptions, Fault, LoggedExchange, ServerName } from '@sharelink/emulator'
import type { Held } from './held.ts'

/** An operation of one provider, and what is there before it. */
export type Scenario = {
  name: string
  /** Links made before, without faults: the last one is what an update, a revoke and a read are about. */
  made?: readonly ShareLinkDraft[]
  /** Whether the client under test has made them itself: what it remembers of them is needed. */
  madeHere?: true
  /** How the server is set up, where not as usual. */
  seed?: EmulatorOptions['seed']
  /** Answers that are other than the truth, whatever the fault: made of those of an undisturbed run. */
  lies?: (answers: readonly LoggedExchange[]) => readonly Fault[]
  /** The code that the operation ends with when undisturbed, where that is an error. */
  ends?: string
} & (
  | { does: 'create'; draft: ShareLinkDraft; key?: string; repeats?: 'in the same client' | 'in another client' }
  | { does: 'update'; target: Target; patch: ShareLinkPatch; recreate?: true }
  | { does: 'revoke' | 'get'; target: Target; id?: string }
  | { does: 'list'; target: Target; scope?: string }
)

/** What the matrix needs to know of a provider. */
export type World = {
  provider: ServerName
  /** A client of its own memory; over sockets, or handed to the emulator where that is given. */
  client: (origin: string, runtime: Runtime, emulator?: Emulator) => ShareLinks
  /** What the server holds on an item. */
  held: (emulator: Emulator, target: Target) => readonly Held[]
  /** The id by which `held` has the link of a ref, where it is another. */
  heldId?: (id: string) => string
  /** Whether a stranger without a password gets in; absent where there is no address to open. */
  opens?: (emulator: Emulator, link: Held) => boolean
  /** All that must never be told. */
  secrets: (emulator: Emulator) => readonly string[]
  /** The provider's own way of failing; `text` is repeated in the message. */
  ownFailure: (text: string) => Pick<Fault, 'status' | 'headers' | 'body'>
  /** How it refuses an access token or key. */
  tokenRefused: Pick<Fault, 'status' | 'headers' | 'body'>
  scenarios: readonly Scenario[]
}

export function targetOf(scenario: Scenario): Target {
  return scenario.does === 'create' ? scenario.draft.target : scenario.target
}
