import { type Exchange, parseRef, type ShareLink, ShareLinkError } from '@sharelink/core'
import type { LoggedExchange } from '@sharelink/emulator'
import type { Held } from './held.ts'
import type { Told } from './perform.ts'
import type { Stand } from './stand.ts'

/** What is there before and after a call, and what the caller is told. */
export type Facts = {
  stand: Stand
  told: Told
  before: readonly Held[]
  after: readonly Held[]
  /** Links that were not there before. */
  made: readonly Held[]
  /** The link that the operation is about, before and after. */
  subject: Held | undefined
  subjectNow: Held | undefined
  error: ShareLinkError | undefined
  /** Whether a request that writes may have reached the server. */
  wrote: boolean
  /** Whether, after a write, nothing of the provider's could be read: nobody can know what became of it. */
  blind: boolean
}

/** The id under which the server's side holds a link that the caller knows. */
export function heldId({ world }: Stand, id: string): string {
  return world.heldId?.(id) ?? id
}

function isWrite({ method, path }: LoggedExchange): boolean {
  return method !== 'GET' && !path.startsWith('/oauth/')
}

/** A request that has left may never be heard of on the other side. */
function maySend({ method, url, failure }: Exchange): boolean {
  return method !== 'GET' && !url.includes('/oauth/') && failure !== 'ECONNREFUSED'
}

function isBlind({ emulator: { requests } }: Stand): boolean {
  const later = requests.slice(requests.findIndex(isWrite) + 1)
  return requests.some(isWrite) && !later.some(({ method, fault }) => method === 'GET' && fault === undefined)
}

export function factsOf(stand: Stand, before: readonly Held[], told: Told): Facts {
  const after = stand.held()
  const known = new Set(before.map(({ id }) => id))
  const id = heldId(stand, parseRef(stand.ref)?.id ?? '')
  return {
    stand,
    told,
    before,
    after,
    made: after.filter((link) => !known.has(link.id)),
    subject: before.find((link) => link.id === id),
    subjectNow: after.find((link) => link.id === id),
    error: 'error' in told ? told.error : undefined,
    wrote: stand.emulator.requests.some(isWrite) || stand.exchanges.some(maySend),
    blind: isBlind(stand),
  }
}

/** The links that an error tells of, by the ids of the server's side. */
export function namedBy(stand: Stand, error: ShareLinkError | undefined): readonly string[] {
  const links = [...(error?.link === undefined ? [] : [error.link]), ...(error?.candidates ?? [])]
  return links.map(({ id }) => heldId(stand, id))
}

/** Whether an error owns up to a link that is in force other than asked: it gives it, and says to revoke it. */
export function ownsUpTo({ stand, error }: Facts, { id }: Held): boolean {
  if (error?.takenBack !== false || !namedBy(stand, error).includes(id)) return false
  return error.code !== 'weaker-than-requested' || error.hint.startsWith('Revoke ')
}

/** What a link that is told claims more than is in force. */
export function overstated(link: ShareLink, held: Held): readonly string[] {
  const { passwordProtected, expiresAt, allowDownload, audience, people } = link
  const claims: Record<string, boolean> = {
    passwordProtected: passwordProtected === true && held.password === null,
    expiresAt: expiresAt instanceof Date && (held.expiresAt === null || held.expiresAt > expiresAt.getTime()),
    allowDownload: allowDownload === false && held.allowDownload,
    audience: audience !== undefined && audience !== 'anyone' && held.audience === 'anyone',
    people: people !== undefined && held.people.some((person) => !people.includes(person)),
  }
  return Object.entries(claims).flatMap(([field, isOver]) => (isOver ? [field] : []))
}
