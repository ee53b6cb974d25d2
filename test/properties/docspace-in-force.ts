import type { Role, ShareLinkDraft } from '@sharelink/core'
import type { DocSpaceLink } from '@sharelink/emulator'

/** FileShare.cs:41-78, each with what it may be instead of, being less. */
const ACCESS: Partial<Record<Role, { wire: number; less: readonly number[] }>> = {
  viewer: { wire: 2, less: [] },
  commenter: { wire: 6, less: [2] },
  reviewer: { wire: 5, less: [2, 6] },
  'form-filler': { wire: 7, less: [2] },
  editor: { wire: 10, less: [2, 5, 6, 7] },
  contributor: { wire: 11, less: [2, 5, 6, 7, 10] },
}

function endsTooLate(stored: string | null, asked: Date): boolean {
  return stored === null || stored > `${asked.toISOString().slice(0, 23)}0000Z`
}

/** Which protections of a wish the portal does not hold in what it stores. Written without a look at core's comparison. */
export function missingProtections(draft: ShareLinkDraft, stored: DocSpaceLink): string[] {
  const missing: string[] = []
  const { wire, less } = ACCESS[draft.role] ?? { wire: -1, less: [] }
  if (stored.access !== wire && !less.includes(stored.access)) missing.push('role')
  if (draft.audience !== 'anyone' && !stored.internal) missing.push('audience')
  if (typeof draft.password === 'string' && stored.password !== draft.password) missing.push('password')
  if (draft.expiresAt instanceof Date && endsTooLate(stored.expirationDate, draft.expiresAt)) missing.push('expiresAt')
  if (draft.allowDownload === false && !stored.denyDownload) missing.push('allowDownload')
  const uses = draft.maxUses ?? Infinity
  if (uses !== Infinity && (stored.maxUseCount ?? Infinity) > uses) missing.push('maxUses')
  if (stored.subjectType !== (draft.kind === 'invitation' ? 3 : 1)) missing.push('kind')
  if (draft.visitorFields !== undefined && draft.visitorFields.length > 0) missing.push('visitorFields')
  return missing
}
