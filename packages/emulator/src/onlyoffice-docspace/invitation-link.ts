import { addYears, storedDate } from './api-date-time.ts'
import { nullReference, outOfRange } from './api-error.ts'
import type { DocSpaceEntry, DocSpaceLink } from './docspace-state.ts'
import { findLink } from './entries.ts'
import type { Exchange } from './exchange.ts'
import type { LinkRequest } from './link-request.ts'
import { setAccess } from './set-access.ts'
import type { Applied } from './set-access.ts'
import { randomUuid } from './uuid.ts'
import { SubjectType, ZERO_ID } from './wire-enums.ts'

/** Creates, replaces or revokes an invitation link (FileStorageService.cs). */
export function writeInvitationLink(exchange: Exchange, entry: DocSpaceEntry, request: LinkRequest): Applied {
  const stored = findLink(entry, request.linkId)
  checkExpiry(exchange, request)
  checkUseCount(request, stored)
  const applied = setAccess(exchange, entry, {
    linkId: request.linkId === ZERO_ID ? randomUuid(exchange.random) : request.linkId,
    subjectType: SubjectType.InvitationLink,
    access: request.access,
    options: {
      title: request.title === '' ? exchange.messages.invitationLink : request.title,
      expirationDate: request.expirationDate,
      password: null,
      denyDownload: false,
      internal: false,
      maxUseCount: request.maxUseCount,
      // The counter survives only together with a limit.
      currentUseCount: request.maxUseCount === null ? 0 : (stored?.currentUseCount ?? 0),
    },
  })
  // A skipped row leaves no result here, and the server uses it all the same.
  if (applied.outcome === 'skipped') throw nullReference()
  return applied
}

function checkExpiry({ now, features }: Exchange, { expirationDate }: LinkRequest): void {
  if (!features.checksInvitationExpiry || expirationDate === null) return
  const isPast = expirationDate <= (storedDate(now) ?? '')
  if (isPast || expirationDate > (storedDate(addYears(now, 10)) ?? '9999')) throw outOfRange('expirationDate')
}

function checkUseCount({ maxUseCount }: LinkRequest, stored: DocSpaceLink | undefined): void {
  if (maxUseCount !== null && stored && maxUseCount < stored.currentUseCount) throw outOfRange('maxUseCount')
}
