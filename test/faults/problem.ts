export const FAILINGS = ['duplicates', 'lost', 'weaker', 'secrets', 'unfinished'] as const

export type Failing = (typeof FAILINGS)[number]

/** What a case has shown to be wrong. */
export type Problem = { failing: Failing; what: string }

export function when(isSo: boolean, failing: Failing, what: string): readonly Problem[] {
  return isSo ? [{ failing, what }] : []
}
