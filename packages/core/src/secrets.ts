export const MASK = '***'

const SECRET_KEY =
  /pass(word|code)?(_?text)?$|token|secret|authorization|cookie|api[-_]?key|authtoken|^code$|signature|private[-_]?key/i

/** A text without these secrets, but for those so short that they stand everywhere. */
export function maskText(text: string, secrets: readonly string[]): string {
  return secrets.reduce((masked, secret) => (secret.length < 4 ? masked : masked.replaceAll(secret, MASK)), text)
}

/** What a secret may be written as; `null` and flags tell only whether there is one. */
function holdsText(member: unknown): boolean {
  return typeof member === 'string' || typeof member === 'number' || (typeof member === 'object' && member !== null)
}

/** The values of a query under names of secrets masked. */
export function redactQuery(query: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(query).map(([key, value]) => [key, SECRET_KEY.test(key) ? MASK : value])
  return Object.fromEntries(entries)
}

/** A copy of any JSON-like value in which secret members and known secret texts are masked. */
export function redact(value: unknown, secrets: readonly string[] = []): unknown {
  if (typeof value === 'string') return maskText(value, secrets)
  if (Array.isArray(value)) return value.map((item) => redact(item, secrets))
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  const entries = Object.entries(value).map(([key, member]) => [
    key,
    SECRET_KEY.test(key) && holdsText(member) ? MASK : redact(member, secrets),
  ])
  return Object.fromEntries(entries)
}
