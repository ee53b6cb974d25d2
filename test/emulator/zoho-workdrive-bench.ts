import { expect } from 'vitest'

import type { EmulatedResponse } from '../../packages/emulator/src/kernel.ts'
import { createZohoAccounts } from '../../packages/emulator/src/zoho-accounts/create-zoho-accounts.ts'
import { ZOHO_ACCOUNTS_SEED } from '../../packages/emulator/src/zoho-accounts/zoho-accounts-seed.ts'
import { createWorkDriveServer } from '../../packages/emulator/src/zoho-workdrive/create-workdrive-server.ts'
import { WORKDRIVE_SEED, type WorkDriveSeed } from '../../packages/emulator/src/zoho-workdrive/workdrive-seed.ts'

export const ORIGIN = 'http://127.0.0.1:1'
export const BASE = '/workdrive/api/v1'

/** A server context with a clock that a test moves; it starts before the dates in Zoho's own samples. */
export function createContext() {
  let now = Date.UTC(2021, 2, 1, 9)
  let seed = 1
  return {
    clock: { now: () => now },
    advance: (seconds: number) => {
      now += seconds * 1000
    },
    random: () => {
      seed = (seed * 48_271) % 2_147_483_647
      return seed / 2_147_483_647
    },
    origin: () => ORIGIN,
  }
}

export const HEADERS = {
  authorization: `Zoho-oauthtoken ${ZOHO_ACCOUNTS_SEED.accessToken}`,
  accept: 'application/vnd.api+json',
}

const JSON_HEADERS = { ...HEADERS, 'content-type': 'application/vnd.api+json' }

/** A WorkDrive server, and calls of it as a client of the JSON:API makes them. */
export function createBench(seed: WorkDriveSeed = {}) {
  const context = createContext()
  const accounts = createZohoAccounts(context, seed.oauth)
  const server = createWorkDriveServer(context, { ...seed, accounts })
  const send = (method: string, path: string, headers: Readonly<Record<string, string>>, body = ''): EmulatedResponse =>
    server.handle({ method, path, headers, body })
  const post = (attributes: object, type = 'links'): EmulatedResponse =>
    send('POST', `${BASE}/${type}`, JSON_HEADERS, JSON.stringify({ data: { attributes, type } }))
  const patch = (id: string, attributes: object, data: object = {}): EmulatedResponse =>
    send('PATCH', `${BASE}/links/${id}`, JSON_HEADERS, JSON.stringify({ data: { ...data, attributes, type: 'links' } }))
  const get = (path: string): EmulatedResponse => send('GET', `${BASE}${path}`, HEADERS)
  /** Makes a link and returns the state's own record of it. */
  const make = (attributes: object = {}) => {
    const answer = post({ ...VIEW, ...attributes })
    const link = [...server.state.links.values()].at(-1)
    if (answer.status !== 201 || link === undefined) throw new Error(`no link was made: ${answer.body}`)
    return link
  }
  return { context, accounts, server, state: server.state, send, post, patch, get, make }
}

/** A viewer's link to a plain file: row 2 of the documented requests. */
export const VIEW = {
  resource_id: WORKDRIVE_SEED.plainFileId,
  link_name: 'report',
  request_user_data: false,
  allow_download: true,
  role_id: '34',
}

/** A download link without the documented limit. */
export const DOWNLOAD = {
  resource_id: WORKDRIVE_SEED.plainFileId,
  link_name: 'report2021',
  request_user_data: false,
  allow_download: true,
  role_id: undefined,
  link_type: 'download',
  download_link: {},
}

/** The parsed body of an answer. */
export function bodyOf(answer: EmulatedResponse): unknown {
  return JSON.parse(answer.body)
}

/** What an answer with one error says: status, id, title. */
export function refusal(status: number, id: string, title: string) {
  return { status, headers: expect.any(Object), body: JSON.stringify({ errors: [{ id, title }] }) }
}
