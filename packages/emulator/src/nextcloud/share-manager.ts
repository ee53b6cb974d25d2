import type { SignedIn } from './exchange.ts'
import type { NextcloudItem, NextcloudLink } from './nextcloud-state.ts'
import { checkPassword } from './password-rules.ts'
import { ALL, CREATE, DELETE, has, UPDATE } from './permissions.ts'
import { daysLater } from './php-date.ts'
import type { PhpDay } from './php-date.ts'
import { randomHash } from './random-words.ts'
import { ManagerRefusal } from './refusal.ts'
import { startOf, today } from './server-day.ts'

/** Permissions that nobody has on an item, and what the administrator keeps from links. */
export function checkPermissions({ state }: SignedIn, permissions: number, { kind, path }: NextcloudItem): void {
  const most = kind === 'file' ? ALL & ~CREATE : ALL
  if ((permissions & ~most) !== 0) throw new ManagerRefusal(`Cannot increase permissions of ${path}`, 404)
  if (kind === 'file' && has(permissions, DELETE)) {
    throw new ManagerRefusal('Files cannot be shared with delete permissions', 403)
  }
  if (!state.policies.publicUpload && has(permissions, CREATE | UPDATE | DELETE)) {
    throw new ManagerRefusal('Public upload is not allowed')
  }
}

/** Days that have begun are in the past; a text with an offset has its day begin there, whatever is kept of it. */
export function checkExpiration({ state, now }: SignedIn, expiration: PhpDay): void {
  const { timeZone, policies } = state
  const begun = today(now, timeZone)
  const start = startOf(expiration, timeZone)
  if (start <= startOf({ day: begun }, timeZone)) throw new ManagerRefusal('Expiration date is in the past', 404)
  const { days, enforced } = policies.defaultExpiry ?? { days: 0, enforced: false }
  if (!enforced || start <= startOf({ day: daysLater(begun, days) }, timeZone)) return
  throw new ManagerRefusal(
    `Cannot set expiration date more than ${days} ${days === 1 ? 'day' : 'days'} in the future`,
    404,
  )
}

/** The day that a new link without a date gets. */
export function defaultExpiration({ state, now }: SignedIn): string | null {
  const { defaultExpiry } = state.policies
  return defaultExpiry && daysLater(today(now, state.timeZone), defaultExpiry.days)
}

/** A password that was asked for, kept with its hash; null where none was. */
export function newPassword({ state, random }: SignedIn, text: string | null): NextcloudLink['password'] {
  const { passwordEnforced, passwordPolicy } = state.policies
  if (text === null) {
    if (passwordEnforced) throw new ManagerRefusal('Passwords are enforced for link and mail shares')
    return null
  }
  checkPassword(text, passwordPolicy)
  return { text, hash: randomHash(random) }
}

function isExpired(link: NextcloudLink, { state, now }: Pick<SignedIn, 'state' | 'now'>): boolean {
  return link.expiration !== null && startOf({ day: link.expiration }, state.timeZone) <= now
}

/** Those of some links that are alive. One that is over is removed for good when it is come across. */
export function touchLinks(
  exchange: Pick<SignedIn, 'state' | 'now'>,
  wanted: (link: NextcloudLink) => boolean,
): NextcloudLink[] {
  const touched = exchange.state.links.filter(wanted)
  const over = touched.filter((link) => isExpired(link, exchange))
  exchange.state.links = exchange.state.links.filter((link) => !over.includes(link))
  return touched.filter((link) => !over.includes(link))
}
