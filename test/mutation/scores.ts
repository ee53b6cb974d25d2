import type { Outcome } from './run-group.ts'

export type Score = { file: string; killed: number; timedOut: number; alive: number; percent: number }

const DEAD = ['killed', 'timeout']
const ALIVE = ['survived', 'untouched']

export const survived = ({ status }: Outcome): boolean => ALIVE.includes(status)

/** Of the mutants that could be run, those that a test noticed. One that never ends is noticed by the time it takes. */
export function scoreOf(file: string, mutants: readonly Outcome[]): Score {
  const count = (statuses: readonly string[]): number =>
    mutants.filter(({ status }) => statuses.includes(status)).length
  const [dead, alive] = [count(DEAD), count(ALIVE)]
  const percent = dead + alive === 0 ? 100 : (100 * dead) / (dead + alive)
  return { file, killed: count(['killed']), timedOut: count(['timeout']), alive, percent }
}

export function scoresOf(mutants: readonly Outcome[]): readonly Score[] {
  const files = [...new Set(mutants.map(({ file }) => file))].sort()
  return files.map((name) =>
    scoreOf(
      name,
      mutants.filter(({ file }) => file === name),
    ),
  )
}

const row = (cells: readonly (number | string)[], width: number): string =>
  cells.map((cell, index) => (index === 0 ? String(cell).padEnd(width) : String(cell).padStart(9))).join('')

export function table(scores: readonly Score[]): string {
  const width = Math.max(...scores.map(({ file }) => file.length)) + 1
  const rows = scores.map((score) => [score.file, score.killed, score.timedOut, score.alive, score.percent.toFixed(1)])
  return [['file', 'killed', 'timeout', 'survived', 'score'], ...rows].map((cells) => row(cells, width)).join('\n')
}
