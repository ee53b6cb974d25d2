import { createShareLinks, type Runtime, type ShareLinks } from '@sharelink/core'
import { createZohoDocs, type ZohoDocsSettings } from '@sharelink/zoho-docs'
import nock from 'nock'
import { afterEach, beforeEach, expect } from 'vitest'
import { closeNetwork, openNetwork } from '../setup/network.ts'

export const ORIGIN = 'https://apidocs.zoho.com'
export const TOKEN = '1000.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb'
/** The clock of every client here. */
export const NOW = Date.parse('2021-05-01T12:00:00Z')

/** One request that must come, whole, and what is answered. `form` is the body; absent means none. */
export type Step = {
  request: string
  form?: Readonly<Record<string, string>>
  answer: string | { status: number; text: string } | { failure: 'ENOTFOUND' }
}

type Sent = { request: string; headers: Record<string, string>; form?: Record<string, string> }

const unmatched: string[] = []
const sent: Sent[] = []
let expected: readonly Step[] = []

const OF_THE_CLIENT = ['accept-encoding', 'connection', 'content-length', 'host', 'user-agent']

async function asSent(request: string, seen: Request): Promise<Sent> {
  const headers = [...seen.headers].filter(([name]) => !OF_THE_CLIENT.includes(name))
  const body = await seen.text()
  const form = body === '' ? {} : { form: Object.fromEntries(new URLSearchParams(body)) }
  return { request, headers: Object.fromEntries(headers), ...form }
}

function register({ request, answer }: Step): void {
  const [method = '', path = ''] = request.split(' ')
  const interceptor = nock(ORIGIN).intercept(`/files/v1${path}`, method)
  if (typeof answer === 'object' && 'failure' in answer) {
    interceptor.replyWithError(Object.assign(new Error('gone'), { code: answer.failure }))
    sent.push({ request, headers: {} })
    return
  }
  const { status, text } = typeof answer === 'string' ? { status: 200, text: answer } : answer
  interceptor.reply(async (seen: Request) => {
    sent.push(await asSent(request, seen))
    return [status, text, { 'content-type': 'application/json;charset=UTF-8' }]
  })
}

/** Says which requests must come, in this order, and what is answered to each. */
export function script(...steps: readonly Step[]): void {
  expected = steps
  for (const step of steps) register(step)
}

function asExpected({ request, form, answer }: Step): Sent {
  if (typeof answer === 'object' && 'failure' in answer) return { request, headers: {} }
  const type = form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }
  const headers = { accept: 'application/json', authorization: `Zoho-oauthtoken ${TOKEN}`, ...type }
  return { request, headers, ...(form === undefined ? {} : { form: { ...form } }) }
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
    const steps = expected
    expected = []
    expect({ strangers, pending }).toEqual({ strangers: [], pending: [] })
    expect(came).toEqual(steps.map(asExpected))
  })
}

/** A client of the scripted service in the zone of New York. It never waits. */
export function client(settings: Partial<ZohoDocsSettings> = {}, runtime: Runtime = {}): ShareLinks {
  const adapter = createZohoDocs({ accessToken: TOKEN, timeZone: 'America/New_York', ...settings })
  return createShareLinks(adapter, { clock: { now: () => NOW }, sleep: () => Promise.resolve(), ...runtime })
}
