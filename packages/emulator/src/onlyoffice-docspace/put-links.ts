import { nullReference, ServerException } from './api-error.ts'
import type { DocSpaceEntry, DocSpaceFile, DocSpaceRoom } from './docspace-state.ts'
import { roomOf } from './entries.ts'
import type { Answer, Exchange } from './exchange.ts'
import { writeExternalLink } from './external-link.ts'
import { writeInvitationLink } from './invitation-link.ts'
import { linkAnswer, writeAnswer } from './link-answer.ts'
import { readLinkRequest } from './link-request.ts'
import type { LinkRequest } from './link-request.ts'
import { requireFile, requireFolder } from './require-entry.ts'
import type { Applied } from './set-access.ts'
import { FileShare, LinkType, RoomType } from './wire-enums.ts'

/** PUT /files/rooms/{id}/links: a missing linkType is an invitation; a new external link is always an additional one. */
export function putRoomLink(exchange: Exchange, id: string): Answer {
  const request = readLinkRequest(exchange, 'room')
  if (request.linkType !== LinkType.Invitation && request.linkType !== LinkType.External) {
    throw new ServerException('invalid-operation', exchange.messages.linkTypeNotSupported)
  }
  const entry = requireFolder(exchange, id)
  const applied =
    request.linkType === LinkType.Invitation
      ? writeInvitationLink(exchange, entry, request)
      : putExternal(exchange, entry, { ...request, primary: false }, request.password.trim())
  return writeAnswer(exchange, entry, applied, request.linkId)
}

/** PUT /files/folder/{id}/links; the id may be a room's, which is the one way to ask for a room's primary link. */
export function putFolderLink(exchange: Exchange, id: string): Answer {
  const request = readLinkRequest(exchange, 'folder')
  const entry = requireFolder(exchange, id)
  const applied = putExternal(exchange, entry, request, request.password.trim())
  return writeAnswer(exchange, entry, applied, request.linkId)
}

/** PUT /files/file/{id}/links; the password is taken with its spaces. */
export function putFileLink(exchange: Exchange, id: string): Answer {
  const request = readLinkRequest(exchange, 'file')
  const file = requireFile(exchange, id)
  const formRoom = formRoomOf(exchange, file)
  if (formRoom && (request.access === FileShare.FillForms || request.access === FileShare.None)) {
    return putFormLink(exchange, file, formRoom, request)
  }
  return writeAnswer(exchange, file, putExternal(exchange, file, request, request.password), request.linkId)
}

function putExternal(exchange: Exchange, entry: DocSpaceEntry, request: LinkRequest, password: string): Applied {
  return writeExternalLink(exchange, entry, { ...request, password, takesDefaultInternal: !request.internal })
}

/** The FillingFormsRoom that a form lies in: such a form is shared through the link of its room. */
export function formRoomOf({ state }: Exchange, file: DocSpaceFile): DocSpaceRoom | undefined {
  const room = roomOf(state, file)
  return file.isForm && room?.roomType === RoomType.FillingFormsRoom ? room : undefined
}

function putFormLink(exchange: Exchange, file: DocSpaceFile, room: DocSpaceRoom, request: LinkRequest): Answer {
  const applied = putExternal(exchange, room, request, request.password)
  // The server takes the room's link for granted.
  if (applied.outcome !== 'saved') throw nullReference()
  return linkAnswer(exchange, room, applied.link, { shownFile: file })
}
