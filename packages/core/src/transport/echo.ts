import { MASK } from '../secrets.ts'
import type { HttpRequest } from './request.ts'

const CREDENTIAL_HEADER = /^(authorization|cookie|.*(token|api-?key))$/i
const CREDENTIAL_FIELD = /secret|token|api[-_]?key/i

/** A shorter one may stand in an answer by itself. */
const SHORTEST = 8

/** The credential itself: what follows its scheme, or the name of a cookie. */
function bare(header: string): string {
  return header.replace(/^[\w-]+[ =](?=\S)/, '')
}

/** The password of a Basic header, which nobody who repeats it would encode. */
function passwordIn(header: string): readonly string[] {
  const [, encoded] = /^basic +(\S+)$/i.exec(header) ?? []
  if (encoded === undefined) return []
  const login = Buffer.from(encoded, 'base64').toString()
  return login.includes(':') ? [login.slice(login.indexOf(':') + 1)] : []
}

/** The credentials that a request carries in its headers or as fields of a form. */
function credentialsOf({ headers = {}, body }: HttpRequest): readonly string[] {
  const credentials: string[] = []
  for (const [name, value] of Object.entries(headers))
    if (CREDENTIAL_HEADER.test(name)) credentials.push(bare(value), ...passwordIn(value))
  const fields = body === undefined || 'json' in body ? {} : 'form' in body ? body.form : body.multipart
  for (const [name, value] of Object.entries(fields)) if (CREDENTIAL_FIELD.test(name)) credentials.push(value)
  return credentials.filter((credential) => credential.length >= SHORTEST)
}

/** The text of an answer in which no credential of its request is repeated: names and words of links come from there. */
export function withoutEcho(text: string, request: HttpRequest): string {
  return credentialsOf(request).reduce((masked, credential) => masked.replaceAll(credential, MASK), text)
}
