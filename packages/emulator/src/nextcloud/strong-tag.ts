import { createHash } from 'node:crypto'

/** A strong entity tag that changes with the text. */
export function strongTag(text: string): string {
  return `"${createHash('sha256').update(text).digest('hex').slice(0, 32)}"`
}
