import { createShareLinks, formatRef, type Runtime, type ShareLinks } from '@sharelink/core'
import { createNextcloud, type NextcloudSettings } from '@sharelink/nextcloud'
import nock from 'nock'
import { afterEach, beforeEach, expect } from 'vitest'
import { recordedExchanges } from '../emulator/replay/recorded-exchanges.ts'
import { closeNetwork, openNetwork } from '../setup/network.ts'

const ORIGIN = 'https://cloud.example'
/** When the recordings were made. */
export const NOW = Date.parse('2026-11-21T22:03:00Z')
export const FOLDER = { kind: 'folder', id: '/room' } as const
export const REF = formatRef('nextcloud', { target: FOLDER, id: '1' })
export const draft = { target: FOLDER, role: 'viewer', audience: 'anyone' } as const

export type Told = { status: number; body?: string; headers?: Record<string, string> }

const RECORDINGS = ['nextcloud', 'nextcloud-policies'].flatMap((name) => recordedExchanges(`${name}.http`))

/** The recorded answer of the first exchange of this name. */
export function recorded(name: string): Told {
  const found = RECORDINGS.find((exchange) => exchange.name === name)
  if (found === undefined) throw new Error(`no recording is called ${name}`)
  return { status: found.answer.status, body: found.answer.body }
}

/** The recorded link with other members; in a list, as a read tells it. */
export function share(members: Readonly<Record<string, unknown>>, listed = true): Told {
  const { ocs }: { ocs: { meta: unknown; data: object } } = JSON.parse(recorded('ERR permissions a word').body ?? '')
  const data = { ...ocs.data, id: '1', ...members }
  return { status: 200, body: JSON.stringify({ ocs: { meta: ocs.meta, data: listed ? [data] : data } }) }
}

export const GONE = recorded('ERR unknown id')
export const DELETED = recorded('delete')
export const NO_ITEM = recorded('ERR unknown path')
/** An empty list has the form of the answer to a delete (inferred). */
export const EMPTY = { ...DELETED }

type Sent = { path: string; body: unknown }

/** No test of this file reaches the network or leaves an answer unused. */
export function useCloud(): void {
  beforeEach(closeNetwork)
  afterEach(() => {
    const pending = nock.pendingMocks()
    openNetwork()
    expect(pending).toEqual([])
  })
}

/** Answers one request, and gives what arrived. Answers are used up in order. */
export function answer(method: string, { status, body = '', headers = {} }: Told): Sent[] {
  const sent: Sent[] = []
  nock(ORIGIN)
    .intercept(/.*/, method)
    .reply(async (request: Request) => {
      const { pathname, search } = new URL(request.url)
      const text = await request.text()
      sent.push({ path: pathname + search, body: text === '' ? undefined : JSON.parse(text) })
      return [status, body, headers]
    })
  return sent
}

export function cloudClient(settings: Partial<NextcloudSettings> = {}, runtime: Runtime = {}): ShareLinks {
  const credential = settings.accessToken === undefined ? { appPassword: 'Wire-App-Password' } : {}
  const adapter = createNextcloud({ baseUrl: ORIGIN, username: 'alice', ...credential, ...settings })
  return createShareLinks(adapter, { clock: { now: () => NOW }, sleep: () => Promise.resolve(), ...runtime })
}
