import type { ShareLinkDraft, ShareLinkPatch } from '@sharelink/core'
import type { HeldField } from './probes.ts'
import type { ResolvedPlace } from './resolved-place.ts'

/** A patch with what every update here must name, as the link's draft has it. */
export function completePatch(
  { updatesName = [] }: ResolvedPlace,
  { role, password = null, expiresAt = null }: ShareLinkDraft,
  patch: ShareLinkPatch,
): ShareLinkPatch {
  return {
    ...(updatesName.includes('role') ? { role } : {}),
    ...(updatesName.includes('password') ? { password } : {}),
    ...(updatesName.includes('expiresAt') ? { expiresAt } : {}),
    ...patch,
  }
}

/** The fields that a change of one may take along: whom a link is shown and named to hangs on its audience. */
export function moved(field: HeldField): readonly HeldField[] {
  return field === 'audience' ? ['audience', 'people', 'listed'] : [field]
}
