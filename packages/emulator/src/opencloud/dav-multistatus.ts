import type { EmulatedResponse } from '../kernel.ts'
import { escapeXml } from './answer.ts'
import { etagOf } from './etag.ts'
import type { OpenCloudItem } from './opencloud-state.ts'

/** A resource as PROPFIND shows it. */
export type DavResource = Pick<OpenCloudItem, 'id' | 'kind' | 'content'> & {
  /** Percent-encoded, without a slash at the end. */
  readonly href: string
  /** The letters of oc:permissions. */
  readonly permissions: string
}

/** The properties that this server has, by the names of the recordings' prefixes. */
const PROPERTIES: Readonly<Record<string, (resource: DavResource) => string>> = {
  'oc:fileid': ({ id }) => escapeXml(id),
  'oc:permissions': ({ permissions }) => permissions,
  'd:getetag': ({ id, content }) => escapeXml(etagOf(`${id}${content}`)),
  'd:getcontentlength': ({ content }) => String(Buffer.byteLength(content)),
  'd:resourcetype': ({ kind }) => (kind === 'folder' ? '<d:collection/>' : ''),
}

/** The names in a body, whatever prefixes it chose; all there are for a body without any. */
function wantedOf(body: string): readonly string[] {
  const inside = /<(?:\w+:)?prop>(.*)<\/(?:\w+:)?prop>/s.exec(body)?.[1] ?? ''
  const local = [...inside.matchAll(/<(?:\w+:)?(\w+)\s*\/>/g)].map(([, name = '']) => name)
  if (local.length === 0) return Object.keys(PROPERTIES)
  return local.map((name) => Object.keys(PROPERTIES).find((known) => known.endsWith(`:${name}`)) ?? `d:${name}`)
}

function propstat(properties: readonly string[], status: string): string {
  if (properties.length === 0) return ''
  return `<d:propstat><d:prop>${properties.join('')}</d:prop><d:status>HTTP/1.1 ${status}</d:status></d:propstat>`
}

function response(resource: DavResource, wanted: readonly string[]): string {
  const known = wanted.filter((name) => Object.hasOwn(PROPERTIES, name))
  const found = known.map((name) => `<${name}>${PROPERTIES[name]?.(resource) ?? ''}</${name}>`)
  const missing = wanted.filter((name) => !known.includes(name)).map((name) => `<${name}/>`)
  const href = `${resource.href}${resource.kind === 'folder' ? '/' : ''}`
  return `<d:response><d:href>${href}</d:href>${propstat(found, '200 OK')}${propstat(missing, '404 Not Found')}</d:response>`
}

export function multistatus(resources: readonly DavResource[], body: string): EmulatedResponse {
  const wanted = wantedOf(body)
  const namespaces = 'xmlns:s="http://sabredav.org/ns" xmlns:d="DAV:" xmlns:oc="http://owncloud.org/ns"'
  return {
    status: 207,
    headers: { 'content-type': 'application/xml; charset=utf-8' },
    body: `<d:multistatus ${namespaces}>${resources.map((each) => response(each, wanted)).join('')}</d:multistatus>`,
  }
}
