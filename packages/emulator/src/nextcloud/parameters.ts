import type { Exchange } from './exchange.ts'

/** The parameters of a request by name; a body in JSON that is broken has none. */
export type Parameters = ReadonlyMap<string, unknown>

function jsonMembers(body: string): readonly (readonly [string, unknown])[] {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null ? Object.entries(value) : []
  } catch {
    return []
  }
}

export function readParameters({ request, query }: Exchange): Parameters {
  const type = request.headers['content-type'] ?? ''
  const inBody = /\bapplication\/json\b/.test(type)
    ? jsonMembers(request.body)
    : [...new URLSearchParams(request.body).entries()]
  return new Map([...query.entries(), ...inBody])
}

/** A text parameter; undefined where it is not there, or is a list. PHP makes texts of numbers. */
export function textIn(parameters: Parameters, name: string): string | undefined {
  const value = parameters.get(name)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}

/** A whole number; a word is none, and counts as not given. */
export function numberIn(parameters: Parameters, name: string): number | undefined {
  const text = textIn(parameters, name)
  return text !== undefined && /^-?\d+$/.test(text) ? Number(text) : undefined
}
