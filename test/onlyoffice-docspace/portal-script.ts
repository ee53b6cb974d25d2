import { createShareLinks, type Runtime, type ShareLinks } from '@sharelink/core'
import { createDocSpace, type DocSpaceSettings } from '@sharelink/onlyoffice-docspace'
import nock from 'nock'
import { afterEach, beforeEach, expect } from 'vitest'
import { closeNetwork, openNetwork } from '../setup/network.ts'

export const ORIGIN = 'https://portal.example'
export const API_KEY = 'sk-5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e'
/** The clock of every client here. */
export const NOW = Date.parse('2026-11-21T12:00:00Z')
/** The id that a client here gives to its first new link: all random bytes are 0x11. */
export const NEW_ID = '11111111-1111-4111-9111-111111111111'

export type Answered = { status?: number; headers?: Record<string, string>; json?: unknown; text?: string }

/** One request that must come, whole, and the answer to it. `body` is compared as parsed JSON; absent means none. */
export type Step = { request: string; body?: unknown; answer: Answered; headers?: Record<string, string> }

type Sent = { request: string; headers: Record<string, string>; body: string }

const unmatched: string[] = []
const sent: Sent[] = []
let expected: Step[] = []

/** Headers of the HTTP client itself, which say nothing of the provider. */
const OF_THE_CLIENT = ['accept-encoding', 'connection', 'content-length', 'host', 'user-agent']

function ownHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => !OF_THE_CLIENT.includes(name)))
}

function register({ request, answer }: Step): void {
  const [method = '', path = ''] = request.split(' ')
  const body = answer.text ?? (answer.json === undefined ? '' : JSON.stringify(answer.json))
  const type = answer.json === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }
  nock(ORIGIN)
    .intercept(path, method)
    .reply(async (seen: Request) => {
      sent.push({ request, headers: ownHeaders(seen.headers), body: await seen.text() })
      return [answer.status ?? 200, body, { ...type, ...answer.headers }]
    })
}

/** Says which requests must come, in this order, and what is answered to each. */
export function script(...steps: Step[]): void {
  expected = steps
  for (const step of steps) register(step)
}

function asExpected({ request, body, headers = { authorization: `Bearer ${API_KEY}` } }: Step): object {
  const content = body === undefined ? {} : { 'content-type': 'application/json' }
  return { request, headers: { accept: 'application/json', ...content, ...headers }, body }
}

function noteUnmatched(request: Request): void {
  unmatched.push(`${request.method} ${request.url}`)
}

/** Every test of a file that calls this runs without a network, and every request is held against the script. */
export function useScript(): void {
  beforeEach(() => {
    closeNetwork()
    nock.emitter.on('no match', noteUnmatched)
  })
  afterEach(() => {
    const [came, pending, strangers] = [sent.splice(0), nock.pendingMocks(), unmatched.splice(0)]
    nock.emitter.off('no match', noteUnmatched)
    openNetwork()
    const steps = expected.splice(0)
    expect({ strangers, pending }).toEqual({ strangers: [], pending: [] })
    expect(came.map(({ body, ...rest }) => ({ ...rest, body: body === '' ? undefined : JSON.parse(body) }))).toEqual(
      steps.map(asExpected),
    )
    // GET …/link creates a link (VirtualRoomsController.cs:671).
    expect(came.filter(({ request }) => /^GET .*\/link(\?|$)/.test(request))).toEqual([])
  })
}

/** A client of the scripted portal. It never waits, and its random bytes are all 0x11. */
export function client(settings: Partial<DocSpaceSettings> = {}, runtime: Runtime = {}): ShareLinks {
  const named = 'token' in settings || 'cookie' in settings
  const adapter = createDocSpace({ baseUrl: ORIGIN, ...(named ? {} : { apiKey: API_KEY }), ...settings })
  return createShareLinks(adapter, {
    clock: { now: () => NOW },
    sleep: async () => undefined,
    random: (bytes) => new Uint8Array(bytes).fill(0x11),
    ...runtime,
  })
}
