import { ShareLinkError } from '@sharelink/core'
import type { Answered } from './portal-script.ts'

type Members = Readonly<Record<string, unknown>>

export const LINK_ID = '75a5f745-f697-4418-b38d-0fe0d277e258'
export const OTHER_ID = '0a6e3f3c-5f0b-4d5e-9d8e-6a1f0c9b7e21'

/** Success envelope (CommonApiResponse.cs:69-144): without `response` where there is nothing. */
export function envelope(response?: unknown, more: Members = {}): Answered {
  const count = Array.isArray(response) ? response.length : response === undefined ? 0 : 1
  const links = [{ href: 'https://portal.example/', action: 'GET' }]
  return {
    json: { ...(response === undefined ? {} : { response }), count, ...more, links, status: 0, statusCode: 200 },
  }
}

/** `sharedLink` as FileShareDto.cs writes it. */
export function sharedLink(more: Members = {}): Members {
  return {
    id: LINK_ID,
    title: 'Shared link',
    shareLink: 'https://portal.example/s/AbCdEfGhIjKlMno',
    linkType: 1,
    denyDownload: false,
    isExpired: false,
    primary: false,
    internal: false,
    requestToken: 'cmVxdWVzdC10b2tlbg',
    ...more,
  }
}

/** An entry of 3.5 and later, in the order of FileShareDto.cs: `sharedTo` repeats `sharedLink`. */
export function entry(more: Members = {}, outer: Members = {}): Members {
  const link = sharedLink(more)
  return {
    access: 2,
    sharedTo: link,
    sharedLink: link,
    isLocked: false,
    isOwner: false,
    canEditAccess: false,
    canEditInternal: true,
    canEditDenyDownload: true,
    canEditExpirationDate: true,
    canRevoke: false,
    subjectType: link['primary'] === true ? 4 : 1,
    ...outer,
  }
}

/** An invitation: no requestToken, and its counters. */
export function invitation(more: Members = {}, outer: Members = {}): Members {
  const { requestToken: _none, ...link } = sharedLink({
    title: 'Invitation link',
    shareLink: 'https://portal.example/s/InViTaTiOnLiNk0',
    linkType: 0,
    currentUseCount: 0,
    ...more,
  })
  return { ...entry({}, { access: 11, subjectType: 3, ...outer }), sharedTo: link, sharedLink: link }
}

/** A member of the room, as an entry of the same list type. */
export function member(id: string, outer: Members = {}): Members {
  const user = { id, displayName: 'Mia Member', isOwner: false }
  return { access: 2, sharedTo: user, sharedToUser: user, isLocked: false, isOwner: false, subjectType: 0, ...outer }
}

/** What a room says of itself, the parts that matter. */
export function room(roomType: unknown, more: Members = {}): Answered {
  return envelope({ id: 3975, roomType, canShare: true, security: { EditAccess: true }, ...more })
}

/** What a file or folder says of itself; the rights are names (FileSecurity.cs:3267-3395). */
export function item(rights: readonly string[], more: Members = {}): Answered {
  return envelope({ id: 5001, canShare: true, availableShareRights: { ExternalLink: rights }, ...more })
}

/** Shape A: an exception (ResponseWrapper.cs:38-124). */
export function exception(statusCode: number, type: string | null, message: string): Answered {
  const stack = type === null ? null : '   at ASC.Files.Core.FileStorageService'
  return {
    status: statusCode,
    json: { error: { message, type, stack, hresult: type === null ? 0 : -2146233079 }, status: 1, statusCode },
  }
}

/** Shape B: model validation inside the success envelope (CommonApiResponse.cs:133-137). */
export function validation(errors: Readonly<Record<string, readonly string[]>>): Answered {
  const title = 'One or more validation errors occurred.'
  const response = { type: 'https://tools.ietf.org/html/rfc9110', title, status: 400, errors, traceId: '00-ab-cd-00' }
  return { status: 400, json: { response, count: 1, links: [], status: 1, statusCode: 400 } }
}

/** The error that a call rejects with. */
export async function rejection(call: Promise<unknown>): Promise<ShareLinkError> {
  const error = await call.then(
    () => 'no error',
    (thrown: unknown) => thrown,
  )
  if (ShareLinkError.is(error)) return error
  throw new Error(`not a ShareLinkError: ${String(error)}`)
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const one of items) all.push(one)
  return all
}
