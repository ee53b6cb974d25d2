import { ShareLinkError } from '../errors.ts'

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/**
 * The origin and path that requests go below, without a slash at the end. Throws `invalid-request` for anything but
 * https, or http to a loopback address, unless the caller says `allowInsecureHttp`.
 */
export function parseBaseUrl(provider: string, field: string, text: string, allowInsecureHttp = false): string {
  const fail = (message: string): ShareLinkError =>
    new ShareLinkError({ code: 'invalid-request', provider, field, message: `${field}: ${message}` })
  if (!URL.canParse(text)) throw fail('must be an absolute URL such as https://portal.example.com')
  const url = new URL(text)
  if (url.username !== '' || url.password !== '') throw fail('must not hold a user name or password')
  if (url.search !== '' || url.hash !== '') throw fail('must not hold a query or fragment')
  const secure =
    url.protocol === 'https:' || (url.protocol === 'http:' && (allowInsecureHttp || LOOPBACK.test(url.hostname)))
  if (!secure) throw fail('must be https; http only to a loopback address, or with allowInsecureHttp')
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`
}
