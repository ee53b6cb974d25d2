import type { ZohoOfficeAnswer } from './zoho-office-answer.ts'
import { ZohoOfficeRefusal } from './zoho-office-refusal.ts'
import { findUser } from './zoho-office-state.ts'
import type { ZohoOfficeAccess, ZohoOfficeDocument, ZohoOfficeProduct, ZohoOfficeState } from './zoho-office-state.ts'

/** A call that has been let in: the document that it names and the fields of its form. */
export type ZohoOfficeCall = {
  readonly state: ZohoOfficeState
  readonly product: ZohoOfficeProduct
  readonly document: ZohoOfficeDocument
  readonly fields: URLSearchParams
}

/**
 * shareBook, sharepresentation: shares a document with users. Those it was shared with before stay; one who is named
 * again has the newest access; one unknown name and nothing is shared (all inferred).
 */
export function share({ state, product, document, fields }: ZohoOfficeCall): ZohoOfficeAnswer {
  const grants = readGrants(product, fields)
  const shares = grants.map(({ name, access }) => ({ zohoId: zohoIdOf(state, name), access }))
  for (const entry of shares) {
    document.sharedWith = [...document.sharedWith.filter(({ zohoId }) => zohoId !== entry.zohoId), entry]
  }
  const users = grants.map(({ name }) => (state.sharedUserNames === 'as-sent' ? name : zohoIdOf(state, name)))
  return { document, users }
}

/** cancelsharing: takes one user off a document; one it is not shared with is passed over (inferred). */
export function cancelSharing({ state, document, fields }: ZohoOfficeCall): ZohoOfficeAnswer {
  const name = fields.get('emailid')?.trim() ?? ''
  if (name === '') throw new ZohoOfficeRefusal(2831)
  const wanted = zohoIdOf(state, name)
  document.sharedWith = document.sharedWith.filter(({ zohoId }) => zohoId !== wanted)
  return { document }
}

/** Both spellings of the form: `shareto` with `allowtowrite`, and in Sheet `readOnlyUsers` and `readWriteUsers`. */
function readGrants(
  product: ZohoOfficeProduct,
  fields: URLSearchParams,
): readonly { readonly name: string; readonly access: ZohoOfficeAccess }[] {
  const named = (field: string, access: ZohoOfficeAccess) =>
    (fields.get(field) ?? '').split(',').flatMap((name) => (name.trim() === '' ? [] : [{ name: name.trim(), access }]))
  const allowToWrite = fields.get('allowtowrite')
  const shareTo = named('shareto', allowToWrite === 'true' ? 'readwrite' : 'readonly')
  if (shareTo.length > 0 && allowToWrite === null) throw new ZohoOfficeRefusal(2831)
  const grants =
    product === 'show'
      ? shareTo
      : [...shareTo, ...named('readOnlyUsers', 'readonly'), ...named('readWriteUsers', 'readwrite')]
  if (grants.length === 0) throw new ZohoOfficeRefusal(2831)
  return grants
}

function zohoIdOf(state: ZohoOfficeState, name: string): string {
  const zohoId = findUser(state, name)?.zohoId
  if (zohoId !== undefined) return zohoId
  if (state.unknownUsers === 'refused') throw new ZohoOfficeRefusal(2852)
  return name.toLowerCase()
}
