import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import type { AxiosResponse } from 'axios'
import { withoutEcho } from './echo.ts'
import type { HttpAnswer, HttpRequest } from './request.ts'
import { withQuery } from './request.ts'

/** Why no answer came. `sent` says whether the request may have reached the provider. */
export type HttpFailure = { failure: 'network' | 'aborted' | 'truncated' | 'too-large'; sent: boolean; word: string }

const LARGEST_ANSWER = 8 * 1024 * 1024
// No connection, or none that a certificate vouches for: nothing of the request has left.
const NEVER_SENT = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ERR_TLS_.*|.*CERT.*|UNABLE_TO_.*)$/

type Sent = { baseURL: string; url: string; method: string; data?: string | FormData; signal: AbortSignal }
type Client = (sent: Sent, headers: Readonly<Record<string, string>>) => Promise<AxiosResponse<unknown>>

let loading: Promise<Client> | undefined

/**
 * axios is loaded with the first request, so that planning needs no HTTP client. Its adapter is called directly: there
 * are no defaults to merge, no interceptors, and bodies are text on both ways, which takes a fifth off each request.
 */
async function loadClient(): Promise<Client> {
  const { AxiosHeaders, getAdapter } = await import('axios')
  const exchange = getAdapter('http')
  const agents = { keepAlive: true, maxSockets: 64 }
  const settings = {
    httpAgent: new HttpAgent(agents),
    httpsAgent: new HttpsAgent(agents),
    maxRedirects: 0,
    allowAbsoluteUrls: false,
    proxy: false,
    responseType: 'text',
    validateStatus: () => true,
    maxContentLength: LARGEST_ANSWER,
    maxBodyLength: LARGEST_ANSWER,
  } as const
  return (sent, headers) => exchange({ ...settings, ...sent, headers: new AxiosHeaders(headers) })
}

function client(): Promise<Client> {
  loading ??= loadClient()
  return loading
}

function parseJson(raw: string, request: HttpRequest): unknown {
  // What is escaped shows only when it is read: PHP writes a slash as \/.
  const masked = (_key: string, value: unknown): unknown =>
    typeof value === 'string' ? withoutEcho(value, request) : value
  try {
    return raw.includes('\\') ? JSON.parse(raw, masked) : JSON.parse(withoutEcho(raw, request))
  } catch {
    return undefined
  }
}

/** The body as it goes on the wire, with its content type. */
function encodeBody({ body }: HttpRequest): { data?: string | FormData; headers: Record<string, string> } {
  if (body === undefined) return { headers: {} }
  if ('json' in body)
    return { data: JSON.stringify(body.json), headers: { 'content-type': body.contentType ?? 'application/json' } }
  if ('form' in body)
    return {
      data: new URLSearchParams(body.form).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    }
  const data = new FormData()
  for (const [name, value] of Object.entries(body.multipart)) data.append(name, value)
  return { data, headers: {} }
}

function word(error: unknown, member: 'code' | 'message' | 'syscall'): string {
  if (typeof error !== 'object' || error === null || !(member in error)) return ''
  const value = Object.entries(Object.getOwnPropertyDescriptors(error)).find(([key]) => key === member)?.[1].value
  return typeof value === 'string' ? value : ''
}

function failureOf(error: unknown, signal: AbortSignal): HttpFailure {
  const code = word(error, 'code')
  if (signal.aborted) return { failure: 'aborted', sent: true, word: 'aborted' }
  if (word(error, 'message').startsWith('maxContentLength'))
    return { failure: 'too-large', sent: true, word: 'too large' }
  if (code === 'ERR_BAD_RESPONSE') return { failure: 'truncated', sent: true, word: 'truncated' }
  // On a connection that stands, what was sent before may have arrived, whatever the network says now.
  const cause = error instanceof Error ? error.cause : undefined
  const isOpen = ['read', 'write'].includes(word(cause, 'syscall'))
  return {
    failure: 'network',
    sent: isOpen || !NEVER_SENT.test(code),
    word: /^[A-Z_]{3,40}$/.test(code) ? code : 'network',
  }
}

/** One request, one answer or failure. Nothing of axios leaves this function: its errors hold headers and bodies. */
export async function exchangeOnce(
  baseUrl: string,
  request: HttpRequest,
  signal: AbortSignal,
): Promise<HttpAnswer | HttpFailure> {
  const { data, headers } = encodeBody(request)
  const url = withQuery(request.path, request.query)
  const send = await client()
  if (signal.aborted) return { failure: 'aborted', sent: false, word: 'aborted' }
  try {
    const sent = { baseURL: baseUrl, url, method: request.method, ...(data === undefined ? {} : { data }), signal }
    const answer = await send(sent, { accept: 'application/json', ...headers, ...request.headers })
    const raw = typeof answer.data === 'string' ? answer.data : ''
    const received: Record<string, string> = {}
    for (const [name, value] of Object.entries(answer.headers))
      if (typeof value === 'string') received[name.toLowerCase()] = value
    return { status: answer.status, headers: received, text: withoutEcho(raw, request), json: parseJson(raw, request) }
  } catch (error) {
    return failureOf(error, signal)
  }
}
