import { readExpiresOn } from './zoho-docs-day.ts'
import { grant, permaLink } from './zoho-docs-operation.ts'
import type { ZohoDocsOperation } from './zoho-docs-operation.ts'
import {
  LINK_PERMISSIONS,
  PEOPLE_PERMISSIONS,
  readEmails,
  readItem,
  readPermission,
  readVisibility,
} from './zoho-docs-parameters.ts'
import { ZohoDocsRefusal } from './zoho-docs-refusal.ts'

/**
 * POST /share/visibility: opens or closes an item's link. The call says all of the link: without `password` or
 * `expireson` (or with an empty one) the link has none, whatever it had before (inferred). `private` closes the link,
 * needs no permission (ZohoDocsSDK sends none) and leaves people, groups and the publication alone (inferred).
 */
export const visibility: ZohoDocsOperation = {
  method: 'POST',
  scope: 'ZohoPC.files.UPDATE',
  run({ state, context, parameters }) {
    const item = readItem(state, parameters)
    const chosen = readVisibility(state, parameters)
    if (chosen === 'private') {
      delete item.link
    } else {
      const permission = readPermission(parameters, LINK_PERMISSIONS)
      const expiresOn = readExpiresOn(parameters)
      const password = parameters.get('password') ?? ''
      item.link = {
        visibility: chosen,
        permission,
        ...(password === '' ? {} : { password }),
        ...(expiresOn === undefined ? {} : { expiresOn }),
      }
    }
    return {
      shape: 'list',
      about: item.kind,
      message: 'CHANGE_VISIBILITY_SUCCESS',
      result: [{ permaLink: permaLink(context, item) }],
    }
  },
}

/**
 * POST /share/update: changes the permission of what is shared. People are required under `private`; named under
 * another visibility, they get the permission as well as the link (inferred). A link keeps its password and last day,
 * for which this call has no parameter (inferred). `coowner` is for folders, and for people alone (the latter inferred).
 */
export const update: ZohoDocsOperation = {
  method: 'POST',
  scope: 'ZohoPC.files.UPDATE',
  run({ state, parameters }) {
    const item = readItem(state, parameters)
    const chosen = readVisibility(state, parameters)
    const permission = readPermission(parameters, item.kind === 'folder' ? PEOPLE_PERMISSIONS : LINK_PERMISSIONS)
    const namesPeople = chosen === 'private' || (parameters.get('emailids') ?? '') !== ''
    const emails = namesPeople ? readEmails(parameters, item.kind) : []
    if (chosen !== 'private' && permission === 'coowner') throw new ZohoDocsRefusal(500)
    grant(item, emails, permission)
    if (state.updateChangesVisibility || item.link?.visibility === chosen) {
      if (chosen === 'private') delete item.link
      else if (permission !== 'coowner') item.link = { ...item.link, visibility: chosen, permission }
    }
    return {
      shape: 'list',
      about: item.kind,
      message: 'UPDATE_SHARE_SUCCESS',
      result: [item.kind === 'folder' ? { folderid: item.id } : { documentid: item.id }],
    }
  },
}
