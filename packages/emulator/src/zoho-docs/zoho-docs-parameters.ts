import { ZohoDocsRefusal } from './zoho-docs-refusal.ts'
import type {
  ZohoDocsItem,
  ZohoDocsLinkPermission,
  ZohoDocsLinkVisibility,
  ZohoDocsPermission,
  ZohoDocsState,
} from './zoho-docs-state.ts'

export const LINK_PERMISSIONS: readonly ZohoDocsLinkPermission[] = ['readonly', 'readwrite']
export const PEOPLE_PERMISSIONS: readonly ZohoDocsPermission[] = ['readonly', 'readwrite', 'coowner']

const LINK_VISIBILITIES: readonly ZohoDocsLinkVisibility[] = ['linkshare', 'orglinkshare', 'orgshare']

/** The item that an id names; a trashed one, or one of the other kind, counts as missing (inferred). */
function findItem(state: ZohoDocsState, kind: ZohoDocsItem['kind'], id: string): ZohoDocsItem {
  const item = state.items.find((each) => each.id === id && each.kind === kind && !each.trashed)
  if (item === undefined) throw new ZohoDocsRefusal(9832, kind)
  return item
}

/** The item under `docid` or `folderid`: the key says whether a file or a folder is meant. */
export function readItem(state: ZohoDocsState, parameters: URLSearchParams): ZohoDocsItem {
  const folderId = parameters.get('docid') === null ? parameters.get('folderid') : null
  if (folderId !== null) return findItem(state, 'folder', folderId)
  return findItem(state, 'file', parameters.get('docid') ?? '')
}

/** The items under the plural keys of /share, `docids` or `folderids`: one id, or several with commas (inferred). */
export function readItems(state: ZohoDocsState, parameters: URLSearchParams): ZohoDocsItem[] {
  const kind = parameters.get('docids') === null && parameters.get('folderids') !== null ? 'folder' : 'file'
  const ids = splitList(parameters.get(kind === 'folder' ? 'folderids' : 'docids'))
  if (ids.length === 0) throw new ZohoDocsRefusal(9832, kind)
  return ids.map((id) => findItem(state, kind, id))
}

/** The people under `emailids`, separated by commas; an empty list or a malformed address is refused. */
export function readEmails(parameters: URLSearchParams, about: ZohoDocsItem['kind']): string[] {
  const emails = splitList(parameters.get('emailids'))
  if (emails.length === 0 || !emails.every((email) => /^[^\s@]+@[^\s@]+$/.test(email))) {
    throw new ZohoDocsRefusal(9839, about)
  }
  return emails
}

/** The permission, one of those allowed. The documents have no code for another; 500 is inferred. */
export function readPermission<Permission extends ZohoDocsPermission>(
  parameters: URLSearchParams,
  allowed: readonly Permission[],
): Permission {
  const permission = allowed.find((each) => each === parameters.get('permission'))
  if (permission === undefined) throw new ZohoDocsRefusal(500)
  return permission
}

/** The visibility. The organization's are refused to an account without one (inferred). */
export function readVisibility(state: ZohoDocsState, parameters: URLSearchParams): ZohoDocsLinkVisibility | 'private' {
  const text = parameters.get('visibility')
  if (text === 'private') return text
  const visibility = LINK_VISIBILITIES.find((each) => each === text)
  if (visibility === undefined) throw new ZohoDocsRefusal(9834)
  if (visibility !== 'linkshare' && state.organization === undefined) throw new ZohoDocsRefusal(9834)
  return visibility
}

function splitList(text: string | null): string[] {
  return (text ?? '').split(',').flatMap((entry) => (entry.trim() === '' ? [] : [entry.trim()]))
}
