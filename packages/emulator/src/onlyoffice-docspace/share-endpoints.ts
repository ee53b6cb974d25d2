import { ServerException } from './api-error.ts'
import type { DocSpaceEntry } from './docspace-state.ts'
import { findFile, findFolder, pathOf } from './entries.ts'
import type { Answer, Exchange } from './exchange.ts'
import { findShared, shareStatus, solvedPasswordName } from './external-share.ts'
import type { SharedEntry } from './external-share.ts'
import { readJsonObject, readText } from './json-fields.ts'
import { canRead } from './permissions.ts'
import { passwordKeyOf } from './share-key.ts'
import { randomUuid } from './uuid.ts'
import { ShareStatus, ZERO_ID } from './wire-enums.ts'
import type { ShareStatusValue } from './wire-enums.ts'

const TENANT = 1
const FOLDER_TYPE = 1
const FILE_TYPE = 2

/** GET /files/share/{key}: how a token stands; always 200. */
export function getShare(exchange: Exchange, key: string): Answer {
  const shared = findShared(exchange.state, key)
  return { response: shareDto(exchange, shared, shareStatus(exchange, shared)) }
}

/** POST /files/share/{key}/password: the right one leaves two cookies. */
export function postSharePassword(exchange: Exchange, key: string): Answer {
  const given = readPassword(exchange)
  const shared = findShared(exchange.state, key)
  const status = shareStatus(exchange, shared)
  if (!shared || status !== ShareStatus.RequiredPassword || given === '') {
    return { response: shareDto(exchange, shared, status) }
  }
  const { guard, caller, now } = exchange
  const attempts = `${key} ${caller.address}`
  if (guard.isBlocked(attempts, now)) throw new ServerException('brute-force', exchange.messages.tooManyAttempts)
  if (given !== shared.link.password) {
    guard.fail(attempts, now)
    return { response: shareDto(exchange, shared, ShareStatus.InvalidPassword) }
  }
  guard.clear(attempts)
  return {
    response: shareDto(exchange, shared, ShareStatus.Ok),
    headers: { 'set-cookie': solvedCookies(exchange, shared.link.id, given) },
  }
}

function readPassword({ request }: Exchange): string {
  const body = Object.entries(readJsonObject(request.body))
  const [key, value] = body.find(([name]) => name.toLowerCase() === 'password') ?? ['password', null]
  return readText(value, key)
}

/** Several cookies in one header value, a line each. */
function solvedCookies({ random, origin }: Exchange, linkId: string, password: string): string {
  const attributes = `path=/; httponly; samesite=strict${origin.startsWith('https:') ? '; secure' : ''}`
  return [
    `anonymous_session_key=${randomUuid(random)}; ${attributes}`,
    `${solvedPasswordName(linkId)}=${passwordKeyOf(linkId, password)}; ${attributes}`,
  ].join('\n')
}

function shareDto(exchange: Exchange, shared: SharedEntry | null, status: ShareStatusValue): object {
  const isAuthenticated = exchange.caller.user !== null
  if (!shared) return { status, tenantId: TENANT, shared: false, linkId: ZERO_ID, isAuthenticated }
  const { entry, link } = shared
  const wanted = wantedEntry(exchange, entry)
  return {
    status,
    id: String(entry.id),
    title: entry.title,
    type: entryType(entry),
    tenantId: TENANT,
    entityId: String(wanted.id),
    entityTitle: wanted.title,
    entityType: entryType(wanted),
    isRoom: wanted.kind === 'room',
    shared: false,
    linkId: link.id,
    isAuthenticated,
    isRoomMember: canRead(exchange, entry),
  }
}

function entryType(entry: DocSpaceEntry): number {
  return entry.kind === 'file' ? FILE_TYPE : FOLDER_TYPE
}

/** The entry that `fileId` or `folderId` names, when the link covers it. */
function wantedEntry({ state, query }: Exchange, entry: DocSpaceEntry): DocSpaceEntry {
  const named = findFile(state, query.get('fileId') ?? '') ?? findFolder(state, query.get('folderId') ?? '')
  return named && pathOf(state, named).includes(entry) ? named : entry
}
