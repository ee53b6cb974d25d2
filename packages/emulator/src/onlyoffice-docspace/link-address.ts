import type { DocSpaceEntry, DocSpaceFile, DocSpaceLink } from './docspace-state.ts'
import type { Exchange } from './exchange.ts'
import { formatOf } from './file-formats.ts'
import { shareKeyOf } from './share-key.ts'
import { shorten } from './short-link.ts'
import { SubjectType } from './wire-enums.ts'

/** The short address of a link (ExternalShare.cs); `shownFile` is a form that is shared through the link of its room. */
export function linkAddress(
  exchange: Exchange,
  entry: DocSpaceEntry,
  link: DocSpaceLink,
  shownFile?: DocSpaceFile,
): string {
  const key = shareKeyOf(link.id)
  if (link.subjectType === SubjectType.InvitationLink) {
    // The address names whoever looks, so it differs per viewer.
    return shorten(exchange, `/confirm/LinkInvite?key=${key}&type=LinkInvite&uid=${exchange.caller.user?.id ?? ''}`)
  }
  if (shownFile) return shorten(exchange, `${filePath(shownFile, key)}&is_file=true`)
  return shorten(exchange, externalPath(entry, key))
}

function externalPath(entry: DocSpaceEntry, key: string): string {
  switch (entry.kind) {
    case 'room':
      return `/rooms/share?key=${key}`
    case 'folder':
      return `/rooms/share?key=${key}&folder=${encodeURIComponent(entry.id)}`
    default:
      return filePath(entry, key)
  }
}

function filePath(file: DocSpaceFile, key: string): string {
  const id = encodeURIComponent(file.id)
  const { viewed, media } = formatOf(file.title)
  if (viewed) return `/doceditor?fileid=${id}&share=${key}`
  return media ? `/share/preview/${id}?share=${key}` : `/filehandler.ashx?action=download&fileid=${id}&share=${key}`
}
