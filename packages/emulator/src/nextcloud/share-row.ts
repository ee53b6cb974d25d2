import { createHash } from 'node:crypto'
import type { SignedIn } from './exchange.ts'
import type { NextcloudItem, NextcloudLink } from './nextcloud-state.ts'

const MIMES: Readonly<Record<string, string>> = { txt: 'text/plain', md: 'text/markdown', pdf: 'application/pdf' }

function mimeOf({ kind, path }: NextcloudItem): string {
  if (kind === 'folder') return 'httpd/unix-directory'
  return MIMES[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
}

/** What stands in an answer for a password: argon2's form, of nothing that could be guessed from it. */
function hashOf({ id, password }: NextcloudLink): string | null {
  if (password === null) return null
  const digest = createHash('sha256').update(`${id} ${password}`).digest('base64')
  return `3|$argon2id$v=19$m=65536,t=4,p=1$${digest.slice(0, 22)}$${digest.replaceAll('=', '')}`
}

function lastPart(path: string): string {
  return `/${path.split('/').at(-1) ?? ''}`
}

/** A link as the Share API shows it (ShareAPIController::formatShare), password hash and all. `isNew`: told by the create. */
export function shareRow(
  { state, origin }: SignedIn,
  link: NextcloudLink,
  item: NextcloudItem,
  isNew: boolean,
): object {
  const owner = state.users.find(({ id }) => id === link.owner)
  const hash = hashOf(link)
  return {
    id: link.id,
    share_type: 3,
    uid_owner: link.owner,
    displayname_owner: owner?.displayName ?? link.owner,
    permissions: link.permissions,
    can_edit: true,
    can_delete: true,
    stime: link.createdAt,
    parent: null,
    expiration: link.expiration === null ? null : `${link.expiration} 00:00:00`,
    token: link.token,
    uid_file_owner: link.owner,
    note: link.note,
    label: link.label,
    displayname_file_owner: owner?.displayName ?? link.owner,
    path: item.path,
    item_type: item.kind,
    mimetype: mimeOf(item),
    has_preview: mimeOf(item).startsWith('text/'),
    storage_id: `home::${link.owner}`,
    storage: 3,
    item_source: item.id,
    file_source: item.id,
    file_parent: item.id - 1,
    file_target: lastPart(item.path),
    share_with: hash,
    share_with_displayname: '(Shared link)',
    password: hash,
    send_password_by_talk: false,
    url: `${origin}/index.php/s/${link.token}`,
    mail_send: isNew ? 1 : 0,
    hide_download: link.hideDownload ? 1 : 0,
    attributes: link.attributes,
  }
}
