import type { Cell } from '../src/table.ts'
import type { CaseResult } from './case-result.ts'

/** What one provider made of all drafts. */
export type Column = { provider: string; results: readonly CaseResult[] }

function inForce({ differences, broken }: CaseResult): Cell {
  const having = (effect: string): string =>
    differences
      .filter((difference) => difference.effect === effect && difference.reason !== 'unverified')
      .map(({ field }) => field)
      .join(', ')
  const untold = differences.filter(({ reason }) => reason === 'unverified').map(({ field }) => field)
  const parts = [
    ['weaker, as allowed', having('weaker')],
    ['stricter', having('stricter')],
    ['without', having('other')],
    ['not told back', untold.join(', ')],
  ].filter(([, fields]) => fields !== '')
  const text = ['in force', ...parts.map(([what, fields]) => `${what}: ${fields}`)].join('\n')
  return { text, look: broken.length === 0 ? 'green' : 'red' }
}

function cell(result: CaseResult | undefined): Cell {
  if (result === undefined) return ''
  const { state, reason = '', broken } = result
  if (broken.length > 0) return { text: `PROMISE BROKEN: ${broken.join('; ')}`, look: 'red' }
  if (state === 'in force') return inForce(result)
  const word = state === 'refused before sending' ? 'refused' : state
  return { text: `${word}: ${reason}`, look: state === 'skipped' ? 'dim' : 'yellow' }
}

/** What each provider can hold, side by side: a row for each draft, a column for each provider. */
export function matrixRows(columns: readonly Column[]): readonly (readonly Cell[])[] {
  const titles = columns[0]?.results.map(({ title }) => title) ?? []
  const head = ['DRAFT', ...columns.map(({ provider }) => provider)].map((text) => ({ text, look: 'bold' as const }))
  return [head, ...titles.map((title, row) => [title, ...columns.map(({ results }) => cell(results[row]))])]
}
