import { isLinkWord } from './link-types.ts'
import { parseGoTime } from './go-time.ts'

export type JsonObject = Readonly<Record<string, unknown>>

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

type Reader = (value: unknown) => boolean

export const text: Reader = (value) => typeof value === 'string'
export const flag: Reader = (value) => typeof value === 'boolean'
export const time: Reader = (value) => typeof value === 'string' && parseGoTime(value) !== undefined
/** The words of the document, whether the server knows them or not. */
export const linkWord: Reader = (value) => typeof value === 'string' && isLinkWord(value)
export const texts: Reader = (value) => Array.isArray(value) && value.every(text)
export const anything: Reader = (value) => typeof value === 'object'
export const object =
  (members: Readonly<Record<string, Reader>>): Reader =>
  (value) =>
    isJsonObject(value) && strict(value, members) !== undefined

/** The members of an object; undefined for one that is not in the model or does not convert (DisallowUnknownFields). Null fits any. */
function strict(value: JsonObject, members: Readonly<Record<string, Reader>>): JsonObject | undefined {
  const fits = Object.entries(value).every(
    ([name, member]) => Object.hasOwn(members, name) && (member === null || members[name]?.(member) === true),
  )
  return fits ? value : undefined
}

/** A body as the model has it, null where it says null; undefined for one that does not fit. */
export function readStrictly(body: string, members: Readonly<Record<string, Reader>>): JsonObject | undefined {
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    return undefined
  }
  if (value === null) return {}
  return isJsonObject(value) ? strict(value, members) : undefined
}

/** A member that was read as text; empty for one that is absent or null. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
