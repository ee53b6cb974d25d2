import type { SignedIn } from './exchange.ts'
import { invalid } from './graph-refusal.ts'
import type { OpenCloudItem, OpenCloudLink, OpenCloudLinkType } from './opencloud-state.ts'
import { checkHashable, checkPolicy } from './password-rules.ts'
import { checkEnforced, checkExpiration, liveLinks } from './public-shares.ts'
import { isOwner } from './space-tree.ts'

/** What the graph service and the OCS service ask the share provider for. */
export type LinkGrant = {
  readonly type: OpenCloudLinkType
  readonly password: string
  readonly expiration: number | null
  readonly displayName: string
  readonly quickLink: boolean
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** Fifteen letters: an id, or the token of an address. */
function randomWord(random: () => number): string {
  return Array.from({ length: 15 }, () => LETTERS[Math.floor(random() * LETTERS.length)]).join('')
}

/** Makes a public share, with its checks in the order of the provider (publicshareprovider.go, CreatePublicShare). */
export function createShare(exchange: SignedIn, item: OpenCloudItem, grant: LinkGrant): OpenCloudLink {
  const { state, user, now, random } = exchange
  const { type, password, expiration, displayName, quickLink } = grant
  if (type !== 'internal' && !isOwner(state, item, user)) throw invalid('no share permission')
  const standing = liveLinks(state, now).find((link) => link.itemId === item.id && link.quickLink)
  if (quickLink && standing) return standing
  checkExpiration(expiration, now)
  if (password === '') checkEnforced(exchange, type, false)
  else checkPolicy(state.passwordPolicy, password)
  checkHashable(password, 'error persisting public share:')
  const link: OpenCloudLink = {
    id: randomWord(random),
    token: randomWord(random),
    itemId: item.id,
    type,
    password: password === '' ? null : password,
    expiration,
    displayName,
    quickLink,
    createdBy: user.id,
    createdAt: now,
  }
  state.links.push(link)
  return link
}
