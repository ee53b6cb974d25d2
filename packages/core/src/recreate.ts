import type { Effective } from './adapter.ts'
import type { Call } from './call.ts'
import { lacks, type LinkCapability } from './capabilities.ts'
import { type Context, lacksOperation } from './context.ts'
import { createParsed } from './create.ts'
import type { ParsedDraft, ParsedPatch } from './draft.ts'
import { ShareLinkError } from './errors.ts'
import type { CallOptions, Outcome } from './model.ts'
import { addressFromLink } from './ref.ts'
import { revokeAddress } from './revoke.ts'
import { revokeQuietly } from './take-back.ts'

/** What a recreation is to do: an update's change, and the capability that tells what the old link would have said. */
type Recreation<State> = {
  before: Effective<State>
  requested: ParsedDraft
  patch: ParsedPatch
  capability: LinkCapability
}

/** People are not among them: a link for people of whom none is told has been refused before. */
const TOLD_OR_LOST = ['name', 'expiresAt', 'allowDownload', 'maxUses', 'visitorFields'] as const

/** What a new link would silently lose, because the old one does not tell it. */
function checkComplete<State>(provider: string, recreation: Recreation<State>, now: number): void {
  const { before, requested, patch, capability } = recreation
  const { link } = before
  const fail = (field: string, message: string): ShareLinkError =>
    new ShareLinkError({
      code: 'unsupported',
      provider,
      field,
      message: `${field}: ${message}`,
      hint: 'Name it in the patch; null asks for none.',
    })
  const mayHold = (field: keyof LinkCapability['fields']): boolean => {
    const held = capability.fields[field]
    return !lacks(held) && held.readBack !== 'always'
  }
  const isProtected = link.passwordProtected ?? mayHold('password')
  if (isProtected && patch.password === undefined)
    throw fail('password', 'the old password cannot be read, so that a new link would lose it')
  if (link.role === undefined && patch.role === undefined) throw fail('role', 'the old role has no name here')
  const untold = TOLD_OR_LOST.find((field) => requested[field] === undefined && mayHold(field))
  if (untold !== undefined) throw fail(untold, 'the old one is not told')
  if (requested.expiresAt && requested.expiresAt.getTime() <= now) throw fail('expiresAt', 'the old one has passed')
}

/** Makes the new link, then revokes the old one; where that fails, the new one goes and the old one stays. */
export async function recreateLink<State>(
  context: Context<State>,
  recreation: Recreation<State>,
  options: CallOptions,
  call: Call,
): Promise<Outcome> {
  const { adapter, operations } = context
  const { provider } = adapter
  if (operations.revoke === undefined) throw lacksOperation(provider, 'revoke the old link')
  const { before, requested } = recreation
  checkComplete(provider, recreation, context.runtime.clock.now())
  const outcome = await createParsed(context, requested, options, call, addressFromLink(before.link))
  // A repeated key gives the link that an earlier call put there: it has nothing to replace.
  if (outcome.link.ref === before.link.ref) return outcome
  try {
    await revokeAddress(context, addressFromLink(before.link), call.verifying)
  } catch {
    const takenBack = await revokeQuietly(context, outcome.link, call)
    const fate = takenBack
      ? 'the new one was taken back'
      : `the new one (${outcome.link.ref}) may be in force beside it`
    throw new ShareLinkError({
      code: 'ambiguous',
      provider,
      link: before.link,
      candidates: takenBack ? [before.link] : [before.link, outcome.link],
      takenBack,
      message: `The old link could not be seen to be revoked; ${fate}.`,
    })
  }
  return { ...outcome, replaced: before.link.ref }
}
