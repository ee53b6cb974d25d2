import { createShareLinks, type ShareLinks } from '@sharelink/core'
import { createZohoSheet, createZohoShow, type ZohoOfficeSettings } from '@sharelink/zoho-office'
import nock from 'nock'
import { afterEach, beforeEach, expect } from 'vitest'
import { closeNetwork, openNetwork } from '../setup/network.ts'

export const API_KEY = 'zoho-api-key-0123456789'
/** The authtoken of the page's sample form of Show. */
export const AUTH_TOKEN = 'dujj18eba1ff45jk7858b8ae88a77re430'
export const CREDENTIALS = { apikey: API_KEY, authtoken: AUTH_TOKEN, scope: 'DataAPI' }

/** One request that must come, whole, and what is answered. `url` has no query; `form` is the multipart body. */
export type Step = {
  url: string
  form: Readonly<Record<string, string>>
  answer: string | { status: number; text: string } | { failure: 'ENOTFOUND' }
}

type Sent = { url: string; type: string | undefined; accept: string | null; form: Record<string, string> }

const unmatched: string[] = []
const sent: Sent[] = []
let expected: readonly Step[] = []

async function asSent(seen: Request): Promise<Sent> {
  const type = seen.headers.get('content-type') ?? undefined
  const data = await new Response(await seen.arrayBuffer(), { headers: { 'content-type': type ?? '' } }).formData()
  const form = Object.fromEntries(
    [...data].map(([name, value]) => [name, typeof value === 'string' ? value : value.name]),
  )
  return { url: seen.url, type: type?.split(';')[0], accept: seen.headers.get('accept'), form }
}

function register({ url, form, answer }: Step): void {
  const { origin, pathname } = new URL(url)
  const interceptor = nock(origin).post(pathname)
  if (typeof answer === 'object' && 'failure' in answer) {
    interceptor.replyWithError(Object.assign(new Error('gone'), { code: answer.failure }))
    sent.push({ url, type: 'multipart/form-data', accept: '*/*', form: { ...form } })
    return
  }
  const { status, text } = typeof answer === 'string' ? { status: 200, text: answer } : answer
  interceptor.reply(async (seen: Request) => {
    sent.push(await asSent(seen))
    return [status, text]
  })
}

/** Says which requests must come, in this order, and what is answered to each. */
export function script(...steps: readonly Step[]): void {
  expected = steps
  for (const step of steps) register(step)
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
    expect(came).toEqual(
      steps.map(({ url, form }) => ({ url, type: 'multipart/form-data', accept: '*/*', form: { ...form } })),
    )
  })
}

const runtime = { clock: { now: () => Date.parse('2012-05-01T12:00:00Z') }, sleep: () => Promise.resolve() }

export function sheet(settings: Partial<ZohoOfficeSettings> = {}): ShareLinks {
  return createShareLinks(createZohoSheet({ apiKey: API_KEY, authToken: AUTH_TOKEN, ...settings }), runtime)
}

export function show(settings: Partial<ZohoOfficeSettings> = {}): ShareLinks {
  return createShareLinks(createZohoShow({ apiKey: API_KEY, authToken: AUTH_TOKEN, ...settings }), runtime)
}
