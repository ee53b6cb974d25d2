import type { EmulatedServer, ServerContext } from '../kernel.ts'
import { createZohoAccounts } from '../zoho-accounts/create-zoho-accounts.ts'
import type { ZohoAccountsSeed } from '../zoho-accounts/zoho-accounts-seed.ts'
import type { ZohoAccountsState } from '../zoho-accounts/zoho-accounts-state.ts'
import { createZohoDocsServer } from './zoho-docs-server.ts'
import type { ZohoDocsSeed, ZohoDocsState } from './zoho-docs-state.ts'

/** Zoho Docs with its accounts server under /oauth on the same origin; the state's own access token is good as well. */
export function createZohoDocsWithAccounts(
  context: ServerContext,
  seed: ZohoDocsSeed & { readonly oauth?: ZohoAccountsSeed } = {},
): EmulatedServer<ZohoDocsState & { readonly accounts: ZohoAccountsState }> {
  const { oauth, ...rest } = seed
  const accounts = createZohoAccounts(context, oauth)
  const docs = createZohoDocsServer(
    context,
    rest,
    (headers, scope) =>
      accounts.authorize(headers, scope) === 'ok' ||
      headers['authorization'] === `Zoho-oauthtoken ${docs.state.accessToken}`,
  )
  return {
    state: Object.assign(docs.state, { accounts: accounts.state }),
    handle: (request) => (request.path.startsWith('/oauth/') ? accounts : docs).handle(request),
  }
}
