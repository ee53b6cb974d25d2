import { type HttpRequest, REPEAT_ALWAYS, segment, type Target } from '@sharelink/core'
import * as z from 'zod'

/** roomType on the wire (DocSpace 3.7.2). */
export const ROOM_TYPES: Readonly<Record<number, string>> = {
  1: 'FillingFormsRoom',
  2: 'EditingRoom',
  5: 'CustomRoom',
  6: 'PublicRoom',
  8: 'VirtualDataRoom',
  9: 'AiRoom',
}

/** As a ref can name it. */
const linkId = z
  .union([z.string(), z.number()])
  .transform(String)
  .refine((id) => id !== '' && !/\p{Surrogate}/u.test(id))
const flag = z.boolean().nullish().catch(undefined)
const count = z.number().int().nullish().catch(undefined)

/** A link inside an entry: `sharedLink` since 3.5, `sharedTo` before (FileShareDto.cs). */
export const linkWire = z.object({
  id: linkId,
  title: z.string().nullish().catch(undefined),
  shareLink: z.string().nullish().catch(undefined),
  expirationDate: z.unknown().optional(),
  // A number that is none of the known ones is still a type: what is asked for is another.
  linkType: z.unknown().optional(),
  password: z.string().nullish().catch(undefined),
  denyDownload: flag,
  isExpired: flag,
  primary: flag,
  internal: flag,
  maxUseCount: count,
  currentUseCount: count,
})

export type LinkWire = z.infer<typeof linkWire>

export const entryWire = z.object({
  access: z.unknown().optional(),
  sharedTo: z.unknown().optional(),
  sharedToUser: z.unknown().optional(),
  sharedToGroup: z.unknown().optional(),
  sharedLink: z.unknown().optional(),
  canEditInternal: flag,
  subjectType: z.union([z.number(), z.string()]).nullish().catch(undefined),
})

export type EntryWire = z.infer<typeof entryWire>

/** What an item says of itself: GET /files/rooms/{id}, /files/folder/{id}, /files/file/{id}. */
export const itemWire = z.object({
  roomType: z.union([z.number(), z.string()]).nullish().catch(undefined),
  canShare: flag,
  security: z.object({ EditAccess: flag }).nullish().catch(undefined),
  availableShareRights: z.record(z.string(), z.array(z.string())).nullish().catch(undefined),
})

export type ItemWire = z.infer<typeof itemWire>

const listSchema = z.object({
  response: z.array(z.unknown()),
  total: z.number().int().optional().catch(undefined),
})
export const envelopes = { list: listSchema, one: z.object({ response: z.unknown().optional() }) }

const FOLDERS: Partial<Record<Target['kind'], string>> = { room: 'rooms', file: 'file', folder: 'folder' }

export function itemPath({ kind, id }: Target): string {
  return `/api/2.0/files/${FOLDERS[kind] ?? kind}/${segment(id)}`
}

export function readItem(target: Target): HttpRequest {
  return { method: 'GET', path: itemPath(target) }
}

/** Links of an item. Never GET …/link, which creates one (VirtualRoomsController.cs:671). Only files page. */
export function listLinks(target: Target, startIndex = 0): HttpRequest {
  const path = `${itemPath(target)}/links`
  if (target.kind !== 'file') return { method: 'GET', path }
  return { method: 'GET', path, query: { startIndex: String(startIndex), count: String(PAGE) } }
}

export const PAGE = 100

/** Creates, replaces or, with access None, revokes. The id is ours, so that it may arrive twice. */
export function putLink(target: Target, body: Readonly<Record<string, unknown>>): HttpRequest {
  return { method: 'PUT', path: `${itemPath(target)}/links`, body: { json: body }, repeatOn: REPEAT_ALWAYS }
}
