/** Settings as a user gave them, not yet parsed. */
export type Given = Readonly<Record<string, unknown>>

/** Which of these settings are not given. */
export function missingFrom(given: Given, names: readonly string[]): readonly string[] {
  return names.filter((name) => given[name] === undefined)
}

function givenOf(given: Given, names: readonly string[]): number {
  return names.length - missingFrom(given, names).length
}

/** The sufficient set of which most is given: what a user began with is meant. The first where several have as much. */
export function closestSet(given: Given, sufficient: readonly (readonly string[])[]): readonly string[] {
  const [first = [], ...others] = sufficient
  return others.reduce((best, names) => (givenOf(given, names) > givenOf(given, best) ? names : best), first)
}
