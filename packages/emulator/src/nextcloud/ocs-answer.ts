import type { EmulatedResponse } from '../kernel.ts'
import type { Exchange } from './exchange.ts'
import { escapeXml, phpJson } from './php-text.ts'

/** `data` of a refusal is an empty array. */
export type OcsOutcome = {
  readonly status: number
  readonly code?: number
  readonly message?: string
  readonly data: unknown
}

type Entries = readonly (readonly [string, unknown])[]

/** The members of an array or object in XML; undefined for anything else. A key that is a number is no name (BaseResponse::toXML). */
function entriesOf(value: unknown): Entries | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.entries(value).map(([key, member]) => [/^\d+$/.test(key) ? 'element' : key, member] as const)
}

/** XMLWriter with an indentation of one: null and what has no members is an empty tag, false and '' two tags. */
function element(name: string, value: unknown, indentation: string): string {
  const entries = entriesOf(value)
  if (value === null || value === undefined || entries?.length === 0) return `${indentation}<${name}/>\n`
  if (!entries) return `${indentation}<${name}>${scalar(value)}</${name}>\n`
  const inside = entries.map(([key, member]) => element(key, member, `${indentation} `)).join('')
  return `${indentation}<${name}>\n${inside}${indentation}</${name}>\n`
}

function scalar(value: unknown): string {
  if (typeof value === 'boolean') return value ? '1' : ''
  return typeof value === 'number' ? String(value) : escapeXml(typeof value === 'string' ? value : '')
}

function xml(ocs: object): string {
  return `<?xml version="1.0"?>\n${element('ocs', ocs, '')}`
}

/** `?format=` first, then the first type of Accept that is one of the two; XML for everything else. */
function wantsJson({ query, request }: Exchange): boolean {
  const asked = query.get('format')
  if (asked !== null) return asked === 'json'
  const types = (request.headers['accept'] ?? '').toLowerCase().split(',')
  return (
    types.map((type) => type.trim().replace('application/', '')).find((type) => type === 'json' || type === 'xml') ===
    'json'
  )
}

/** A controller's answer. /ocs/v1.php has 200 for everything, 100 for success, and two more members of `meta`. */
export function ocsAnswer(exchange: Exchange, { status, code = status, message, data }: OcsOutcome): EmulatedResponse {
  const isFirst = exchange.path.startsWith('/ocs/v1.php')
  const succeeded = status === 200
  const meta = {
    status: succeeded ? 'ok' : 'failure',
    statuscode: succeeded && isFirst ? 100 : code,
    message: succeeded ? 'OK' : (message ?? ''),
    ...(isFirst && { totalitems: '', itemsperpage: '' }),
  }
  const ocs = { meta, data }
  const [type, body] = wantsJson(exchange) ? (['json', phpJson({ ocs })] as const) : (['xml', xml(ocs)] as const)
  return { status: isFirst ? 200 : status, headers: { 'content-type': `application/${type}; charset=utf-8` }, body }
}

/** What is answered before or after all controllers: XML, whatever was asked for. */
export function bareAnswer(
  status: number,
  {
    code = status,
    message,
    headers = {},
  }: { code?: number; message: string; headers?: Readonly<Record<string, string>> },
): EmulatedResponse {
  const ocs = { meta: { status: 'failure', statuscode: code, message }, data: [] }
  return { status, headers: { 'content-type': 'text/xml; charset=UTF-8', ...headers }, body: xml(ocs) }
}
