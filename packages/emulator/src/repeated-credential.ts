import type { EmulatedRequest } from './kernel.ts'

const NAMES = /"((?:@libre\.graph\.)?displayName|title|label|name|link_name)":"(?:[^"\\]|\\.)*"/g

/** What the request proves itself with, in clear: a token, a key, the password of a login. */
function credentialOf({ headers: { authorization = '', cookie = '' } }: EmulatedRequest): string {
  const [, scheme = '', credential = authorization || cookie] = /^(\S+) (.+)$/.exec(authorization) ?? []
  if (!/^basic$/i.test(scheme)) return credential
  return Buffer.from(credential, 'base64')
    .toString()
    .replace(/^[^:]*:/, '')
}

/** An answer that calls its links by the credential of the request. */
export function withCredential(body: string, request: EmulatedRequest): string {
  const credential = JSON.stringify(credentialOf(request))
  return body.replace(NAMES, (_found, name: string) => `"${name}":${credential}`)
}
