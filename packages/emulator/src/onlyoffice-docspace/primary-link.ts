import { storedDate } from './api-date-time.ts'
import { accessDenied } from './api-error.ts'
import type { DocSpaceEntry, DocSpaceLink } from './docspace-state.ts'
import { primaryOf, roomOf } from './entries.ts'
import type { Exchange } from './exchange.ts'
import { writeExternalLink } from './external-link.ts'
import { canEditAccess, canRead } from './permissions.ts'
import { isExpired } from './share-dto.ts'
import { FileShare, ZERO_ID } from './wire-enums.ts'

/** What a link lives without an expiry of its own when it is renewed; from the server's settings, not its documents. */
const DEFAULT_LIFE = 7 * 86_400_000

/** The primary link of an entry; a reading request that makes the link when there is none. */
export function getPrimaryLink(exchange: Exchange, entry: DocSpaceEntry): DocSpaceLink | null {
  const stored = primaryOf(entry)
  const mayEdit = canEditAccess(exchange, entry)
  if (!mayEdit && !(stored && mayReadPrimary(exchange, entry))) {
    // Until 3.7.1 the refusal was an empty success.
    if (exchange.features.wrapsExceptions) return null
    throw accessDenied()
  }
  if (stored) return renewed(exchange, entry, stored)
  const applied = writeExternalLink(exchange, entry, {
    linkId: ZERO_ID,
    access: FileShare.Read,
    expirationDate: null,
    internal: false,
    title: exchange.messages.sharedLink,
    denyDownload: false,
    password: null,
    primary: true,
    takesDefaultInternal: true,
  })
  return applied.outcome === 'saved' ? applied.link : null
}

/** Whoever may read a room may read its primary link, password and token included (FileSharing.cs). */
function mayReadPrimary(exchange: Exchange, entry: DocSpaceEntry): boolean {
  if (entry.kind !== 'room' || entry.archived || entry.isTemplate) return false
  return exchange.caller.user?.type !== 'Guest' && canRead(exchange, entry)
}

/** Until 3.7.1 an expired primary link in My Documents was given a new life by whoever asked for it. */
function renewed({ state, features, now }: Exchange, entry: DocSpaceEntry, link: DocSpaceLink): DocSpaceLink {
  const isMine = entry.kind !== 'room' && !roomOf(state, entry)
  if (features.renewsExpired && isMine && isExpired(link, now)) link.expirationDate = storedDate(now + DEFAULT_LIFE)
  return link
}
