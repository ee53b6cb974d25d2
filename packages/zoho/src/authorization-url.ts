import { parseBaseUrl } from '@sharelink/core'
import { type DataCenter, dataCenterHosts } from './data-centers.ts'

/** What WorkDrive links need; lists of an item's links ask for a scope of files, not of links. */
export const SHARING_SCOPES: readonly string[] = [
  'WorkDrive.links.ALL',
  'WorkDrive.files.READ',
  'WorkDrive.teamfolders.admin.READ',
]

export type AuthorizationRequest = {
  clientId: string
  /** One of those in Zoho's API console. */
  redirectUri: string
  /** Unguessable; the callback must bring it back. */
  state: string
  /** Default `SHARING_SCOPES`. */
  scopes?: readonly string[]
  /** Default `us`: Zoho sends users of other data centres on by itself. */
  dataCenter?: DataCenter
  /** An origin; outranks the data centre. */
  accountsUrl?: string
}

/**
 * The page on which a user consents. Asks for a refresh token, which Zoho gives only with a fresh consent. Throws
 * `invalid-request` for an unfit `accountsUrl`.
 */
export function authorizationUrl(request: AuthorizationRequest): string {
  const { clientId, redirectUri, state, scopes = SHARING_SCOPES, dataCenter = 'us', accountsUrl } = request
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    scope: scopes.join(','),
    redirect_uri: redirectUri,
    state,
    access_type: 'offline',
    prompt: 'consent',
  })
  const server = parseBaseUrl('zoho', 'accountsUrl', accountsUrl ?? dataCenterHosts(dataCenter).accounts)
  return `${server}/oauth/v2/auth?${query.toString()}`
}
