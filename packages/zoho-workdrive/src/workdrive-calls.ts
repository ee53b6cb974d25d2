import {
  type Call,
  type Connection,
  type HttpAnswer,
  type KeyOrders,
  type LinkAddress,
  type Send,
  ShareLinkError,
  type Target,
} from '@sharelink/core'
import { readLink, type WorkDriveRequest } from './workdrive-api.ts'
import { notUnderstood, readRefusal, refusedError } from './workdrive-errors.ts'
import { fromWire, type Reading, UNKNOWN_ITEM, type WorkDriveLink } from './workdrive-mapping-answers.ts'
import type { LinkMemory } from './workdrive-memory.ts'
import type { RoleMemory } from './workdrive-roles.ts'
import { PROVIDER } from './workdrive-settings.ts'
import { envelopes } from './workdrive-wire.ts'

/** What one client works with. */
export type Session = {
  send: Send
  timeZone: string | undefined
  clock: Connection['clock']
  sleep: Connection['sleep']
  memory: LinkMemory
  orders: KeyOrders
  roles: RoleMemory
}

/** Sends a request, whatever comes of it. */
export async function sendOnce(session: Session, request: WorkDriveRequest, call: Call): Promise<HttpAnswer> {
  const answer = await session.send(request, call)
  const date = Date.parse(answer.headers['date'] ?? '')
  if (!Number.isNaN(date)) session.memory.skew = date - session.clock.now()
  return answer
}

/** Sends a request and throws what the answer refuses. */
export async function sendChecked(session: Session, request: WorkDriveRequest, call: Call): Promise<HttpAnswer> {
  const answer = await sendOnce(session, request, call)
  const refused = readRefusal(answer, request)
  if (refused !== undefined) throw refusedError(answer, refused, session.clock.now())
  return answer
}

/** An entry of an answer as a link, which this client has then seen. */
export function readEntry(
  session: Session,
  value: unknown,
  known: Pick<Reading, 'target' | 'kind'>,
): WorkDriveLink | undefined {
  const link = fromWire(value, { ...known, timeZone: session.timeZone, now: session.clock.now() })
  if (link !== undefined) session.memory.see(link.link.id)
  return link
}

/** The one link that an answer holds, if any. */
export function linkInAnswer(session: Session, { json }: HttpAnswer, target: Target): WorkDriveLink | undefined {
  const parsed = envelopes.one.safeParse(json)
  return parsed.success ? readEntry(session, parsed.data.data, { target }) : undefined
}

/** Reads one link by its id. */
export async function fetchLink(session: Session, { target, id }: LinkAddress, call: Call): Promise<WorkDriveLink> {
  const answer = await sendChecked(session, readLink(id), call)
  const link = linkInAnswer(session, answer, target)
  // An older public address ends in another word than the link's id.
  const another = target.id !== UNKNOWN_ITEM && link?.link.id !== id
  if (link === undefined || another) throw notUnderstood(answer)
  return link
}

/** Reads the link that a ref names. A ref that names another item than the link's is no ref of it. */
export async function getLink(session: Session, address: LinkAddress, call: Call): Promise<WorkDriveLink> {
  const found = await fetchLink(session, address, call)
  if (address.target.id === UNKNOWN_ITEM || found.link.target.id === address.target.id) return found
  throw new ShareLinkError({ code: 'not-found', provider: PROVIDER, message: 'The item has no such link.' })
}
