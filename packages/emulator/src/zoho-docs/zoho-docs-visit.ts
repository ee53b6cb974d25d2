import { sameAddress } from './zoho-docs-operation.ts'
import type { ZohoDocsItem, ZohoDocsState } from './zoho-docs-state.ts'

export const VISIT_REASONS = ['expired', 'password', 'denied', 'gone'] as const

/** What became of a visit; `edit` with an opened one, `reason` with any other. */
export type ZohoDocsVisit = {
  readonly opened: boolean
  readonly download: boolean
  readonly edit?: boolean
  readonly reason?: (typeof VISIT_REASONS)[number]
}

/** Who opens an address: an e-mail address, `org` for some member of the organization, `false` for a stranger. */
export type ZohoDocsVisitor = { readonly password?: string; readonly signedIn?: string | false }

/** Whether a visitor gets in on a day (`yyyy-mm-dd` in the account's zone). Nothing here can forbid a download. */
export function decideVisit(
  state: ZohoDocsState,
  today: string,
  address: { readonly kind: string; readonly id: string },
  visitor: ZohoDocsVisitor,
): ZohoDocsVisit {
  const items = state.items.filter((item) => !item.trashed)
  const item = items.find((each) => each.id === address.id && each.kind === address.kind)
  if (item !== undefined) return openItem(state, today, item, visitor)
  const published = items.find((each) => each.publication?.id === address.id && each.kind === address.kind)?.publication
  if (published === undefined) return refused('gone')
  return published.type === 'external' || isMember(state, visitor) ? opened(false) : refused('denied')
}

function openItem(state: ZohoDocsState, today: string, item: ZohoDocsItem, visitor: ZohoDocsVisitor): ZohoDocsVisit {
  const email = visitor.signedIn === false ? undefined : visitor.signedIn
  if (email !== undefined) {
    if (sameAddress(email, state.owner)) return opened(true)
    const person = item.people.find((each) => sameAddress(each.email, email))
    if (person !== undefined) return opened(person.permission !== 'readonly')
  }
  const { link } = item
  if (link === undefined) return refused('denied')
  if (link.visibility !== 'linkshare' && !isMember(state, visitor)) return refused('denied')
  if (link.expiresOn !== undefined && today > link.expiresOn) return refused('expired')
  if (link.password !== undefined && link.password !== visitor.password) return refused('password')
  return opened(link.permission === 'readwrite')
}

function isMember(state: ZohoDocsState, { signedIn = false }: ZohoDocsVisitor): boolean {
  if (signedIn === false || state.organization === undefined) return false
  return signedIn === 'org' || state.organization.some((member) => sameAddress(member, signedIn))
}

function opened(edit: boolean): ZohoDocsVisit {
  return { opened: true, download: true, edit }
}

function refused(reason: (typeof VISIT_REASONS)[number]): ZohoDocsVisit {
  return { opened: false, download: false, reason }
}
