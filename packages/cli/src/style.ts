import { styleText } from 'node:util'
import type { Output, Surroundings } from './surroundings.ts'

export type Look = 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'plain'

/** Dresses text for one output: colour on a terminal only, and not where NO_COLOR is set (no-color.org). */
export type Style = (look: Look, text: string) => string

export function styleFor(output: Output, env: Surroundings['env']): Style {
  const colour = output.isTTY === true && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb'
  return (look, text) =>
    colour && look !== 'plain' && text !== '' ? styleText(look, text, { validateStream: false }) : text
}

/** Text of a provider without what would steer a terminal: control characters and direction overrides. */
export function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')
}
