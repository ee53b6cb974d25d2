import * as z from 'zod'

const OBJECT = z.looseObject({ utcTime: z.string() })
/** The time to the second, milliseconds, what is below them, and the offset. */
const WITH_OFFSET = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:(\.\d{1,3})\d*)?(Z|[+-]\d{2}:\d{2})$/

/**
 * Reads `expirationDate`, text or the published page's object, in any offset; fractions below a millisecond are cut off,
 * so that it never reads later than it is. `undefined` for what cannot be understood: no protection is read into it.
 */
export function readExpiration(wire: unknown): Date | null | undefined {
  if (wire === undefined || wire === null) return null
  const object = typeof wire === 'string' ? undefined : OBJECT.safeParse(wire)
  const text = object === undefined ? wire : object.data?.utcTime
  if (typeof text !== 'string') return undefined
  // The object's member is called utcTime, so that there a missing offset is UTC; in plain text it would be a guess.
  const complete = object !== undefined && !/(Z|[+-]\d{2}:\d{2})$/.test(text) ? `${text}Z` : text
  const [whole, seconds, milliseconds = '', offset] = WITH_OFFSET.exec(complete) ?? []
  if (whole === undefined) return undefined
  const time = Date.parse(`${seconds}${milliseconds}${offset}`)
  if (Number.isNaN(time)) return undefined
  // The server's own word for "never" (ApiDateTime.cs, MinValue).
  return complete.startsWith('0001-01-01') ? null : new Date(time)
}

/**
 * Writes `expirationDate`: ISO text with Z, which the server's source reads (ApiDateTime.cs:374-393), or the object of
 * the published page for whoever's server wants it.
 */
export function writeExpiration(instant: Date, format: 'text' | 'object'): unknown {
  const text = instant.toISOString()
  return format === 'text' ? text : { utcTime: text, timeZoneOffset: '00:00:00' }
}
