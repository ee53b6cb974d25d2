import type { ZohoOfficeRefusal } from './zoho-office-refusal.ts'
import type { ZohoOfficeDocument, ZohoOfficeProduct, ZohoOfficeState } from './zoho-office-state.ts'

export type ZohoOfficeFormat = 'xml' | 'json'

/** A success: the document and, after a share, the users it was shared with. */
export type ZohoOfficeAnswer = { readonly document: ZohoOfficeDocument; readonly users?: readonly string[] }

const documentWords = { sheet: 'workbook', show: 'presentation' } as const

export function writeXml(product: ZohoOfficeProduct, uri: string, { document, users }: ZohoOfficeAnswer): string {
  const word = documentWords[product]
  // The samples' names carry quotes of their own.
  const sharedTo = users?.map((user) => `<user>"${escapeXml(user)}"</user>\n`).join('')
  return xmlResponse(
    uri,
    `<result>\n<${word}Id>${document.id}</${word}Id>\n<${word}Name>${escapeXml(document.name)}</${word}Name>\n` +
      `${sharedTo === undefined ? '' : `<sharedto>\n${sharedTo}</sharedto>\n`}</result>\n`,
  )
}

export function writeJson(
  state: ZohoOfficeState,
  product: ZohoOfficeProduct,
  uri: string,
  { document, users }: ZohoOfficeAnswer,
): string {
  const word = documentWords[product]
  const id = state.jsonIds === 'bare' ? document.id : JSON.stringify(document.id)
  const members = [`"${word}Id":${id}`, `"${word}Name":${JSON.stringify(document.name)}`]
  if (users !== undefined) {
    const names = users.map((user) => JSON.stringify(user))
    // The sample wraps each name in braces, without a key: not JSON.
    const entries = state.jsonUsers === 'documented' ? names.map((name) => `{${name}}`) : names
    members.push(`"sharedto":{"user":[${entries.join(',')}]}`)
  }
  return `{"response":{"uri":${JSON.stringify(uri)},"result":{${members.join(',')}}}}`
}

/** An error. The share page shows none; Sheet's older pages have this element, with a code and a message. */
export function writeRefusal(format: ZohoOfficeFormat, uri: string, { code, message }: ZohoOfficeRefusal): string {
  if (format === 'json') return JSON.stringify({ response: { uri, error: { code: String(code), message } } })
  return xmlResponse(uri, `<error>\n<code>${code}</code>\n<message>${escapeXml(message)}</message>\n</error>\n`)
}

function xmlResponse(uri: string, content: string): string {
  return `<?xml version="1.0" encoding="UTF-8" ?>\n<response uri="${escapeXml(uri)}">\n${content}</response>\n`
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
