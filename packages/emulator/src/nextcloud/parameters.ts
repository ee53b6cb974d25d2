import type { Exchange } from './exchange.ts'
import { phpInteger } from './php-text.ts'
import { PhpError } from './refusal.ts'

/** What a request brings, from query and body; a name that is absent or null is the same to the controllers. */
export type Parameters = ReadonlyMap<string, unknown>

/** Reads a form or JSON by the content type; what cannot be read brings nothing and is no error. */
export function readParameters({ query, request }: Exchange): Parameters {
  const type = request.headers['content-type'] ?? ''
  if (type.includes('application/json')) return new Map([...query, ...jsonEntries(request.body)])
  const form = type.startsWith('application/x-www-form-urlencoded') ? new URLSearchParams(request.body) : []
  return new Map([...query, ...form])
}

function jsonEntries(body: string): readonly [string, unknown][] {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null ? Object.entries(value) : []
  } catch {
    return []
  }
}

/** A parameter that is declared as a string: nothing is converted, so that any other type is an error that nobody catches. */
export function textOf(parameters: Parameters, name: string): string | null {
  const value = parameters.get(name) ?? null
  if (value !== null && typeof value !== 'string') throw new PhpError(`${name} must be of type ?string`)
  return value
}

/** A parameter that is declared as a whole number: converted whatever it is. */
export function integerOf(parameters: Parameters, name: string): number | null {
  const value = parameters.get(name) ?? null
  return value === null ? null : phpInteger(value)
}
