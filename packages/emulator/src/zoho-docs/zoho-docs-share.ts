import { grant, sameAddress, withdraw } from './zoho-docs-operation.ts'
import type { ZohoDocsOperation } from './zoho-docs-operation.ts'
import { PEOPLE_PERMISSIONS, readEmails, readItem, readItems, readPermission } from './zoho-docs-parameters.ts'
import type { ZohoDocsState } from './zoho-docs-state.ts'

/** POST /share: shares items with people. */
export const share: ZohoDocsOperation = {
  method: 'POST',
  scope: 'ZohoPC.files.CREATE',
  run({ state, parameters }) {
    const items = readItems(state, parameters)
    const about = items[0]?.kind ?? 'file'
    const emails = readEmails(parameters, about)
    const permission = readPermission(parameters, PEOPLE_PERMISSIONS)
    const message = parameters.get('message') ?? ''
    for (const item of items) {
      grant(item, emails, permission)
      if (parameters.get('notify') === 'true') {
        state.notifications.push(...emails.map((to) => ({ to, itemId: item.id, message })))
      }
    }
    const groups = items.flatMap((item) => item.groups.map((group) => group.id))
    return {
      shape: 'list',
      about,
      message: about === 'folder' ? 'SHARE_FOLDER_SUCCESS' : 'SHARED_DOCUMENT_SUCCESS',
      result: [
        { shareduserlist: endedByComma(emails.map((email) => nameInList(state, email))) },
        ...(groups.length === 0 ? [] : [{ sharedgroupslist: endedByComma(groups) }]),
      ],
    }
  },
}

/** POST /share/remove: takes people off an item. */
export const remove: ZohoDocsOperation = {
  method: 'POST',
  scope: 'ZohoPC.files.UPDATE',
  run({ state, parameters }) {
    const item = readItem(state, parameters)
    withdraw(item, readEmails(parameters, item.kind))
    const isFolder = item.kind === 'folder'
    return {
      shape: 'list',
      about: item.kind,
      message: isFolder ? 'UNSHARE_FOLDER_SUCCESS' : 'UNSHARED_DOCUMENT_SUCCESS',
      result: [isFolder ? { folderid: item.id } : { documentid: item.id }],
    }
  },
}

function endedByComma(entries: readonly string[]): string {
  return entries.map((entry) => `${entry},`).join('')
}

function nameInList(state: ZohoDocsState, email: string): string {
  if (state.sharedUserList === 'emails') return email
  return state.users.find((user) => sameAddress(user.email, email))?.userName ?? email
}
