import { readAccountIfAsked } from './account-command.ts'
import { namedClient } from './clients.ts'
import { draftFromFlags, optionsFromFlags } from './draft-from-flags.ts'
import { EXIT } from './exit-code.ts'
import type { Invocation } from './invocation.ts'
import { reportOutcome } from './report-outcome.ts'

export async function runCreate(invocation: Invocation): Promise<number> {
  const options = optionsFromFlags(invocation)
  const draft = await draftFromFlags(invocation)
  const links = await namedClient(invocation)
  await readAccountIfAsked(invocation, links, options)
  reportOutcome(invocation, await links.create(draft, options))
  return EXIT.done
}
