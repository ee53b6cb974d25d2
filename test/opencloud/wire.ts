import { createShareLinks, formatRef, type Runtime, type ShareLinks } from '@sharelink/core'
import { createOpenCloud, type OpenCloudSettings } from '@sharelink/opencloud'
import nock from 'nock'
import { afterEach, beforeEach, expect } from 'vitest'
import { type Recorded, recordedExchanges } from '../emulator/replay/recorded-exchanges.ts'
import { closeNetwork, openNetwork } from '../setup/network.ts'

export const ORIGIN = 'https://opencloud.example'
export const TOKEN = 'eyJhbGciOi.wire-access-token.c2ln'
export const PASSWORD = 'S0me-Long-Passw0rd!'
/** When the recordings were made. */
export const NOW = Date.parse('2026-11-21T22:03:00Z')

const DRIVE = 'b9fc36d2-6b1d-4cbc-a81b-e7b2a8c6384b$0adb44c5-c275-48ff-a463-abc9fbbedb07'
export const FOLDER = { kind: 'folder', id: `${DRIVE}!256d399a-ad4e-44a4-81b6-a51450592c05` } as const
export const FILE = { kind: 'file', id: `${DRIVE}!204fb731-d36e-4000-b5e5-ad9ab024875d` } as const

/** The link of the recordings on which the updates are made. */
export const LINK = 'bIRmvLYHhEpqyLB'
export const REF = formatRef('opencloud', { target: FOLDER, id: LINK })

const RECORDINGS = ['opencloud', 'opencloud-patch-empty', 'opencloud-nopolicy'].flatMap((name) =>
  recordedExchanges(`${name}.http`),
)

/** The first recorded exchange of this name. */
export function recorded(name: string): Recorded {
  const found = RECORDINGS.find((exchange) => exchange.name === name)
  if (found === undefined) throw new Error(`no recording is called ${name}`)
  return found
}

export function recordedJson(name: string): Record<string, unknown> {
  const read: unknown = JSON.parse(recorded(name).answer.body)
  return { ...(typeof read === 'object' ? read : {}) }
}

/** The path of a list of permissions, as it is in the recordings. */
export const LIST = recorded('list permissions').request.path
const [listStart = ''] = recorded('list permissions').answer.body.split(',"value":')

/** A list as it was recorded, with these permissions; without `value` where there is none (inferred). */
export function listed(...permissions: readonly unknown[]): string {
  return permissions.length === 0 ? `${listStart}}` : `${listStart},"value":${JSON.stringify(permissions)}}`
}

const FILE_PART = FILE.id.split('!')[1] ?? ''
/** The role that was recorded of a folder, and that a file does not offer (inferred). */
const UPLOADER = /\{[^{}]*"1c996275-f1c9-4e71-abdf-a42f6495e960"\},/

export type Sent = { method: string; path: string; headers: Record<string, string>; body: unknown }

let unmatched: string[] = []
const noMatch = ({ method, url }: Request): void => void unmatched.push(`${method} ${url}`)

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

/** Answers one request, whatever its path, and gives what arrived. Answers are used up in order. */
export function answer(
  method: string,
  { status, body = '' }: { status: number; body?: string | ((path: string) => string) },
): Sent[] {
  const sent: Sent[] = []
  nock(ORIGIN)
    .intercept(/.*/, method)
    .reply(async (request: Request) => {
      const { pathname, search } = new URL(request.url)
      const text = await request.text()
      const json: unknown = text === '' ? undefined : JSON.parse(text)
      sent.push({ method, path: pathname + search, headers: Object.fromEntries(request.headers), body: json })
      return [status, typeof body === 'string' ? body : body(pathname), { 'content-type': 'application/json' }]
    })
  return sent
}

export function answerList(...permissions: readonly unknown[]): Sent[] {
  const body = listed(...permissions)
  return answer('GET', { status: 200, body: (path) => (path.includes(FILE_PART) ? body.replace(UPLOADER, '') : body) })
}

/** Answers as in the recording of this name. */
export function answerAs(name: string): Sent[] {
  const { request, answer: told } = recorded(name)
  return answer(request.method, told)
}

export function wireClient(settings: Partial<OpenCloudSettings> = {}, runtime: Runtime = {}): ShareLinks {
  const credential = settings.username === undefined ? { accessToken: TOKEN } : {}
  const adapter = createOpenCloud({ baseUrl: ORIGIN, ...credential, ...settings })
  return createShareLinks(adapter, { clock: { now: () => NOW }, sleep: () => Promise.resolve(), ...runtime })
}
