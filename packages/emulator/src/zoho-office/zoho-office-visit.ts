import type { EmulatedServer } from '../kernel.ts'
import { findUser } from './zoho-office-state.ts'
import type { ZohoOfficeState } from './zoho-office-state.ts'

/** What became of a visit; `edit` with an opened one, `reason` with any other. */
export type ZohoOfficeVisit = {
  readonly opened: boolean
  readonly download: boolean
  readonly edit?: boolean
  readonly reason?: 'denied' | 'gone'
}

/** A document, by its id or by an address that ends in the id, and who opens it (e-mail address or Zoho id). */
export type ZohoOfficeVisitor = ({ readonly id: string } | { readonly url: string }) & { readonly as: string }

/** Opens a document as someone who is signed in; what is shared can be downloaded, nothing here can forbid it. */
export function visitOffice(server: EmulatedServer<ZohoOfficeState>, visitor: ZohoOfficeVisitor): ZohoOfficeVisit {
  const { state } = server
  const id = 'id' in visitor ? visitor.id : new URL(visitor.url).pathname.split('/').at(-1)
  const document = state.documents.find((each) => each.id === id)
  if (document === undefined) return { opened: false, download: false, reason: 'gone' }
  const zohoId = findUser(state, visitor.as)?.zohoId ?? visitor.as.toLowerCase()
  if (zohoId === state.owner) return { opened: true, download: true, edit: true }
  const access = document.sharedWith.find((share) => share.zohoId === zohoId)?.access
  if (access === undefined) return { opened: false, download: false, reason: 'denied' }
  return { opened: true, download: true, edit: access === 'readwrite' }
}
