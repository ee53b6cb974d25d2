import { ModelStateError } from './api-error.ts'
import type { DocSpaceEntry, DocSpaceLink } from './docspace-state.ts'
import type { Answer, Exchange } from './exchange.ts'
import { canEditAccess } from './permissions.ts'
import { requireFile, requireFolder } from './require-entry.ts'
import { linkDto } from './share-dto.ts'
import { FileShare, SubjectType } from './wire-enums.ts'

const PAGE = 100

/** From the most to the least. */
const RANKS: readonly number[] = [
  FileShare.ReadWrite,
  FileShare.RoomManager,
  FileShare.ContentCreator,
  FileShare.Editing,
  FileShare.CustomFilter,
  FileShare.Review,
  FileShare.Comment,
  FileShare.FillForms,
  FileShare.Read,
]

function byRank(one: DocSpaceLink, other: DocSpaceLink): number {
  return RANKS.indexOf(one.access) - RANKS.indexOf(other.access)
}

function byKindAndRank(one: DocSpaceLink, other: DocSpaceLink): number {
  return other.subjectType - one.subjectType || byRank(one, other)
}

function isInvitation(link: DocSpaceLink): boolean {
  return link.subjectType === SubjectType.InvitationLink
}

/** The links a caller may see: none at all, without an error, for whoever may not set access. */
function visibleLinks(exchange: Exchange, entry: DocSpaceEntry): DocSpaceLink[] {
  return canEditAccess(exchange, entry) ? entry.links : []
}

/** GET /files/rooms/{id}/links: the first hundred, of one type or of both. */
export function listRoomLinks(exchange: Exchange, id: string): Answer {
  const type = readType(exchange.query.get('type'))
  const entry = requireFolder(exchange, id)
  const links = visibleLinks(exchange, entry)
  if (type === 1) return listed(exchange, entry, links.filter((link) => !isInvitation(link)).toSorted(byKindAndRank))
  return listed(exchange, entry, (type === 0 ? links.filter(isInvitation) : [...links]).toSorted(byRank))
}

/** GET /files/folder/{id}/links: external links, the first hundred. */
export function listFolderLinks(exchange: Exchange, id: string): Answer {
  const entry = requireFolder(exchange, id)
  const links = visibleLinks(exchange, entry).filter((link) => !isInvitation(link))
  return listed(exchange, entry, links.toSorted(byKindAndRank))
}

/** GET /files/file/{id}/links: the one list with pages. Its count goes negative past the end. */
export function listFileLinks(exchange: Exchange, id: string): Answer {
  const startIndex = readInteger(exchange.query.get('startIndex'), 'startIndex', 0, 0, 0x7fffffff)
  const count = readInteger(exchange.query.get('count'), 'count', PAGE, 1, PAGE)
  const file = requireFile(exchange, id)
  const links = visibleLinks(exchange, file).filter((link) => !isInvitation(link))
  const page = links.toSorted(byKindAndRank).slice(startIndex, startIndex + count)
  return {
    ...listed(exchange, file, page),
    count: Math.min(count, links.length - startIndex),
    total: links.length,
  }
}

function listed(exchange: Exchange, entry: DocSpaceEntry, links: readonly DocSpaceLink[]): Answer {
  return { response: links.slice(0, PAGE).map((link) => linkDto(exchange, entry, link)) }
}

function readType(text: string | null): 0 | 1 | null {
  if (text === null || text === '') return null
  if (text === '0' || text.toLowerCase() === 'invitation') return 0
  if (text === '1' || text.toLowerCase() === 'external') return 1
  throw new ModelStateError({ type: [`The value '${text}' is not valid.`] })
}

function readInteger(text: string | null, name: string, absent: number, min: number, max: number): number {
  if (text === null || text === '') return absent
  const value = /^-?\d+$/.test(text) ? Number(text) : Number.NaN
  if (value >= min && value <= max) return value
  throw new ModelStateError({ [name]: [`The field ${name} must be between ${min} and ${max}.`] })
}
