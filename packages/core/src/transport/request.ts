import type { Call } from '../call.ts'
import type { Passing } from './retry.ts'

/** Body of a request, by the way it is written on the wire. */
export type RequestBody =
  | { json: unknown; contentType?: string }
  | { form: Readonly<Record<string, string>> }
  | { multipart: Readonly<Record<string, string>> }

/** A request as an adapter says it. `path` is below the base URL, its ids already percent-encoded. */
export type HttpRequest = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  query?: Readonly<Record<string, string>>
  headers?: Readonly<Record<string, string>>
  body?: RequestBody
  /** After which failures it may be sent again. Absent: a read after all of them, a write after those that did nothing. */
  repeatOn?: readonly Passing[]
}

/** An answer, whatever its status; `json` is `undefined` where the body is not JSON. */
export type HttpAnswer = {
  status: number
  headers: Readonly<Record<string, string>>
  text: string
  json: unknown
}

export type Send = (request: HttpRequest, call: Call) => Promise<HttpAnswer>

/** An id as one segment of a path. Throws for dots alone, which no encoding keeps from naming another place. */
export function segment(id: string): string {
  if (id === '.' || id === '..') throw new RangeError('Dots alone are no id.')
  return encodeURIComponent(id)
}

export function withQuery(path: string, query: Readonly<Record<string, string>> | undefined): string {
  const text = query === undefined ? '' : new URLSearchParams(query).toString()
  return text === '' ? path : `${path}?${text}`
}
