import { revokeFrom } from './bulk/revoke-from.ts'
import { clientOfRef } from './clients.ts'
import { linkRows } from './describe.ts'
import { optionsFromFlags } from './draft-from-flags.ts'
import { EXIT } from './exit-code.ts'
import type { Invocation } from './invocation.ts'
import { report } from './report.ts'
import { usageError } from './usage-error.ts'

const SEEN = 'The link is revoked: it was seen to be gone.'
const UNSEEN = 'The provider accepted the revoke; it offers no way to see that the link is gone.'

export async function runRevoke(invocation: Invocation): Promise<number> {
  const path = invocation.text('from')
  if (path !== undefined) return revokeFrom(invocation, path)
  if (invocation.has('concurrency')) throw usageError('--concurrency', 'needs --from')
  const options = optionsFromFlags(invocation)
  const links = await clientOfRef(invocation)
  const revocation = await links.revoke(invocation.argument, options)
  report(invocation, revocation, (page) => {
    page.line(revocation.verified ? SEEN : UNSEEN)
    if (revocation.replacedBy === undefined) return
    page.line('\nThe provider put a new link in its place:', 'yellow')
    page.table(linkRows(revocation.replacedBy))
  })
  return EXIT.done
}
