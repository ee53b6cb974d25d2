import type { EmulatedResponse } from '../kernel.ts'
import { mimeTypeOf } from './share-dto.ts'
import type { NextcloudItem } from './nextcloud-state.ts'
import { escapeXml } from './php-text.ts'
import { strongTag } from './strong-tag.ts'

type DavException = 'NotAuthenticated' | 'Forbidden' | 'NotFound' | 'MethodNotAllowed' | 'Conflict'

const STATUSES = { NotAuthenticated: 401, Forbidden: 403, NotFound: 404, MethodNotAllowed: 405, Conflict: 409 } as const

/** An error in the words of SabreDAV. */
export function davError(
  exception: DavException,
  message = '',
  headers: EmulatedResponse['headers'] = {},
): EmulatedResponse {
  const text = message === '' ? '<s:message/>' : `<s:message>${escapeXml(message)}</s:message>`
  const body =
    '<?xml version="1.0" encoding="utf-8"?>\n<d:error xmlns:d="DAV:" xmlns:s="http://sabredav.org/ns">\n' +
    `  <s:exception>Sabre\\DAV\\Exception\\${exception}</s:exception>\n  ${text}\n</d:error>\n`
  return {
    status: STATUSES[exception],
    headers: { 'content-type': 'application/xml; charset=utf-8', ...headers },
    body,
  }
}

const HTML = { 'content-type': 'text/html; charset=UTF-8' }

export function davDone(status: 201 | 204, headers: EmulatedResponse['headers'] = {}): EmulatedResponse {
  return { status, headers: status === 201 ? { ...HTML, ...headers } : headers, body: '' }
}

export function etagOf({ id, content }: Pick<NextcloudItem, 'id' | 'content'>): string {
  return strongTag(`${id} ${content}`)
}

export function fileContent(item: NextcloudItem): EmulatedResponse {
  const headers = { 'content-type': `${mimeTypeOf(item)};charset=UTF-8`, etag: etagOf(item) }
  return { status: 200, headers, body: item.content }
}

/** A resource as PROPFIND shows it; `href` is percent-encoded and has no slash at its end. */
export type DavResource = Pick<NextcloudItem, 'id' | 'kind' | 'content'> & {
  readonly href: string
  readonly letters: string
}

function propertiesOf({ id, kind, content, letters }: DavResource): string {
  const length = kind === 'file' ? `<d:getcontentlength>${Buffer.byteLength(content)}</d:getcontentlength>` : ''
  return (
    `<d:getetag>${escapeXml(etagOf({ id, content }))}</d:getetag>${length}` +
    `<d:resourcetype>${kind === 'folder' ? '<d:collection/>' : ''}</d:resourcetype>` +
    `<oc:fileid>${id}</oc:fileid><oc:permissions>${letters}</oc:permissions>`
  )
}

/** All the properties that there are, whatever was asked for (not recorded). */
export function multistatus(resources: readonly DavResource[]): EmulatedResponse {
  const responses = resources.map((resource) => {
    const href = `${resource.href}${resource.kind === 'folder' ? '/' : ''}`
    const properties = `<d:prop>${propertiesOf(resource)}</d:prop><d:status>HTTP/1.1 200 OK</d:status>`
    return `<d:response><d:href>${href}</d:href><d:propstat>${properties}</d:propstat></d:response>`
  })
  const namespaces = 'xmlns:d="DAV:" xmlns:s="http://sabredav.org/ns" xmlns:oc="http://owncloud.org/ns"'
  const body = `<?xml version="1.0"?>\n<d:multistatus ${namespaces}>${responses.join('')}</d:multistatus>`
  return { status: 207, headers: { 'content-type': 'application/xml; charset=utf-8' }, body }
}
