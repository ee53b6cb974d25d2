import type { EmulatedResponse } from '../kernel.ts'
import { escapeXml } from './answer.ts'
import { capabilitiesOf } from './capabilities.ts'
import type { SignedIn } from './exchange.ts'
import { createOcsShare } from './ocs-share.ts'
import { isJsonObject, textOf } from './json-body.ts'

/** What an OCS endpoint comes to; 100 is success, and 200 for /ocs/v2.php. */
export type OcsOutcome = { readonly code: number; readonly message: string; readonly data?: unknown }

const SHARES = /^\/ocs\/v[12]\.php\/apps\/files_sharing\/api\/v1\/shares$/

/** The OCS side: capabilities, and creating a share; the rest of its shares is left out. */
export function answerOcs(exchange: SignedIn): EmulatedResponse {
  const { path, request, state } = exchange
  if (/^\/ocs\/v[12]\.php\/cloud\/capabilities$/.test(path) && request.method === 'GET') {
    const version = { major: 0, minor: 1, micro: 0, string: '0.1.0', edition: '', product: 'OpenCloud' }
    const data = { capabilities: capabilitiesOf(state), version: { ...version, productversion: '0.1.0+dev' } }
    return envelope(exchange, { code: 100, message: 'OK', data })
  }
  if (SHARES.test(path) && request.method === 'POST') return envelope(exchange, createOcsShare(exchange))
  return envelope(exchange, { code: 998, message: 'not found' })
}

/** HTTP statuses of /ocs/v2.php; /ocs/v1.php has 200 for everything. */
const STATUSES: Readonly<Record<number, number>> = { 100: 200, 400: 400, 996: 500, 998: 404 }

function envelope({ path, query }: SignedIn, { code, message, data }: OcsOutcome): EmulatedResponse {
  const isFirst = path.startsWith('/ocs/v1.php')
  const statuscode = code === 100 && !isFirst ? 200 : code
  const ocs = {
    meta: { status: code === 100 ? 'ok' : 'error', statuscode, message },
    ...(data !== undefined && { data }),
  }
  const status = isFirst ? 200 : (STATUSES[code] ?? 500)
  if (query.get('format') === 'json') {
    return { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify({ ocs }) }
  }
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n${element('ocs', ocs)}`
  return { status, headers: { 'content-type': 'text/xml; charset=utf-8' }, body }
}

function element(name: string, value: unknown): string {
  return `<${name}>${content(value)}</${name}>`
}

function content(value: unknown): string {
  if (Array.isArray(value)) return value.map((each) => element('element', each)).join('')
  if (isJsonObject(value))
    return Object.entries(value)
      .map(([name, member]) => element(name, member))
      .join('')
  if (typeof value === 'boolean') return value ? '1' : '0'
  return typeof value === 'number' ? String(value) : escapeXml(textOf(value))
}
