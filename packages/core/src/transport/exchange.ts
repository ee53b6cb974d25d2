import diagnostics from 'node:diagnostics_channel'
import type { FullRuntime } from '../runtime.ts'
import { redact, redactQuery } from '../secrets.ts'
import { type HttpRequest, withQuery } from './request.ts'
import { isFailure, type Try } from './tries.ts'

/** One exchange with a provider, redacted; answers' bodies are left out, for they may hold passwords in clear. */
export type Exchange = {
  provider: string
  method: string
  url: string
  requestBody?: unknown
  /** 1 for the first try. */
  attempt: number
  status?: number
  failure?: string
  /** Milliseconds since 1970. */
  startedAt: number
  /** Milliseconds. */
  duration: number
}

const channel = diagnostics.channel('sharelink')

type Listener = ((exchange: Exchange) => void) | undefined

function publish(exchange: Exchange, onExchange: Listener): void {
  try {
    onExchange?.(exchange)
  } catch {
    // A listener that throws must not make a write look as if its fate were unknown.
  }
  if (channel.hasSubscribers) channel.publish(exchange)
}

/** Tells whoever listens: the client's own hook, and the process-wide channel `sharelink`. */
export function exchangeTeller(
  provider: string,
  baseUrl: string,
  { clock, onExchange }: Pick<FullRuntime, 'clock' | 'onExchange'>,
): (request: HttpRequest, result: Try, attempt: number, startedAt: number) => void {
  return ({ method, path, query, body }, result, attempt, startedAt) => {
    if (onExchange === undefined && !channel.hasSubscribers) return
    const requestBody = body === undefined ? undefined : redact(Object.values(body)[0])
    const exchange: Exchange = {
      provider,
      method,
      url: baseUrl + withQuery(path, query && redactQuery(query)),
      ...(requestBody === undefined ? {} : { requestBody }),
      attempt,
      ...(isFailure(result) ? { failure: result.word } : { status: result.status }),
      startedAt,
      duration: clock.now() - startedAt,
    }
    publish(exchange, onExchange)
  }
}
