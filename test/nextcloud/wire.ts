import { createShareLinks, formatRef, type Runtime, type ShareLinks } from '@sharelink/core'
import { createNextcloud, type NextcloudSettings } from '@sharelink/nextcloud'
import nock from 'nock'
import { afterEach, beforeEach, expect } from 'vitest'
import { type Recorded, recordedExchanges } from '../emulator/replay/recorded-exchanges.ts'
import { closeNetwork, openNetwork } from '../setup/network.ts'

export const ORIGIN = 'https://nextcloud.example'
export const APP_PASSWORD = 'wire-app-passw0rd-of-alice'
export const BASIC = `Basic ${Buffer.from(`alice:${APP_PASSWORD}`).toString('base64')}`
export const PASSWORD = 'S0me-Long-Passw0rd'
/** When the recordings were made. */
export const NOW = Date.parse('2026-11-21T22:02:40Z')

export const FOLDER = { kind: 'folder', id: '/room' } as const
export const FILE = { kind: 'file', id: '/room/report.txt' } as const

/** The link of the recordings on which the updates are made. */
export const REF = formatRef('nextcloud', { target: FOLDER, id: '1' })
export const SHARES = '/ocs/v2.php/apps/files_sharing/api/v1/shares'

const RECORDINGS: Readonly<Record<string, readonly Recorded[]>> = {
  nextcloud: recordedExchanges('nextcloud.http'),
  policies: recordedExchanges('nextcloud-policies.http'),
  expired: recordedExchanges('nextcloud-expired.http'),
}

/** A recorded exchange by its name, as `get one`, or by recording and number, as `policies 63`, where several have one. */
export function recorded(name: string): Recorded {
  const [file = '', number] = name.split(' ')
  const numbered = RECORDINGS[file]?.find((exchange) => exchange.number === Number(number))
  const named = Object.values(RECORDINGS).flatMap((all) => all.filter((exchange) => exchange.name === name))
  const found = numbered ?? named[0]
  if (found === undefined) throw new Error(`no recording is called ${name}`)
  return found
}

export type Row = Readonly<Record<string, unknown>>

function dataOf(name: string): unknown {
  const { ocs }: { ocs: { data: unknown } } = JSON.parse(recorded(name).answer.body)
  return ocs.data
}

/** The link in the answer of a recorded write, with these members changed. */
export function recordedRow(name: string, changed: Row = {}): Row {
  const data = dataOf(name)
  const row: unknown = Array.isArray(data) ? data[0] : data
  return { ...(typeof row === 'object' ? row : {}), ...changed }
}

/** The envelope of the recordings. */
export function ocs(data: unknown): { status: number; body: string } {
  return {
    status: 200,
    body: JSON.stringify({ ocs: { meta: { status: 'ok', statuscode: 200, message: 'OK' }, data } }),
  }
}

/** A refusal in the envelope of the recordings. */
export function refused(status: number, message: string): { status: number; body: string } {
  return {
    status,
    body: JSON.stringify({ ocs: { meta: { status: 'failure', statuscode: status, message }, data: [] } }),
  }
}

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

type Told = { status: number; body?: string; headers?: Readonly<Record<string, string>> }

/** Answers one request, whatever its path, and gives what arrived. Answers are used up in order. */
export function answer(method: string, { status, body = '', headers = {} }: Told): Sent[] {
  const sent: Sent[] = []
  nock(ORIGIN)
    .intercept(/.*/, method)
    .reply(async (request: Request) => {
      const { pathname, search } = new URL(request.url)
      const text = await request.text()
      const json: unknown = text === '' ? undefined : JSON.parse(text)
      sent.push({ method, path: pathname + search, headers: Object.fromEntries(request.headers), body: json })
      return [status, body, { 'content-type': 'application/json', ...headers }]
    })
  return sent
}

/** Answers a list, or the read of one link, which is a list as well. */
export function answerList(...rows: readonly Row[]): Sent[] {
  return answer('GET', ocs(rows))
}

/** Answers as in the recording of this name. */
export function answerAs(name: string): Sent[] {
  const { request, answer: told } = recorded(name)
  return answer(request.method, told)
}

export function wireClient(settings: Partial<NextcloudSettings> = {}, runtime: Runtime = {}): ShareLinks {
  const credential = settings.accessToken === undefined ? { appPassword: APP_PASSWORD } : {}
  const adapter = createNextcloud({ baseUrl: ORIGIN, username: 'alice', ...credential, ...settings })
  return createShareLinks(adapter, { clock: { now: () => NOW }, sleep: () => Promise.resolve(), ...runtime })
}

export async function all<T>(links: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = []
  for await (const link of links) found.push(link)
  return found
}
