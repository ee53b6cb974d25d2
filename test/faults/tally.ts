import { appendFileSync } from 'node:fs'
import { inject } from 'vitest'
import type { Failing } from './problem.ts'

declare module 'vitest' {
  // Only an interface can be added to.
  interface ProvidedContext {
    faultsTally: string
  }
}

/** One case that ran: what it ended with, and each kind of failing that it shows once. */
export type TallyLine = { provider: string; code: string; failings: readonly Failing[] }

/** Notes a case for the whole run; the numbers are added up when all files are through. */
export function noteCase(line: TallyLine): void {
  appendFileSync(inject('faultsTally'), `${JSON.stringify(line)}\n`)
}
