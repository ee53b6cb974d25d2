import type { EmulatedResponse } from '../kernel.ts'
import type { Exchange } from './exchange.ts'

/** A refusal of OCS. The words are all that tells one from another. */
export class OcsRefusal extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

const XML_ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

function escapeXml(text: string): string {
  return text.replace(/[&<>]/g, (character) => XML_ESCAPES[character] ?? '')
}

/** As sabre/xml writes it here: lists as `element`, null as an empty element, flags as 1 or nothing. */
function xmlOf(name: string, value: unknown, indent: string): string {
  if (value === null || (Array.isArray(value) && value.length === 0)) return `${indent}<${name}/>\n`
  if (typeof value !== 'object') {
    const text = typeof value === 'string' ? value : JSON.stringify(value === true ? 1 : value)
    return `${indent}<${name}>${value === false ? '' : escapeXml(text)}</${name}>\n`
  }
  const members: readonly (readonly [string, unknown])[] = Array.isArray(value)
    ? value.map((each: unknown) => ['element', each] as const)
    : Object.entries(value)
  const inside = members.map(([key, member]) => xmlOf(key, member, `${indent} `)).join('')
  return `${indent}<${name}>\n${inside}${indent}</${name}>\n`
}

/** XML whatever was asked for: the answers from below the OCS controllers. */
export function plainXml(
  status: number,
  statuscode: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): EmulatedResponse {
  const body = `<?xml version="1.0"?>\n${xmlOf('ocs', { meta: { status: 'failure', statuscode, message }, data: [] }, '')}\n`
  return { status, headers: { 'content-type': 'text/xml; charset=UTF-8', ...headers }, body }
}

export function jsonAnswer(status: number, body: unknown): EmulatedResponse {
  const text = JSON.stringify(body).replaceAll('/', '\\/')
  return { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body: text }
}

function wantsJson({ request, query }: Exchange): boolean {
  return query.get('format') === 'json' || /\bapplication\/json\b/.test(request.headers['accept'] ?? '')
}

/** An answer in the envelope. Version 1 says 200 to everything, and its own code inside. */
export function ocsAnswer(exchange: Exchange, status: number, message: string, data: unknown): EmulatedResponse {
  const isFirst = exchange.path.startsWith('/ocs/v1.php/')
  const statuscode = isFirst && status === 200 ? 100 : status === 401 ? 997 : status
  const paging = isFirst ? { totalitems: '', itemsperpage: '' } : {}
  const meta = { status: status === 200 ? 'ok' : 'failure', statuscode, message, ...paging }
  const sent = isFirst && status !== 401 ? 200 : status
  if (wantsJson(exchange)) return jsonAnswer(sent, { ocs: { meta, data } })
  const body = `<?xml version="1.0"?>\n${xmlOf('ocs', { meta, data }, '')}\n`
  return { status: sent, headers: { 'content-type': 'application/xml; charset=utf-8' }, body }
}

/** An error of SabreDAV. */
export function davError(status: number, exception: string, message = ''): EmulatedResponse {
  const said = message === '' ? '<s:message/>' : `<s:message>${escapeXml(message)}</s:message>`
  const body =
    '<?xml version="1.0" encoding="utf-8"?>\n<d:error xmlns:d="DAV:" xmlns:s="http://sabredav.org/ns">\n' +
    `  <s:exception>Sabre\\DAV\\Exception\\${exception}</s:exception>\n  ${said}\n</d:error>\n`
  return { status, headers: { 'content-type': 'application/xml; charset=utf-8' }, body }
}
