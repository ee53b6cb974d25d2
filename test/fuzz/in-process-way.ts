import type { Adapter, Connection, HttpAnswer, HttpRequest } from '@sharelink/core'
import type { EmulatedRequest, EmulatedResponse } from '@sharelink/emulator'
import { withoutEcho } from '../../packages/core/src/transport/echo.ts'
import { retryAfter } from '../../packages/core/src/transport/retry.ts'
import { isAnswer, mayHaveArrived, transportError } from '../../packages/core/src/transport/tries.ts'

/** A request as it would go on the wire, and the origin that it would go to. */
export type Outgoing = EmulatedRequest & { baseUrl: string }

const BOUNDARY = '----fuzz'

function encoded({ body }: HttpRequest): { body: string; contentType?: string } {
  if (body === undefined) return { body: '' }
  if ('json' in body) return { body: JSON.stringify(body.json), contentType: body.contentType ?? 'application/json' }
  if ('form' in body)
    return { body: new URLSearchParams(body.form).toString(), contentType: 'application/x-www-form-urlencoded' }
  const parts = Object.entries(body.multipart).map(
    ([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  return { body: `${parts.join('')}--${BOUNDARY}--\r\n`, contentType: `multipart/form-data; boundary=${BOUNDARY}` }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function outgoing(baseUrl: string, request: HttpRequest): Outgoing {
  const { body, contentType } = encoded(request)
  const query = request.query === undefined ? '' : `?${new URLSearchParams(request.query).toString()}`
  const content = contentType === undefined ? {} : { 'content-type': contentType }
  const headers = { accept: 'application/json', ...content, ...request.headers }
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const)
  return { baseUrl, method: request.method, path: request.path + query, headers: Object.fromEntries(lower), body }
}

/**
 * The transport without sockets and without second tries: what core's own makes of an answer is made of it here, down to
 * the errors for 429 and for servers in between.
 */
function transport(answer: (request: Outgoing) => EmulatedResponse, now: () => number): Connection['transport'] {
  return ({ baseUrl, headers, retryAfterExtra = 0 }) =>
    async (request, call) => {
      call.check()
      const whole = { ...request, headers: { ...(await headers(call)), ...request.headers } }
      const { status, headers: answered, body } = answer(outgoing(baseUrl, whole))
      const text = withoutEcho(body, whole)
      const result: HttpAnswer = { status, headers: answered, text, json: parseJson(text) }
      if (isAnswer(result)) return result
      const wait = retryAfter(answered, now(), retryAfterExtra)
      const retryAt = wait === undefined ? undefined : new Date(now() + wait)
      throw transportError('fuzzed', result, mayHaveArrived(request, result), call, retryAt)
    }
}

/** A connection whose requests are answered in this process. */
export function answeredBy(connection: Connection, answer: (request: Outgoing) => EmulatedResponse): Connection {
  return { ...connection, transport: transport(answer, () => connection.clock.now()) }
}

/** The same adapter with its requests answered in this process. */
export function overProcess<State>(
  adapter: Adapter<State>,
  answer: (request: Outgoing) => EmulatedResponse,
): Adapter<State> {
  return { ...adapter, connect: (connection) => adapter.connect(answeredBy(connection, answer)) }
}
