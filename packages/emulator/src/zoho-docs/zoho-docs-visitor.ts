import type { EmulatedServer } from '../kernel.ts'
import type { ZohoDocsState } from './zoho-docs-state.ts'
import { VISIT_REASONS } from './zoho-docs-visit.ts'
import type { ZohoDocsVisit, ZohoDocsVisitor } from './zoho-docs-visit.ts'

/** Opens the address of an item or of a publication as a visitor would. */
export function visitZohoDocs(
  server: EmulatedServer<ZohoDocsState>,
  { url, password, signedIn = false }: ZohoDocsVisitor & { readonly url: string },
): ZohoDocsVisit {
  const { headers } = server.handle({
    method: password === undefined ? 'GET' : 'POST',
    path: new URL(url).pathname,
    headers: {
      ...(password === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      ...(signedIn === false ? {} : { 'x-emulator-signed-in': signedIn }),
    },
    body: password === undefined ? '' : new URLSearchParams({ password }).toString(),
  })
  const edit = headers['x-emulator-edit']
  const reason = VISIT_REASONS.find((each) => each === headers['x-emulator-reason'])
  return {
    opened: headers['x-emulator-opened'] === 'true',
    download: headers['x-emulator-download'] === 'true',
    ...(edit === undefined ? {} : { edit: edit === 'true' }),
    ...(reason === undefined ? {} : { reason }),
  }
}
