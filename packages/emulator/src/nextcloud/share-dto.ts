import type { SignedIn } from './exchange.ts'
import { nameOf, parentId } from './file-tree.ts'
import type { NextcloudItem, NextcloudLink } from './nextcloud-state.ts'
import { phpJson } from './php-text.ts'

const TYPES: Readonly<Record<string, string>> = {
  txt: 'text/plain',
  md: 'text/markdown',
  png: 'image/png',
  jpg: 'image/jpeg',
  pdf: 'application/pdf',
}

export function mimeTypeOf({ kind, path }: NextcloudItem): string {
  if (kind === 'folder') return 'httpd/unix-directory'
  return TYPES[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
}

/** A link as every answer shows it, the hash of its password twice; `mail_send` is 1 in the answer that makes it and never again. */
export function shareDto(exchange: SignedIn, link: NextcloudLink, item: NextcloudItem, isNew = false): object {
  const { state, user, origin } = exchange
  const hash = link.password?.hash ?? null
  const mimetype = mimeTypeOf(item)
  return {
    id: String(link.id),
    share_type: 3,
    uid_owner: user.username,
    displayname_owner: user.displayName,
    permissions: link.permissions,
    can_edit: true,
    can_delete: true,
    stime: Math.floor(link.createdAt / 1000),
    parent: null,
    expiration: link.expiration === null ? null : `${link.expiration} 00:00:00`,
    token: link.token,
    uid_file_owner: user.username,
    note: link.note,
    label: link.label,
    displayname_file_owner: user.displayName,
    path: item.path,
    item_type: item.kind,
    mimetype,
    has_preview: /^(text|image)\//.test(mimetype),
    storage_id: `home::${user.username}`,
    storage: user.storage,
    item_source: item.id,
    file_source: item.id,
    file_parent: parentId(state, item, user),
    file_target: `/${nameOf(item.path)}`,
    share_with: hash,
    share_with_displayname: '(Shared link)',
    password: hash,
    send_password_by_talk: false,
    url: `${origin}/index.php/s/${link.token}`,
    mail_send: isNew ? 1 : 0,
    hide_download: link.hideDownload ? 1 : 0,
    attributes: link.attributes && phpJson(link.attributes),
  }
}
