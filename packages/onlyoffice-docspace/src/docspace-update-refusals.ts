import type { Change, Refusal, ShareLink } from '@sharelink/core'
import { isWritable } from './docspace-access.ts'
import type { DocSpaceState } from './docspace-mapping-answers.ts'

const MINUTE = 60_000

/** The server takes an expiry in the past for none, by its own clock (FileStorageService.cs:5759-5768). */
export function wouldBecomePermanent({ expired, expiresAt }: ShareLink, now: number): boolean {
  if (expiresAt === null) return false
  return expired === true || expiresAt === undefined || expiresAt.getTime() <= now + MINUTE
}

/** What an update would lose without being asked to. */
export function refuseDocSpaceUpdate(
  { before, patch, requested }: Change<DocSpaceState>,
  now: number,
): Refusal | undefined {
  const { link, state } = before
  const refuse = (field: Refusal['field'], message: string): Refusal => ({
    code: 'unsupported',
    field,
    message: `${field}: ${message}`,
  })
  if (patch.expiresAt === undefined && wouldBecomePermanent(link, now))
    return refuse(
      'expiresAt',
      'has passed or is about to, and the update would make the link permanent; name a new one or null.',
    )
  if (patch.role === undefined && !isWritable(state.access))
    return refuse('role', 'the stored one is not understood and cannot be written back; name one.')
  // The server would ignore the whole call (FileSharing.cs:206).
  if (state.internalIsFixed && patch.audience !== undefined && patch.audience !== link.audience)
    return refuse('audience', `a link of this item is always for '${link.audience}'.`)
  if (patch.expiresAt && link.primary === true && requested.target.type === 'PublicRoom' && link.target.kind === 'room')
    return refuse('expiresAt', 'the primary link of a public room holds none.')
  if (typeof patch.maxUses === 'number' && patch.maxUses < (link.useCount ?? 0))
    return refuse('maxUses', `the invitation has been used ${link.useCount} times already.`)
  return undefined
}
