import type { Look, Style } from './style.ts'

/** A cell: text, its lines apart by line breaks, in one look. */
export type Cell = string | { text: string; look: Look }

const GAP = 2

function textOf(cell: Cell): string {
  return typeof cell === 'string' ? cell : cell.text
}

function largest(numbers: readonly number[]): number {
  return numbers.reduce((most, number) => Math.max(most, number), 0)
}

/** The length of the longest part of a cell between these separators. */
function longest(cell: Cell, separator: RegExp): number {
  return largest(
    textOf(cell)
      .split(separator)
      .map((part) => part.length),
  )
}

/** Narrows the widest columns until all fit, but none below its longest word: a ref that is cut cannot be copied. */
function columnWidths(rows: readonly (readonly Cell[])[], room: number): readonly number[] {
  const columns = largest(rows.map((row) => row.length))
  const cellsOf = (column: number): readonly Cell[] => rows.flatMap((row) => row[column] ?? [])
  const widths = Array.from({ length: columns }, (_, column) =>
    largest(cellsOf(column).map((cell) => longest(cell, /\n/))),
  )
  const words = widths.map((_, column) => largest(cellsOf(column).map((cell) => longest(cell, /\s+/))))
  const total = (): number => widths.reduce((sum, width) => sum + width, GAP * (columns - 1))
  while (total() > room) {
    const [widest] = widths
      .map((width, column) => ({ width, column, least: words[column] ?? 1 }))
      .filter(({ width, least }) => width > least)
      .sort((one, other) => other.width - one.width)
    if (widest === undefined) return widths
    widths[widest.column] = widest.width - 1
  }
  return widths
}

function wrapLine(line: string, width: number): readonly string[] {
  const [first = '', ...words] = line.split(' ')
  const lines = [first]
  for (const word of words) {
    const joined = `${lines.at(-1) ?? ''} ${word}`
    if (joined.length <= width) lines[lines.length - 1] = joined
    else lines.push(word)
  }
  return lines
}

function rowLines(row: readonly Cell[], widths: readonly number[], style: Style): readonly string[] {
  const cells = widths.map((width, column) => {
    const cell = row[column] ?? ''
    const lines = textOf(cell)
      .split('\n')
      .flatMap((line) => wrapLine(line, width))
    return { lines, width, look: typeof cell === 'string' ? ('plain' as const) : cell.look }
  })
  const height = largest(cells.map(({ lines }) => lines.length))
  return Array.from({ length: height }, (_, index) => {
    const parts = cells.map(({ lines, width, look }) => {
      const line = lines[index] ?? ''
      return style(look, line) + ' '.repeat(width - line.length)
    })
    return parts.join(' '.repeat(GAP)).trimEnd()
  })
}

/** Rows in columns, wrapped to `room` characters. `ruled` puts a line under the first row and between the others. */
export function formatTable(
  rows: readonly (readonly Cell[])[],
  { room, style, ruled = false }: { room: number; style: Style; ruled?: boolean },
): string {
  const widths = columnWidths(rows, room)
  const rule = widths.map((width) => '-'.repeat(width)).join(' '.repeat(GAP))
  const blocks = rows.map((row) => rowLines(row, widths, style))
  const lines = blocks.flatMap((block, index) =>
    ruled && index < blocks.length - 1 ? [...block, style('dim', rule)] : block,
  )
  return lines.map((line) => `${line}\n`).join('')
}
