import type { Invocation } from './invocation.ts'
import { type Look, type Style, styleFor } from './style.ts'
import { type Cell, formatTable } from './table.ts'

/** What a person is shown, put together line by line. */
export type Page = {
  line: (text?: string, look?: Look) => void
  table: (rows: readonly (readonly Cell[])[], ruled?: boolean) => void
}

const WIDEST = 160
const NARROWEST = 60
const WITHOUT_TERMINAL = 120

/** The width to write for: that of the terminal, within reason. */
export function roomOf(columns: number | undefined): number {
  return Math.max(NARROWEST, Math.min(WIDEST, columns ?? WITHOUT_TERMINAL))
}

/** A page for one output. */
export function createPage(write: (text: string) => unknown, style: Style, room: number): Page {
  return {
    line: (text = '', look = 'plain') => {
      write(`${style(look, text)}\n`)
    },
    table: (rows, ruled = false) => {
      write(formatTable(rows, { room, style, ruled }))
    },
  }
}

/** Prints the result: as one JSON document where `--json` asks for it, else as the page that `fill` writes. */
export function report({ surroundings, has }: Invocation, document: unknown, fill: (page: Page) => void): void {
  const { stdout, env } = surroundings
  if (has('json')) {
    stdout.write(`${JSON.stringify(document, null, 2)}\n`)
    return
  }
  fill(createPage((text) => stdout.write(text), styleFor(stdout, env), roomOf(stdout.columns)))
}

/** Tells a person something beside the result. */
export function diagnose({ surroundings }: Pick<Invocation, 'surroundings'>, text: string): void {
  surroundings.stderr.write(`${text}\n`)
}
