import { accessDenied } from './api-error.ts'
import type { DocSpaceEntry } from './docspace-state.ts'
import { primaryOf } from './entries.ts'
import type { Answer, Exchange } from './exchange.ts'
import { writeExternalLink } from './external-link.ts'
import { linkAnswer, writeAnswer } from './link-answer.ts'
import { readLinkRequest } from './link-request.ts'
import type { LinkRequest } from './link-request.ts'
import { canEditAccess } from './permissions.ts'
import { getPrimaryLink } from './primary-link.ts'
import { formRoomOf } from './put-links.ts'
import { requireFile, requireFolder } from './require-entry.ts'
import { ZERO_ID } from './wire-enums.ts'

/** GET /files/rooms/{id}/link and GET /files/folder/{id}/link. */
export function getFolderPrimary(exchange: Exchange, id: string): Answer {
  const entry = requireFolder(exchange, id)
  return linkAnswer(exchange, entry, getPrimaryLink(exchange, entry))
}

/** GET /files/file/{id}/link. */
export function getFilePrimary(exchange: Exchange, id: string): Answer {
  const file = requireFile(exchange, id)
  const formRoom = formRoomOf(exchange, file)
  if (formRoom) return linkAnswer(exchange, formRoom, getPrimaryLink(exchange, formRoom), { shownFile: file })
  return linkAnswer(exchange, file, getPrimaryLink(exchange, file))
}

/** POST /files/folder/{id}/link: the title is used, without the spaces around it. */
export function postFolderPrimary(exchange: Exchange, id: string): Answer {
  const request = readLinkRequest(exchange, 'folder')
  const entry = requireFolder(exchange, id)
  return createPrimary(exchange, entry, { ...request, title: request.title.trim(), password: request.password.trim() })
}

/** POST /files/file/{id}/link: the title is never passed on. */
export function postFilePrimary(exchange: Exchange, id: string): Answer {
  const request = readLinkRequest(exchange, 'file')
  const file = requireFile(exchange, id)
  const formRoom = formRoomOf(exchange, file)
  if (formRoom) return linkAnswer(exchange, formRoom, getPrimaryLink(exchange, formRoom), { shownFile: file })
  return createPrimary(exchange, file, { ...request, title: '' })
}

/** An existing primary is given back and the whole body ignored; `internal` counts as given, so no default steps in. */
function createPrimary(exchange: Exchange, entry: DocSpaceEntry, request: LinkRequest): Answer {
  const stored = primaryOf(entry)
  if (stored) {
    if (!canEditAccess(exchange, entry)) throw accessDenied()
    return linkAnswer(exchange, entry, stored)
  }
  const applied = writeExternalLink(exchange, entry, {
    ...request,
    linkId: ZERO_ID,
    primary: true,
    takesDefaultInternal: false,
  })
  return writeAnswer(exchange, entry, applied, ZERO_ID)
}
