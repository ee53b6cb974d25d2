import { ModelStateError } from './api-error.ts'
import { FileShare, shareValue } from './wire-enums.ts'

export type JsonObject = Readonly<Record<string, unknown>>

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** System.Text.Json stops at the first value that does not convert, and names its path. */
export function notConvertible(key: string, type: string): ModelStateError {
  const path = `$.${key}`
  return new ModelStateError({ [path]: [`The JSON value could not be converted to ${type}. Path: ${path}`] })
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export function readGuid(value: unknown, key: string): string {
  if (typeof value === 'string' && UUID.test(value)) return value.toLowerCase()
  throw notConvertible(key, 'System.Guid')
}

export function readBoolean(value: unknown, key: string): boolean {
  if (typeof value === 'boolean') return value
  throw notConvertible(key, 'System.Boolean')
}

/** Null counts as nothing given. */
export function readText(value: unknown, key: string): string {
  if (value === null) return ''
  if (typeof value === 'string') return value
  throw notConvertible(key, 'System.String')
}

function isInt32(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= 0x7fffffff
}

export function readInt(value: unknown, key: string, type = 'System.Int32'): number {
  if (isInt32(value)) return value
  throw notConvertible(key, type)
}

/** Numbers may come as text (NumberHandling AllowReadingFromString); null is nothing given. */
export function readNullableInt(value: unknown, key: string): number | null {
  if (value === null) return null
  return readInt(typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value, key)
}

/** FileShare has its own reader (FileShare.cs): whatever it does not understand is None, never a refusal. */
export function readAccess(value: unknown, key: string): number {
  if (typeof value === 'object' && value !== null) throw notConvertible(key, 'ASC.Files.Core.Security.FileShare')
  if (isInt32(value)) return value
  if (typeof value !== 'string') return FileShare.None
  if (/^-?\d+$/.test(value)) return isInt32(Number(value)) ? Number(value) : FileShare.None
  return shareValue(value) ?? FileShare.None
}

/** The JSON object of a request body; anything else does not bind. */
export function readJsonObject(body: string): JsonObject {
  if (body.trim() === '') throw new ModelStateError({ '': ['A non-empty request body is required.'] })
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    throw new ModelStateError({ $: ['The JSON value is invalid.'] })
  }
  if (isJsonObject(value)) return value
  throw notConvertible('', 'the request model')
}
