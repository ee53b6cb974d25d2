import {
  ZOHO_OFFICE_API_KEY,
  ZOHO_OFFICE_AUTH_TOKEN,
} from '../../packages/emulator/src/zoho-office/zoho-office-seed.ts'
import { createZohoOfficeServer } from '../../packages/emulator/src/zoho-office/zoho-office-server.ts'
import type { ZohoOfficeProduct, ZohoOfficeSeed } from '../../packages/emulator/src/zoho-office/zoho-office-state.ts'

/** The document of the share page's samples. */
export const ID = '15265000000006107'

export const credentials = { apikey: ZOHO_OFFICE_API_KEY, authtoken: ZOHO_OFFICE_AUTH_TOKEN, scope: 'DataAPI' }

export const toDerrick = { shareto: 'derrick', allowtowrite: 'true' }

/** The code of an error, which comes with HTTP status 200. */
export function codeOf(answer: { status: number; body: string }): string | undefined {
  if (answer.status !== 200) return `HTTP ${answer.status}`
  return /<code>(\d+)<\/code>/.exec(answer.body)?.[1] ?? /"code":"(\d+)"/.exec(answer.body)?.[1]
}

const BOUNDARY = '----boundary42'

export function multipart(fields: Record<string, string>): string {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  return `${parts.join('')}--${BOUNDARY}--\r\n`
}

/** A Sheet or Show server, with the requests of a client that keeps its credentials in the query. */
export function startZohoOffice(product: ZohoOfficeProduct, seed?: ZohoOfficeSeed) {
  const context = { clock: { now: () => 0 }, random: () => 0, origin: () => 'https://office.example.com' }
  const server = createZohoOfficeServer(context, seed, product)
  const send = (path: string, body: string, contentType: string, method = 'POST') =>
    server.handle({ method, path, headers: { 'content-type': contentType }, body })
  return {
    server,
    send,
    post: (path: string, fields: Record<string, string>, query: Record<string, string> = credentials) =>
      send(
        `/api/private/${path}?${new URLSearchParams(query).toString()}`,
        multipart(fields),
        `multipart/form-data; boundary=${BOUNDARY}`,
      ),
    sharedWith: (id = ID) => server.state.documents.find((document) => document.id === id)?.sharedWith,
  }
}
