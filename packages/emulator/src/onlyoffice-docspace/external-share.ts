import type { DocSpaceEntry, DocSpaceLink, DocSpaceState } from './docspace-state.ts'
import { allEntries, findLink, roomOf } from './entries.ts'
import type { Exchange } from './exchange.ts'
import { isExpired } from './share-dto.ts'
import { linkIdOf, passwordKeyOf } from './share-key.ts'
import { isRestricted } from './sharing-restriction.ts'
import { ShareStatus, SubjectType } from './wire-enums.ts'
import type { ShareStatusValue } from './wire-enums.ts'

/** A link that a token leads to. */
export type SharedEntry = { readonly entry: DocSpaceEntry; readonly link: DocSpaceLink }

/** Looks a token's link up by its id alone: where the same id is on several entries, the first row is taken. */
export function findShared(state: DocSpaceState, shareKey: string): SharedEntry | null {
  const linkId = linkIdOf(shareKey)
  if (linkId === null) return null
  for (const entry of allEntries(state)) {
    const link = findLink(entry, linkId)
    if (link && link.subjectType !== SubjectType.InvitationLink) return { entry, link }
  }
  return null
}

/** Whether a link lets the caller in (ExternalShare.cs). */
export function shareStatus(exchange: Exchange, shared: SharedEntry | null): ShareStatusValue {
  if (!shared) return ShareStatus.Invalid
  const { entry, link } = shared
  const { state, caller, now } = exchange
  if (isExpired(link, now)) return ShareStatus.Expired
  const isBlocked = isRestricted(state, entry) && state.externalSharing.blockExistingLinksOnRestrict
  if (!caller.user && (link.internal || isBlocked)) return ShareStatus.ExternalAccessDenied
  if (roomOf(state, entry)?.archived) return ShareStatus.Invalid
  if (link.password === null || hasSolved(exchange, link.id, link.password)) return ShareStatus.Ok
  return ShareStatus.RequiredPassword
}

/** What a solved password left: a cookie, or a header of the same name. */
function hasSolved({ caller, request }: Exchange, linkId: string, password: string): boolean {
  const name = solvedPasswordName(linkId)
  const given = caller.cookies.get(name) ?? request.headers[name]
  return given === passwordKeyOf(linkId, password)
}

export function solvedPasswordName(linkId: string): string {
  return `sharelink${linkId}`
}
