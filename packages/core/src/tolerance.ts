import type { Difference, Tolerance } from './model.ts'

/** The differences that this caller does not accept. Before sending, `plan` differences are judged the same way. */
export function refusedBy(tolerate: Tolerance, differences: readonly Difference[]): readonly Difference[] {
  if (tolerate === 'anything') return []
  if (tolerate === 'nothing') return differences
  const weaker = differences.filter((difference) => difference.effect === 'weaker')
  return tolerate === 'stricter' ? weaker : weaker.filter((difference) => !tolerate.includes(difference.field))
}
