import { zohoDocsItem, ZOHO_DOCS_ACCESS_TOKEN } from '../../packages/emulator/src/zoho-docs/zoho-docs-seed.ts'
import { visitZohoDocs } from '../../packages/emulator/src/zoho-docs/zoho-docs-visitor.ts'
import { createZohoDocsServer } from '../../packages/emulator/src/zoho-docs/zoho-docs-server.ts'
import type { ZohoDocsAuthorize } from '../../packages/emulator/src/zoho-docs/zoho-docs-server.ts'
import type { ZohoDocsItem, ZohoDocsSeed } from '../../packages/emulator/src/zoho-docs/zoho-docs-state.ts'
import type { ZohoDocsVisitor } from '../../packages/emulator/src/zoho-docs/zoho-docs-visit.ts'

/** The file of the API page's sharing samples. */
export const DOC = 'i5fa1a0081eed629b4f978aae3a6ab296790a'
/** The folder of the API page's sharing samples. */
export const FOLDER = '3yprgf644c24c4c7f43b79d852e02646109bd'
export const PDF = 'cm31c1882749ac9de48518691c0e48111c083'
export const IMAGE = '3yprga7361deb32524816b36e72f27baa02c9'

/** What opens the link of `DOC` to anyone, to read. */
export const linkshare = { docid: DOC, visibility: 'linkshare', permission: 'readonly' }

/** What publishes `PDF`. */
export const external = { docid: PDF, action: 'external', type: 'external', filename: 'a.pdf' }

/** The code of an error in the default envelope and status. */
export function codeOf(answer: { status: number; body: string }): string {
  if (answer.status !== 400) return `HTTP ${answer.status}`
  return String(JSON.parse(answer.body).response[1].message).split(' ')[0] ?? ''
}

const formHeaders = {
  authorization: `Zoho-oauthtoken ${ZOHO_DOCS_ACCESS_TOKEN}`,
  'content-type': 'application/x-www-form-urlencoded',
}

/** A Zoho Docs server at a clock that stands still, with the requests of a client that speaks the page's words. */
export function startZohoDocs(seed?: ZohoDocsSeed, authorize?: ZohoDocsAuthorize) {
  let now = Date.parse('2021-05-01T12:00:00Z')
  let drawn = 0
  const context = {
    clock: { now: () => now },
    random: () => (drawn++ % 16) / 16,
    origin: () => 'https://docs.zoho.com',
  }
  const server = createZohoDocsServer(context, seed, authorize)
  const send = (method: string, path: string, body: string, headers: Record<string, string>) =>
    server.handle({ method, path, headers, body })
  return {
    server,
    state: server.state,
    send,
    setTime: (instant: string) => {
      now = Date.parse(instant)
    },
    post: (path: string, form: Record<string, string>) =>
      send('POST', `/files/v1${path}`, new URLSearchParams(form).toString(), formHeaders),
    details: (query: Record<string, string>) =>
      send('GET', `/files/v1/share/details?${new URLSearchParams(query).toString()}`, '', formHeaders),
    visit: (path: string, visitor: ZohoDocsVisitor = {}) =>
      visitZohoDocs(server, { url: `https://docs.zoho.com${path}`, ...visitor }),
    item: (id: string): ZohoDocsItem =>
      server.state.items.find((item) => item.id === id) ?? zohoDocsItem('file', '', ''),
  }
}
