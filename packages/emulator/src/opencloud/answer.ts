import type { EmulatedResponse } from '../kernel.ts'

export function emptyAnswer(status: number, headers: Readonly<Record<string, string>> = {}): EmulatedResponse {
  return { status, headers, body: '' }
}

export function jsonAnswer(status: number, body: unknown): EmulatedResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: `${JSON.stringify(body)}\n` }
}

const XML_ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&#34;',
  "'": '&#39;',
}

export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => XML_ESCAPES[character] ?? '')
}

type DavException = 'NotAuthenticated' | 'Forbidden' | 'NotFound' | 'MethodNotAllowed' | 'Conflict'

/** An error of ocdav, in the words of SabreDAV. */
export function davError(status: number, exception: DavException, message: string, code = ''): EmulatedResponse {
  const body =
    '<?xml version="1.0" encoding="UTF-8"?>\n<d:error xmlns:d="DAV" xmlns:s="http://sabredav.org/ns">' +
    `<s:exception>Sabre\\DAV\\Exception\\${exception}</s:exception><s:message>${escapeXml(message)}</s:message>` +
    `<s:errorcode>${code}</s:errorcode></d:error>`
  return { status, headers: { 'content-type': 'text/xml; charset=utf-8' }, body }
}
