import type { Exchange } from './exchange.ts'
import { sign } from './signature.ts'

const CODE_LENGTH = 15

/** The absolute short address of a path; the portal's own shortener, the same path always gets the same code. */
export function shorten({ state, origin }: Exchange, path: string): string {
  const code = sign(`short ${path}`).replace(/[-_]/g, '').slice(0, CODE_LENGTH)
  state.shortLinks[code] = path
  return `${origin}/s/${code}`
}
