import { createShareLinks, type Runtime, type ShareLinks, type Target } from '@sharelink/core'
import { createWorkDrive, type WorkDriveSettings } from '@sharelink/zoho-workdrive'
import nock from 'nock'
import { afterEach, beforeEach, expect } from 'vitest'
import { closeNetwork, openNetwork } from '../setup/network.ts'

/** A request as it arrived. `body` is the very text; `path` has the query. */
export type Sent = { method: string; path: string; headers: Record<string, string>; body: string }

export const HOST = 'https://www.zohoapis.com'
export const BASE = '/workdrive/api/v1'
export const TOKEN = '1000.0123456789abcdef0123456789abcdef.fedcba9876543210fedcba9876543210'
export const MEDIA_TYPE = 'application/vnd.api+json'

let unmatched: string[] = []
const noMatch = ({ method, url }: Request): void => {
  unmatched.push(`${method} ${url}`)
}

/** No test of this file reaches the network, leaves an answer unused, or sends what nobody expected. */
export function useWire(): void {
  beforeEach(() => {
    unmatched = []
    closeNetwork()
    nock.emitter.on('no match', noMatch)
  })
  afterEach(() => {
    const pending = nock.pendingMocks()
    nock.emitter.off('no match', noMatch)
    openNetwork()
    expect({ pending, unmatched }).toEqual({ pending: [], unmatched: [] })
  })
}

export type Answer = { status?: number; body?: unknown; headers?: Record<string, string> }

/** Answers one request to this path, and gives what arrived. */
export function answer(
  method: string,
  path: string,
  { status = 200, body, headers = {} }: Answer,
  host = HOST,
): Sent[] {
  const sent: Sent[] = []
  nock(host)
    .intercept(path, method)
    .reply(async (request: Request) => {
      const { pathname, search } = new URL(request.url)
      sent.push({
        method: request.method,
        path: pathname + search,
        headers: Object.fromEntries(request.headers),
        body: await request.text(),
      })
      const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body)
      return [status, text, { 'content-type': MEDIA_TYPE, ...headers }]
    })
  return sent
}

export function errors(id: string, title: string): unknown {
  return { errors: [{ id, title }] }
}

/** A link as clients of the real service read it; the whole answer is in no document. */
export function link(id: string, attributes: Record<string, unknown>): unknown {
  return { data: { id, type: 'links', attributes } }
}

/** Answers the read of an item, which says whether it is a folder (inferred). */
export function answerItem({ kind, id }: Target): Sent[] {
  const attributes = { name: 'of the item', is_folder: kind === 'folder' }
  return answer('GET', `${BASE}/files/${id}`, { body: { data: { id, type: 'files', attributes } } })
}

/** A client on a clock that stands, with a token of its own. */
export function wireClient(settings: Partial<WorkDriveSettings> = {}, runtime: Runtime = {}): ShareLinks {
  const adapter = createWorkDrive({ accessToken: TOKEN, limits: false, ...settings })
  return createShareLinks(adapter, { clock: { now: () => START }, ...runtime })
}

/** Before every date in Zoho's samples. */
export const START = Date.parse('2021-03-01T09:00:00Z')

/** What every request carries. */
export const HEADERS = { authorization: `Zoho-oauthtoken ${TOKEN}`, accept: MEDIA_TYPE }
export const JSON_HEADERS = { ...HEADERS, 'content-type': MEDIA_TYPE }
