import type { FlagName } from './flags.ts'
import type { Surroundings } from './surroundings.ts'

/** A command line after parsing: every flag is one of the command's, given once, with a value where it takes one. */
export type Invocation = {
  surroundings: Surroundings
  /** The value of a flag; `undefined` where it was not given. */
  text: (flag: FlagName) => string | undefined
  has: (flag: FlagName) => boolean
  /** The command's one argument; empty for a command that takes none. */
  argument: string
}
