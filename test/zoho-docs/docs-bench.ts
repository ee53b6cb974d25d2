import type { EmulatedRequest, EmulatedResponse } from '@sharelink/emulator'
import { type Adapter, createShareLinks, type Runtime, type ShareLinks, type ShareLink } from '@sharelink/core'
import { createZohoDocs, type ZohoDocsSettings } from '@sharelink/zoho-docs'
import {
  ZOHO_DOCS_ACCESS_TOKEN,
  ZOHO_DOCS_DOCUMENT_ID,
  ZOHO_DOCS_FOLDER_ID,
  ZOHO_DOCS_IMAGE_ID,
  ZOHO_DOCS_PDF_ID,
  ZOHO_DOCS_TIME_ZONE,
} from '../../packages/emulator/src/zoho-docs/zoho-docs-seed.ts'
import { createZohoDocsServer } from '../../packages/emulator/src/zoho-docs/zoho-docs-server.ts'
import type {
  ZohoDocsItem,
  ZohoDocsSeed,
  ZohoDocsState,
} from '../../packages/emulator/src/zoho-docs/zoho-docs-state.ts'
import { inProcess } from '../conformance/in-process.ts'
import { type Seen, serve } from './serve.ts'

export const FILE = { kind: 'file', id: ZOHO_DOCS_DOCUMENT_ID } as const
export const FOLDER = { kind: 'folder', id: ZOHO_DOCS_FOLDER_ID } as const
export const PDF = { kind: 'file', id: ZOHO_DOCS_PDF_ID } as const
export const IMAGE = { kind: 'file', id: ZOHO_DOCS_IMAGE_ID } as const
export const ZONE = ZOHO_DOCS_TIME_ZONE
/** The clock of the bench, until a test moves it. */
export const NOW = Date.parse('2021-05-01T12:00:00Z')

export type DocsBench = Awaited<ReturnType<typeof startDocs>>

/** `cut` before it is handled, `answer-lost` after; a text is answered in the server's place. */
type Meddle = (seen: Seen) => 'cut' | 'pass' | 'answer-lost' | { text: string; status?: number }

/** Without a socket there is none to cut. */
function uncut(answer: (seen: Seen) => EmulatedResponse | undefined) {
  return (request: EmulatedRequest): EmulatedResponse => {
    const response = answer(request)
    if (response === undefined) throw new Error('Only a socket can be cut.')
    return response
  }
}

/** An emulated account, over sockets on loopback or handed its requests, and clients of it. `stop` ends it. */
export async function startDocs(seed: ZohoDocsSeed = {}, { socket = true } = {}) {
  let now = NOW
  let drawn = 0
  let origin = ''
  const clock = { now: () => now }
  const random = (): number => (drawn++ % 16) / 16
  const server = createZohoDocsServer({ clock, random, origin: () => origin }, seed)
  const requests: Seen[] = []
  let meddle: Meddle = () => 'pass'
  const answered = (seen: Seen): EmulatedResponse | undefined => {
    requests.push(seen)
    const what = meddle(seen)
    if (what === 'cut') return undefined
    if (typeof what === 'object') return { status: what.status ?? 200, headers: {}, body: what.text }
    const answer = server.handle(seen)
    return what === 'answer-lost' ? undefined : answer
  }
  const served = socket ? await serve(answered) : { origin: 'http://127.0.0.1', stop: (): void => undefined }
  origin = served.origin
  const way = <State>(adapter: Adapter<State>): Adapter<State> =>
    socket ? adapter : inProcess(adapter, uncut(answered))
  const client = (settings: Partial<ZohoDocsSettings> = {}, runtime: Runtime = {}): ShareLinks => {
    const defaults = { accessToken: ZOHO_DOCS_ACCESS_TOKEN, baseUrl: origin, timeZone: ZONE }
    const adapter = createZohoDocs({ ...defaults, ...settings })
    return createShareLinks(way(adapter), { clock, sleep: () => Promise.resolve(), ...runtime })
  }
  const state: ZohoDocsState = server.state
  return {
    server,
    state,
    requests,
    clock,
    client,
    stop: served.stop,
    advance: (milliseconds: number): void => {
      now += milliseconds
    },
    /** Decides what becomes of each request from now on. */
    meddle: (decide: Meddle): void => {
      meddle = decide
    },
    item: (id: string): ZohoDocsItem => {
      const item = state.items.find((one) => one.id === id)
      if (item === undefined) throw new Error(`no item ${id}`)
      return item
    },
    /** The calls that were made, as `POST /share {docids: …}` without their root. */
    calls: (): string[] =>
      requests.map(({ method, path }) => `${method} ${path.replace('/files/v1', '').split('?')[0]}`),
  }
}

export async function listed(links: AsyncIterable<ShareLink>): Promise<ShareLink[]> {
  const all: ShareLink[] = []
  for await (const link of links) all.push(link)
  return all
}
