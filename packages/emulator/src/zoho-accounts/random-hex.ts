import type { ServerContext } from '../kernel.ts'

/** That many lower-case hexadecimal digits from the context's generator. */
export function randomHex(context: ServerContext, digits: number): string {
  return Array.from({ length: digits }, () => Math.floor(context.random() * 16).toString(16)).join('')
}
