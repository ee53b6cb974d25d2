import type { SignedIn } from './exchange.ts'
import { type GraphRefusal, invalid } from './graph-refusal.ts'
import type { Ids } from './ids.ts'
import { rfc3339 } from './go-time.ts'
import { isReadOnly } from './link-types.ts'
import type { OpenCloudLink, OpenCloudLinkType, OpenCloudState } from './opencloud-state.ts'
import { isOwner } from './space-tree.ts'

/** A link is there until its last second is over; then nobody meets it any more. */
export function isExpired(link: OpenCloudLink, now: number): boolean {
  return link.expiration !== null && link.expiration * 1000 < now
}

export function liveLinks(state: OpenCloudState, now: number): OpenCloudLink[] {
  return state.links.filter((link) => !isExpired(link, now))
}

export function checkExpiration(expiration: number | null, now: number): void {
  if (expiration === null || expiration * 1000 >= now) return
  throw invalid(`expiration date is in the past: ${rfc3339(expiration)}`)
}

/** Where a password is enforced, an internal link needs none, and some may leave a read-only link without; not on create. */
export function checkEnforced({ state, user }: SignedIn, type: OpenCloudLinkType, mayOptOut: boolean): void {
  if (!state.passwordEnforced || type === 'internal') return
  if (mayOptOut && user.deletesReadOnlyPasswords && isReadOnly(type)) return
  throw invalid('password protection is enforced')
}

/** The link of a path, if the caller made it or owns its item; `notFound` makes the refusal. */
export function requireLink(exchange: SignedIn, ids: Ids, notFound: (id: string) => GraphRefusal): OpenCloudLink {
  const { state, user, now } = exchange
  const link = liveLinks(state, now).find(({ id }) => id === ids.permission)
  const item = state.items.find(({ id }) => id === link?.itemId)
  if (!link || !item || (link.createdBy !== user.id && !isOwner(state, item, user))) throw notFound(ids.permission)
  if (link.itemId !== ids.item) throw invalid('permissionID and itemID do not match')
  return link
}
