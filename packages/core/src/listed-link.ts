import type { Effective } from './adapter.ts'
import { type ErrorCode, ShareLinkError } from './errors.ts'
import type { Listed } from './listing.ts'

/** The link of this id, or `undefined` where it is seen not to be there. What is no link is never taken for one. */
export function listedLink<State>(
  provider: string,
  { links, others = [], hidden }: Listed<State>,
  id: string,
): Effective<State> | undefined {
  const found = links.find(({ link }) => link.id === id)
  if (found !== undefined || !(hidden || others.includes(id))) return found
  throw hidden ? linksHidden(provider) : failure(provider, 'not-found', 'This permission is not a link.')
}

/** The link of this id. Throws `not-found`, and `forbidden` where links of others are hidden and it is none of the caller's. */
export function linkOfList<State>(provider: string, listed: Listed<State>, id: string): Effective<State> {
  const found = listedLink(provider, listed, id)
  if (found !== undefined) return found
  throw failure(provider, 'not-found', 'The item has no such link: it was revoked, or it has expired.')
}

/** Nothing is shown, and there may be links all the same. */
export function linksHidden(provider: string): ShareLinkError {
  return failure(provider, 'forbidden', 'The account may not see the links of this item.')
}

function failure(provider: string, code: ErrorCode, message: string): ShareLinkError {
  return new ShareLinkError({ code, provider, message })
}
