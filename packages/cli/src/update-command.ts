import { clientOfRef } from './clients.ts'
import { optionsFromFlags, patchFromFlags } from './draft-from-flags.ts'
import { EXIT } from './exit-code.ts'
import type { Invocation } from './invocation.ts'
import { reportOutcome } from './report-outcome.ts'

export async function runUpdate(invocation: Invocation): Promise<number> {
  const options = optionsFromFlags(invocation)
  const patch = await patchFromFlags(invocation)
  const links = await clientOfRef(invocation)
  reportOutcome(invocation, await links.update(invocation.argument, patch, options))
  return EXIT.done
}
