import type { ZohoDocsValue } from './zoho-docs-answer.ts'
import { permaLink, sameAddress } from './zoho-docs-operation.ts'
import type { ZohoDocsOperation } from './zoho-docs-operation.ts'
import { readItem } from './zoho-docs-parameters.ts'
import type { ZohoDocsItem, ZohoDocsPermission, ZohoDocsState } from './zoho-docs-state.ts'

type Fields = { readonly [key: string]: ZohoDocsValue }

/**
 * GET /share/details: people and groups by permission, the visibility and the address. It never tells a link's password
 * or last day, nor of a publication; the link's permission only among the live fields.
 */
export const details: ZohoDocsOperation = {
  method: 'GET',
  scope: 'ZohoPC.files.READ',
  run({ state, context, parameters }) {
    const item = readItem(state, parameters)
    return {
      shape: 'object',
      result: {
        ReadOnly: sharedAs(state, item, 'readonly'),
        coOwner: sharedAs(state, item, 'coowner'),
        ...(state.liveDetails ? { ReadComment: readComment } : {}),
        ReadWrite: sharedAs(state, item, 'readwrite'),
        visibility: item.link?.visibility ?? 'private',
        ...(state.liveDetails ? { permission: item.link?.permission ?? '' } : {}),
        permaLink: permaLink(context, item),
      },
    }
  },
}

/** A permission that no call of this API gives: always empty. Its fields are those of the .NET client's model. */
const readComment: Fields = {
  sharedGroups: '',
  sharedGroupNames: '',
  isDirectlyGroupShared: 'false',
  sharedUserZuids: '',
  sharedEmails: '',
  sharedUsers: '',
}

/** One permission's share. Addresses stand under `sharedUsers` for a file and under `sharedEmails` for a folder. */
function sharedAs(state: ZohoDocsState, item: ZohoDocsItem, permission: ZohoDocsPermission): Fields {
  const emails = item.people.flatMap((person) => (person.permission === permission ? [person.email] : []))
  const zuids = emails.flatMap((email) => state.users.find((user) => sameAddress(user.email, email))?.zuid ?? [])
  const addresses = list(state, emails)
  return {
    ...(permission === 'coowner' ? {} : sharedGroups(state, item, permission)),
    ...(state.liveDetails ? { isDirectlyShared: told(emails), isDirectlyEmailShared: told(emails) } : {}),
    sharedUserZuids: list(state, zuids),
    sharedEmails: item.kind === 'folder' ? addresses : '',
    sharedUsers: item.kind === 'folder' ? '' : addresses,
  }
}

function sharedGroups(state: ZohoDocsState, item: ZohoDocsItem, permission: ZohoDocsPermission): Fields {
  const groups = item.groups.filter((group) => group.permission === permission)
  const ids = {
    sharedGroups: list(
      state,
      groups.map((group) => group.id),
    ),
  }
  if (!state.liveDetails) return ids
  const names = groups.map((group) => group.name)
  return { ...ids, sharedGroupNames: list(state, names), isDirectlyGroupShared: told(names) }
}

function list(state: ZohoDocsState, entries: readonly string[]): string {
  const ended = state.answerStyle === 'trailing-commas' && entries.length > 0
  return entries.join(',') + (ended ? ',' : '')
}

/** A flag of the live server; its exact values are not known, the model has it as text. */
function told(entries: readonly string[]): string {
  return String(entries.length > 0)
}
