import { addYears, storedDate } from './api-date-time.ts'
import type { StoredDate } from './api-date-time.ts'
import { outOfRange } from './api-error.ts'
import type { DocSpaceEntry, DocSpaceLink } from './docspace-state.ts'
import { findLink, roomTypeOf } from './entries.ts'
import type { Exchange } from './exchange.ts'
import type { LinkRequest } from './link-request.ts'
import { newLink } from './new-link.ts'
import { isReplaced, setAccess } from './set-access.ts'
import type { Applied } from './set-access.ts'
import { isRestricted, restrictedInternal } from './sharing-restriction.ts'
import { randomUuid } from './uuid.ts'
import { FileShare, RoomType, SubjectType, ZERO_ID } from './wire-enums.ts'

export type ExternalWrite = Pick<
  LinkRequest,
  'linkId' | 'access' | 'expirationDate' | 'internal' | 'title' | 'denyDownload'
> & {
  readonly password: string | null
  readonly primary: boolean
  readonly takesDefaultInternal: boolean
}

/** Creates, replaces or revokes an external link; gives what is there afterwards (FileStorageService.cs). */
export function writeExternalLink(exchange: Exchange, entry: DocSpaceEntry, write: ExternalWrite): Applied {
  const stored = findLink(entry, write.linkId)
  const isPrimary = stored ? stored.subjectType === SubjectType.PrimaryExternalLink : write.primary
  const expirationDate = futureExpiry(exchange, write.expirationDate)
  const wanted = { ...write, takesDefault: write.takesDefaultInternal && write.linkId === ZERO_ID }
  const internal = restrictedInternal(exchange, entry, wanted, stored)
  const applied = setAccess(exchange, entry, {
    linkId: write.linkId === ZERO_ID ? randomUuid(exchange.random) : write.linkId,
    subjectType: write.primary ? SubjectType.PrimaryExternalLink : SubjectType.ExternalLink,
    access: write.access,
    options: {
      title: write.title === '' ? externalTitle(exchange, entry, isPrimary) : write.title,
      expirationDate,
      password: write.password === '' ? null : write.password,
      denyDownload: write.denyDownload,
      internal,
      maxUseCount: null,
      currentUseCount: 0,
    },
  })
  if (applied.outcome === 'skipped' && stored) return { outcome: 'saved', link: stored }
  if (applied.outcome !== 'removed' || !applied.link || !isReplaced(exchange, entry, applied.link)) return applied
  return { outcome: 'saved', link: replacePrimary(exchange, entry) }
}

/** A past date is dropped, so the link never expires; more than ten years ahead is refused. */
function futureExpiry({ now }: Exchange, date: StoredDate | null): StoredDate | null {
  if (date === null) return null
  if (date > (storedDate(addYears(now, 10)) ?? '9999')) throw outOfRange('expirationDate')
  return date > (storedDate(now) ?? '') ? date : null
}

function externalTitle({ state, messages }: Exchange, entry: DocSpaceEntry, isPrimary: boolean): string {
  const fillsOut = isPrimary && roomTypeOf(state, entry) === RoomType.FillingFormsRoom
  return fillsOut ? messages.linkToFillOut : messages.sharedLink
}

function replacePrimary(exchange: Exchange, entry: DocSpaceEntry): DocSpaceLink {
  const link = newLink(randomUuid(exchange.random), SubjectType.PrimaryExternalLink, {
    access: replacementAccess(exchange, entry),
    title: externalTitle(exchange, entry, true),
    internal: isRestricted(exchange.state, entry),
  })
  entry.links.push(link)
  return link
}

function replacementAccess({ state }: Exchange, entry: DocSpaceEntry): number {
  if (roomTypeOf(state, entry) === RoomType.FillingFormsRoom) return FileShare.FillForms
  return entry.kind === 'file' && entry.isForm ? FileShare.Editing : FileShare.Read
}
