const XML_ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => XML_ESCAPES[character] ?? '')
}

/** `json_encode`: slashes escaped, everything beyond ASCII as \uXXXX. */
export function phpJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('/', String.raw`\/`)
    .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** `(int)`: true is 1, text is the number that it begins with, everything else that is no number is 0 (but an array with members). */
export function phpInteger(value: unknown): number {
  if (typeof value === 'number') return Number.isFinite(value) ? Math.trunc(value) : 0
  if (typeof value === 'string') return Math.trunc(Number(/^\s*([+-]?\d+(\.\d+)?)/.exec(value)?.[1] ?? 0))
  if (Array.isArray(value)) return value.length > 0 ? 1 : 0
  return value === true || (typeof value === 'object' && value !== null) ? 1 : 0
}
