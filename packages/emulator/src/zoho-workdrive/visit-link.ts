import type { WorkDriveLink, WorkDriveState } from './workdrive-state.ts'

/** What a visitor meets at a public address. */
export type WorkDriveVisit = {
  readonly opened: boolean
  readonly download: boolean
  readonly reason?: 'expired' | 'password' | 'gone' | 'denied' | 'limit'
  /** Whether the visitor may change the document or the folder's contents. */
  readonly edit?: boolean
}

// A public page, its download and its preview; native sheets have a path of their own.
const PUBLIC_PATH = /\/external\/(?:sheet\/)?([^/?#]+)(\/download|\/preview)?\/?(?:[?#].*)?$/

/** Opens an address at an instant (milliseconds since 1970); a download link's use is counted when it succeeds. */
export function visitLink(
  state: WorkDriveState,
  visit: { readonly url: string; readonly password?: string; readonly now: number },
): WorkDriveVisit {
  const [, hash = '', action] = PUBLIC_PATH.exec(visit.url) ?? []
  const link = state.links.get(hash)
  const reason = refusalOf(state, link, visit)
  if (link === undefined || reason !== undefined) return { opened: false, download: false, reason: reason ?? 'gone' }
  if (link.type === 'download' && action === '/download') link.downloads += 1
  // On an upload link the download setting has to be sent and means nothing.
  return { opened: true, download: link.allowDownload && link.roleId !== '7', edit: link.roleId === '5' }
}

function refusalOf(
  state: WorkDriveState,
  link: WorkDriveLink | undefined,
  visit: { readonly password?: string; readonly now: number },
): WorkDriveVisit['reason'] {
  const item = state.items.get(link?.resourceId ?? '')
  if (link === undefined || item === undefined || item.status === 'trashed') return 'gone'
  if (!state.externalSharing || state.spaces.get(item.spaceId)?.externalSharing === false) return 'denied'
  if (link.expiresAt !== null && visit.now >= link.expiresAt) return 'expired'
  if (link.password !== null && visit.password !== link.password) return 'password'
  if (link.downloadLimit !== null && link.downloads >= link.downloadLimit) return 'limit'
  return undefined
}
