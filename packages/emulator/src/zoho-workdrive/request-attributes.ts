import type { EmulatedRequest } from '../kernel.ts'
import { attributeMissing, generalException, WorkDriveRefusal } from './workdrive-refusal.ts'

export type Attributes = Readonly<Record<string, unknown>>

/** `data.attributes` of a JSON:API document. The raw body is parsed, whatever the content type says. */
export function readAttributes(request: EmulatedRequest, type: string): Attributes {
  const document = parseJson(request.body)
  if (!isRecord(document)) throw notADocument(request)
  const { data } = document
  if (!isRecord(data) || !isRecord(data['attributes'])) throw attributeMissing()
  if (data['type'] !== type) throw generalException()
  return data['attributes']
}

/** The value of an attribute that the documents call required. */
export function required(attributes: Attributes, name: string): unknown {
  const value = attributes[name]
  if (value === undefined) throw attributeMissing()
  return value
}

export function readText(value: unknown): string {
  if (typeof value !== 'string') throw generalException()
  return value
}

/** A JSON boolean, or the text that the Deluge samples send in its place. */
export function readFlag(value: unknown): boolean {
  if (value === true || value === 'true') return true
  if (value === false || value === 'false') return false
  throw generalException()
}

/** Documented as an integer, sampled as a string; both are taken. */
export function readRoleId(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') throw generalException()
  return String(value)
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

// One form field (`JSONString=…`) was answered with a parse error, several with their number (two forum threads).
function notADocument(request: EmulatedRequest): WorkDriveRefusal {
  const form = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true
  return form && [...new URLSearchParams(request.body)].length > 1
    ? new WorkDriveRefusal(400, 'F6012', 'Number of parameters is more than specified')
    : new WorkDriveRefusal(500, 'F000', 'JSON_PARSE_ERROR')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
