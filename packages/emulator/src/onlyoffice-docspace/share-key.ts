import { sign } from './signature.ts'

const SIGNATURE_LENGTH = 22

/** The requestToken of a link: made from its id and the portal's key alone, so a link made again under the old id has the old token. */
export function shareKeyOf(linkId: string): string {
  return sign(linkId).slice(0, SIGNATURE_LENGTH) + Buffer.from(linkId).toString('base64url')
}

/** The id of the link that a token was made for; null for a token that this portal did not make. */
export function linkIdOf(shareKey: string): string | null {
  const linkId = Buffer.from(shareKey.slice(SIGNATURE_LENGTH), 'base64url').toString()
  return linkId !== '' && shareKeyOf(linkId) === shareKey ? linkId : null
}

/** What a solved password leaves with the visitor; worth nothing once the password has changed. */
export function passwordKeyOf(linkId: string, password: string): string {
  return sign(`${linkId}:${password}`)
}
