import type { EmulatedResponse } from '../kernel.ts'
import { bareAnswer } from './envelope.ts'
import type { Exchange } from './exchange.ts'
import { isExpired } from './share-dto.ts'
import { linkIdOf } from './share-key.ts'
import { SubjectType } from './wire-enums.ts'

/** GET /s/{code}: the portal's own shortener. */
export function followShortLink({ state, origin }: Exchange, code: string): EmulatedResponse {
  const path = state.shortLinks[code]
  return path === undefined ? bareAnswer(404) : bareAnswer(302, { location: `${origin}${path}` })
}

/** A page of the web client; what it shows comes from the API. */
export function webPage(): EmulatedResponse {
  return {
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: '<!doctype html><title>DocSpace</title>',
  }
}

/**
 * GET /confirm/LinkInvite: a signed-in user joins the room with the link's access and is sent there. The real page is one of the
 * web client and speaks to the API; here its outcome is the HTTP status: 302 into the room, 401 to sign in first, 404 for no such
 * link, 410 for an expired one, 403 for one that is used up.
 */
export function acceptInvitation(exchange: Exchange): EmulatedResponse {
  const { state, caller, query, now, features, origin } = exchange
  if (!caller.user) return bareAnswer(401)
  const { id: subject } = caller.user
  const linkId = linkIdOf(query.get('key') ?? '')
  const room = state.rooms.find((each) => each.links.some((link) => link.id === linkId))
  const link = room?.links.find((each) => each.id === linkId && each.subjectType === SubjectType.InvitationLink)
  if (!room || !link || room.archived) return bareAnswer(404)
  if (isExpired(link, now)) return bareAnswer(410)
  const intoRoom = bareAnswer(302, { location: `${origin}/rooms/shared/${encodeURIComponent(room.id)}` })
  const isMember = room.createdBy === subject || room.members.some((member) => member.subject === subject)
  if (isMember) return intoRoom
  if (link.maxUseCount !== null && link.currentUseCount >= link.maxUseCount) return bareAnswer(403)
  if (features.useCounts) link.currentUseCount += 1
  room.members.push({ subject, kind: 'user', access: link.access })
  return intoRoom
}
